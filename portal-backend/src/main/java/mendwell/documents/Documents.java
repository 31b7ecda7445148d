package mendwell.documents;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Makes PDF files of documents. One instance serves all threads; templates and fonts are parsed once.
public final class Documents {
    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final Fonts fonts;
    private final Templates templates = new Templates();
    private final FSCacheEx<String, FSCacheValue> fontMetrics = new FSDefaultCacheStore();

    public Documents(Fonts fonts) {
        this.fonts = fonts;
    }

    /// The document as it is read, without evidence of a signing.
    ///
    /// @return a PDF; the same document gives the same bytes
    /// @throws MissingGlyph when a character is in no font
    public byte[] pdf(Document document, Language language) {
        var pictures = new Pictures();
        return pdf(document, language, pictures, new Pages(Words.in(language), pictures, document).read());
    }

    /// The signed document with the page of evidence behind it, ready to be sealed.
    ///
    /// @return a PDF; the same document and evidence give the same bytes
    /// @throws MissingGlyph when a character is in no font
    public byte[] pdf(Document document, EvidencePage evidence, Language language) {
        var pictures = new Pictures();
        return pdf(document, language, pictures, new Pages(Words.in(language), pictures, document).signed(evidence));
    }

    /// Looks whether the document can be drawn at all, which takes a fraction of drawing it.
    ///
    /// @throws MissingGlyph when a character is in no font
    public void requireGlyphs(Document document, Language language) {
        families(templates.page(new Pages(Words.in(language), Pictures.leftOut(), document).read()), language);
    }

    private List<Fonts.Family> families(org.w3c.dom.Document page, Language language) {
        var text = page.getDocumentElement().getTextContent();
        return fonts.drawing(text + ArabicText.joined(text), language);
    }

    private byte[] pdf(Document document, Language language, Pictures pictures, Map<String, Object> shown) {
        var page = templates.page(shown);
        var text = page.getDocumentElement().getTextContent();
        var families = families(page, language);
        page.getElementsByTagName("style").item(0).setTextContent(templates.style(style(document.owner(), families)));

        try (var pdf = new PDDocument()) {
            var builder = new PdfRendererBuilder()
                    .useFastMode()
                    .usePDDocument(pdf)
                    .withW3cDocument(page, null)
                    .withProducer("Mendwell")
                    .usePdfUaAccessibility(true)
                    .useUnicodeBidiSplitter(ArabicText.Runs::new)
                    .useUnicodeBidiReorderer(new ArabicText())
                    .useCacheStore(CacheStore.PDF_FONT_METRICS, fontMetrics)
                    .useUriResolver((base, address) -> pictures.contains(address) ? address : null);
            for (var priority : ExternalResourceControlPriority.values())
                builder.useExternalResourceAccessControl((address, kind) -> pictures.contains(address), priority);
            for (var face : fonts.faces(families))
                builder.useFont(embedded(face, pdf), face.family().name(), face.weight(), FontStyle.NORMAL, true);
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
            }
            return bytes(pdf, document, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> style(Owner owner, List<Fonts.Family> families) {
        return Map.of(
                // Noto Sans runs larger than the Latin letters of Noto Sans SC.
                "size", families.getFirst() == Fonts.Family.LATIN ? "8.5pt" : "9pt",
                "accent", owner.accent(),
                "tint", owner.tint(0.07),
                "line", owner.tint(0.25),
                "fonts", families.stream().map(Fonts.Family::name).collect(Collectors.joining(", ")));
    }

    private PDFontSupplier embedded(Fonts.Face face, PDDocument pdf) {
        return new PDFontSupplier(null) {
            @Override
            public PDFont supply() {
                try {
                    return PDType0Font.load(pdf, fonts.outlines(face), true);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /// The library would write the clock and chance into the file; both come from the document instead.
    private static byte[] bytes(PDDocument pdf, Document document, String text) throws IOException {
        var issuedAt = GregorianCalendar.from(ZonedDateTime.ofInstant(document.issuedAt(), document.zone()));
        pdf.getDocumentInformation().setCreationDate(issuedAt);
        pdf.getDocumentInformation().setAuthor(document.owner().name());
        var id = new CRC32();
        id.update(text.getBytes(StandardCharsets.UTF_8));
        pdf.setDocumentId(id.getValue());
        var out = new ByteArrayOutputStream();
        pdf.save(out);
        return out.toByteArray();
    }
}
