package mendwell.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import mendwell.documents.QuoteDocument.Kind;
import mendwell.pictures.Photos;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
    private static Documents documents;

    @BeforeAll
    static void parseOnce() {
        documents = new Documents(Fonts.found());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aQuoteShowsEverythingTheCustomerDecidesOn(Language language) {
        var text = text(documents.pdf(Samples.quote(language), language));
        assertThat(text)
                .contains(
                        "Q-2026-000318",
                        "WO-2026-004711",
                        "SN-7K2204-118853",
                        "GV-8805-N",
                        "1,286.00",
                        "2,044.17",
                        "13%",
                        "Asia/Shanghai, UTC+08:00");
        assertThat(text)
                .contains(
                        language == Language.ZH_CN
                                ? List.of("报价单", "第 2 版", "保修承担", "2026年12月4日 23:59", "¥2,044.17")
                                : List.of(
                                        "Quote",
                                        "Version 2",
                                        "Covered by warranty",
                                        "4 Dec 2026, 23:59",
                                        "CN¥2,044.17"));
    }

    @Test
    void aRejectedLineStandsWithItsReasonAndOutOfTheTotal() {
        var text = text(documents.pdf(Samples.signedQuote(Language.EN), Language.EN));
        assertThat(text).contains("Rejected", "We still have seals in", "Total accepted", "CN¥1,961.68");
    }

    @Test
    void theEvidenceSaysWhatIsKnownAndClaimsNoMore() {
        var text = text(documents.pdf(Samples.signedQuote(Language.EN), Samples.evidence(Language.EN), Language.EN))
                .replaceAll("\\s+", " ");
        assertThat(text)
                .contains(
                        "Evidence of signing",
                        "138••••1234",
                        "7 strokes in 3.48 s",
                        "2026-11-22 03:04:05.678 UTC",
                        "2026-11-22 11:04:05.678 UTC+08:00",
                        "203.0.113.27",
                        "Art. 13",
                        "simple electronic signature",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        "pdfsig");
        assertThat(text).contains("neither an advanced nor a qualified signature");
        assertThat(text).doesNotContain("AdES", "QES");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aReportShowsWorkPhotosAndRating(Language language) throws IOException {
        var pdf = documents.pdf(Samples.report(language), Samples.evidence(language), language);
        assertThat(text(pdf))
                .contains(
                        "R-2026-000207",
                        "PCB-26-R3",
                        "김민준",
                        "★★★★",
                        language == Language.ZH_CN ? "2 小时 18 分钟" : "2 h 18 min");
        try (var document = Loader.loadPDF(pdf)) {
            var images = 0;
            for (var page : document.getPages())
                for (var name : page.getResources().getXObjectNames())
                    if (page.getResources().isImageXObject(name)) images++;
            assertThat(images).as("four photos, the signature, the QR code").isEqualTo(6);
        }
        assertThat(pdf.length).isLessThan(400_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"张伟", "㛃", "𠮷田", "김민준", "Łukasz", "O'Brien", "Đặng Thị Hồng", "Ольга", "佐々木 龘", "👍", "𠀀𪚥"})
    void anyNameIsDrawn(String name) {
        for (var language : Language.values()) {
            var pdf = documents.pdf(
                    Samples.quote(language, name, Samples.lines(language), new Signature.Typed(name, Samples.SIGNED)),
                    language);
            assertThat(text(pdf)).as(language.tag()).contains(name);
        }
    }

    @Test
    void arabicIsJoinedAndRunsFromRightToLeft() {
        var pdf = documents.pdf(
                Samples.quote(Language.EN, "عمر", Samples.lines(Language.EN), Signature.NONE), Language.EN);
        // Drawn from left to right: final reh, medial meem, initial ain.
        assertThat(drawnOrder(pdf)).contains("\uFEAE\uFEE4\uFECB");
    }

    @Test
    void whatCannotBeDrawnIsNamedBeforeAnythingIsMade() {
        assertThatThrownBy(() -> documents.pdf(
                        Samples.quote(Language.EN, "สมชาย", Samples.lines(Language.EN), Signature.NONE), Language.EN))
                .isInstanceOfSatisfying(
                        MissingGlyph.class,
                        missing -> assertThat(missing.codePoints()).contains(0x0E2A, 0x0E21))
                .hasMessageContaining("ส (U+0E2A)");
        assertThatThrownBy(() -> documents.pdf(
                        Samples.quote(Language.EN, "bell\u0007", Samples.lines(Language.EN), Signature.NONE),
                        Language.EN))
                .isInstanceOf(MissingGlyph.class)
                .hasMessageContaining("U+0007");
        assertThatThrownBy(() -> documents.pdf(
                        Samples.quote(Language.EN, "half \uD842", Samples.lines(Language.EN), Signature.NONE),
                        Language.EN))
                .isInstanceOf(MissingGlyph.class)
                .hasMessageContaining("U+D842");
    }

    @Test
    void whatCannotBeDrawnIsKnownWithoutDrawing() {
        var quote = Samples.quote(Language.EN, "สมชาย", Samples.lines(Language.EN), Signature.NONE);
        assertThatThrownBy(() -> documents.requireGlyphs(quote, Language.EN))
                .isInstanceOfSatisfying(MissingGlyph.class, missing -> assertThat(missing.characters()).startsWith("ส (U+0E2A)"));
        documents.requireGlyphs(Samples.quote(Language.EN, "刘洋 㛃 عمر", Samples.lines(Language.EN), Signature.NONE), Language.EN);
    }

    @Test
    void textThatLooksLikeMarkupStaysText() {
        var name = "<script>alert(1)</script> {{words.total}} {{{owner}}} &amp; </td></tr> \" ]]>";
        var pdf = documents.pdf(
                Samples.quote(Language.EN, name, Samples.lines(Language.EN), Signature.NONE), Language.EN);
        assertThat(text(pdf).replaceAll("\\s+", "")).contains(name.replaceAll("\\s+", ""));
    }

    @Test
    void invisibleCharactersCannotTurnTheTextAround() {
        var pdf = documents.pdf(
                Samples.quote(Language.EN, "pay \u202E00.1\u202C only", Samples.lines(Language.EN), Signature.NONE),
                Language.EN);
        assertThat(text(pdf)).contains("pay 00.1 only");
    }

    @Test
    void nothingIsEverFetched() throws IOException {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.png";
            for (var name : List.of(
                    "<img src=\"" + address + "\"/>",
                    "\"/><link rel=\"stylesheet\" href=\"" + address + "\"/>",
                    "</style><style>body{background:url(" + address + ")}</style>",
                    address)) {
                documents.pdf(
                        Samples.quote(
                                Language.EN,
                                name,
                                Samples.lines(Language.EN),
                                new Signature.Typed(name, Samples.SIGNED)),
                        Language.EN);
            }
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void onlyPicturesOfTheSameRenderingAreDrawn() {
        var pictures = new Pictures();
        assertThat(pictures.contains(pictures.signature(Samples.drawing()))).isTrue();
        assertThat(pictures.contains("data:image/png;base64,AAAA")).isFalse();
        assertThat(pictures.contains("file:///etc/passwd")).isFalse();
    }

    @Test
    void theSameDocumentIsTheSameBytes() throws InterruptedException {
        var once = documents.pdf(Samples.signedQuote(Language.ZH_CN), Samples.evidence(Language.ZH_CN), Language.ZH_CN);
        Thread.sleep(1100);
        assertThat(documents.pdf(Samples.signedQuote(Language.ZH_CN), Samples.evidence(Language.ZH_CN), Language.ZH_CN))
                .isEqualTo(once);
    }

    @Test
    void manyAtOnceDoNotDisturbEachOther() {
        var alone = documents.pdf(Samples.quote(Language.ZH_CN), Language.ZH_CN);
        var together = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> i % 3 == 2
                        ? documents.pdf(
                                Samples.quote(Language.EN, "عمر 𠮷田", Samples.lines(Language.EN), Signature.NONE),
                                Language.EN)
                        : documents.pdf(Samples.quote(Language.ZH_CN), Language.ZH_CN))
                .toList();
        for (int i = 0; i < together.size(); i++)
            if (i % 3 != 2) assertThat(together.get(i)).isEqualTo(alone);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aLongTableRepeatsItsHeadAndLosesNoLine(Language language) throws IOException {
        var pdf = documents.pdf(Samples.quote(language, "x", Samples.longTable(language), Signature.NONE), language);
        var all = text(pdf);
        for (int i = 1; i <= 60; i++) assertThat(all).containsOnlyOnce("BR-%04d".formatted(i));
        try (var document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            for (int page = 1; page <= pages; page++) {
                var text = text(document, page);
                assertThat(text)
                        .contains(
                                language == Language.ZH_CN
                                        ? "第 " + page + " / " + pages + " 页"
                                        : "Page " + page + " / " + pages);
                if (text.contains("BR-"))
                    assertThat(text).contains(Words.in(language).say("unitPrice"));
            }
        }
    }

    @Test
    void aWordLongerThanThePageBreaksInsteadOfRunningOut() {
        var line = Samples.line(Kind.PART, "X", "W".repeat(400), "1", "pc", 100, 100);
        var text = text(documents.pdf(Samples.quote(Language.EN, "x", List.of(line), Signature.NONE), Language.EN));
        assertThat(text.chars().filter(symbol -> symbol == 'W').count()).isGreaterThanOrEqualTo(400);
        assertThat(text.lines().filter(shown -> shown.contains("WWWW")).count()).isGreaterThan(5);
    }

    @Test
    void aQuoteThatDoesNotAddUpIsRefused() {
        var quote = Samples.quote(Language.EN);
        assertThatThrownBy(() -> new QuoteDocument(
                        quote.owner(),
                        quote.number(),
                        2,
                        quote.issuedAt(),
                        quote.validUntil(),
                        quote.zone(),
                        quote.job(),
                        quote.lines(),
                        Samples.cny(1),
                        BigDecimal.ZERO,
                        Samples.cny(0),
                        Samples.cny(1),
                        "",
                        Signature.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Q-2026-000318");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatReadersMayNotSeeLeavesNoTrace(Language language) {
        var zone = Samples.SHANGHAI;
        var bare = new Job("", "", "", "", "", "", null, "");
        var line = new QuoteDocument.Line(null, "", "", null, "", null, null, null, "");
        var nothing = new QuoteDocument(
                Samples.owner(language), "Q-1", 1, Samples.ISSUED, null, zone, bare, List.of(line, line), null, null, null, null, "", Signature.NONE);
        var noLines = new QuoteDocument(
                Samples.owner(language), "Q-1", 1, Samples.ISSUED, null, zone, bare, List.of(), null, null, null, Samples.cny(113), "", Signature.NONE);
        var noReport = new ReportDocument(
                Samples.owner(language), "R-1", 1, Samples.ISSUED, zone, bare, List.of(), null, null, null, "", "", List.of(), List.of(), List.of(),
                ReportDocument.Rating.NONE, Signature.NONE);
        var words = Words.in(language).byKey();
        for (var document : List.of(nothing, noLines, noReport)) {
            var text = text(documents.pdf(document, language));
            assertThat(text).doesNotContain("null", "0.00");
            for (var label : List.of("customer", "site", "unit", "warranty", "validUntil", "quantity", "unitPrice", "subtotal", "findings", "workDone", "engineers", "checkedIn", "labour")) {
                assertThat(text.lines().map(String::strip)).as(label).doesNotContain(words.get(label));
            }
            assertThat(text).contains(words.get("customerSignature"));
        }
        assertThat(text(documents.pdf(nothing, language))).contains("1 —", "2 —");
        assertThat(text(documents.pdf(noLines, language))).contains("1.13").doesNotContain(words.get("description"));
    }

    @Test
    void aPhotoTakenSidewaysIsPrintedUprightAndSmall() throws IOException {
        var photo = Photos.held(Photos.wide(4000), 6);
        var printed = new Pictures().photo(() -> new ByteArrayInputStream(photo));
        var image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(printed.substring(printed.indexOf(',') + 1))));
        assertThat(image.getWidth()).isEqualTo(500);
        assertThat(image.getHeight()).isEqualTo(1000);
        assertThat(new Color(image.getRGB(375, 250)).getBlue()).isLessThan(100);
        assertThat(new Color(image.getRGB(125, 250)).getBlue()).isGreaterThan(200);
    }

    @Test
    void photosAreOpenedOnlyToDrawThem() {
        var report = Samples.report(Language.EN);
        var unread = new ReportDocument.Photo(() -> {
            throw new IOException("opened");
        }, "Photo");
        var again = new ReportDocument(
                report.owner(), report.number(), report.version(), report.issuedAt(), report.zone(), report.job(), report.engineers(),
                report.checkedInAt(), report.finishedAt(), report.labourMinutes(), report.findings(), report.workDone(), report.parts(),
                List.of(unread), List.of(), report.rating(), report.signature());
        documents.requireGlyphs(again, Language.EN);
        assertThatThrownBy(() -> documents.pdf(again, Language.EN)).hasMessageContaining("opened");
    }

    @Test
    void aPictureThatIsNoneOrTooLargeIsRefused() {
        var notAPicture = new Signature.Drawn("x", Samples.SIGNED, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> documents.pdf(
                        Samples.quote(Language.EN, "x", Samples.lines(Language.EN), notAPicture), Language.EN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("picture");
        var tooLarge = new Signature.Drawn("x", Samples.SIGNED, png(8_000, 3_000));
        assertThatThrownBy(() -> documents.pdf(
                        Samples.quote(Language.EN, "x", Samples.lines(Language.EN), tooLarge), Language.EN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8000 × 3000");
    }

    @Test
    void missingFontsAreNamedWithTheWayToGetThem(@TempDir Path empty) {
        assertThatThrownBy(() -> Fonts.in(List.of(empty)))
                .isInstanceOf(FontsMissing.class)
                .hasMessageContainingAll(
                        "NotoSansSC_400Regular.ttf", "HanaMinB.ttf", "npm ci", "fonts-hanazono", Fonts.FOLDERS);
    }

    @Test
    void aQuoteWithEvidenceIsSmall() {
        assertThat(documents.pdf(Samples.signedQuote(Language.ZH_CN), Samples.evidence(Language.ZH_CN), Language.ZH_CN))
                .hasSizeLessThan(300_000);
    }

    private static byte[] png(int width, int height) {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    /// The characters in the order in which they are drawn, as the fonts know them.
    private static String drawnOrder(byte[] pdf) {
        var drawn = new StringBuilder();
        try (var document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition position) {
                    drawn.append(position.getUnicode());
                }
            }.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return drawn.toString();
    }
}
