package mendwell.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mendwell.documents.Documents;
import mendwell.documents.Fonts;
import mendwell.documents.Language;
import mendwell.documents.Samples;
import mendwell.seals.Verdict.Change;
import mendwell.seals.Verdict.Changed;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:04:05Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String COMPANY = "宁波远航暖通设备有限公司";

    @TempDir
    static Path folder;

    private static SealKey key;
    private static SealCheck check;
    private static byte[] plain;
    private static byte[] sealed;

    /// Held, or the level set on it would be forgotten.
    private static final Logger PDF_READER = Logger.getLogger("org.apache.pdfbox");

    @BeforeAll
    static void sealOnce() throws IOException {
        PDF_READER.setLevel(Level.OFF);
        key = SealKey.in(folder.resolve("seal.p12"), "correct horse".toCharArray(), COMPANY, CLOCK);
        check = new SealCheck(List.of(key.certificate()));
        plain = blank();
        sealed = Seal.with(key, CLOCK).seal(plain, "报价已签署", "宁波").pdf();
    }

    @Test
    void aSealedFileIsIntactAndSaysByWhomAndWhen() {
        assertThat(check.check(sealed))
                .isEqualTo(new Verdict.Intact(COMPANY, key.fingerprint(), NOW, true, Optional.empty()));
    }

    @Test
    void aFileThatWasNeverSealedIsNotSealed() {
        assertThat(check.check(plain)).isEqualTo(new Verdict.NotSealed());
        assertThat(check.check("not a PDF".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Verdict.NotSealed());
        assertThat(check.check(new byte[0])).isEqualTo(new Verdict.NotSealed());
    }

    @Test
    void aChangedByteAnywhereIsFound() {
        var unnoticed = new ArrayList<Integer>();
        for (int at = 0; at < sealed.length; at += 11) {
            if (!(check.check(flipped(at, 1)) instanceof Changed)) unnoticed.add(at);
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void aChangedByteOfTheSealItselfIsFound() throws IOException {
        int start = contents() + 1;
        int digits = 2 * (contentsDer().length + 8);
        assertThat(digits).isGreaterThan(2_000);
        var unnoticed = new ArrayList<Integer>();
        for (int at = start; at < start + digits; at++) {
            byte[] other = sealed.clone();
            other[at] = (byte) (other[at] == '0' ? '1' : '0');
            if (!(check.check(other) instanceof Changed)) unnoticed.add(at - start);
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void theSpellingOfTheSealCannotChangeEither() {
        byte[] other = sealed.clone();
        int at = contents() + 1;
        while (other[at] < 'A') at++;
        other[at] = (byte) Character.toLowerCase(other[at]);
        assertThat(check.check(other)).isEqualTo(new Changed(Change.SEAL));
    }

    @Test
    void aRemovedOrAddedLastByteIsFound() {
        assertThat(check.check(Arrays.copyOf(sealed, sealed.length - 1))).isInstanceOf(Changed.class);
        assertThat(check.check(Arrays.copyOf(sealed, sealed.length + 1))).isEqualTo(new Changed(Change.APPENDED));
        assertThat(check.check(Arrays.copyOf(sealed, sealed.length / 2))).isInstanceOf(Changed.class);
    }

    @Test
    void aFileMadeToExhaustTheCheckerIsAnswered() {
        var nested = "%PDF-1.7\n1 0 obj\n" + "[".repeat(2_000_000) + "\nendobj\ntrailer <</Root 1 0 R>>\n/ByteRange";
        assertThat(check.check(nested.getBytes(StandardCharsets.US_ASCII))).isInstanceOf(Changed.class);
        byte[] huge = sealed.clone();
        System.arraycopy("30847FFFFFF0".getBytes(StandardCharsets.US_ASCII), 0, huge, contents() + 1, 12);
        assertThat(check.check(huge)).isEqualTo(new Changed(Change.SEAL));
    }

    @Test
    void anUpdateAppendedAfterTheSealIsFound() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(sealed)) {
            document.getDocumentInformation().setTitle("cheaper");
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }
        assertThat(out.size()).isGreaterThan(sealed.length);
        assertThat(check.check(out.toByteArray())).isEqualTo(new Changed(Change.APPENDED));
    }

    @Test
    void somebodyElsesSealIsNotOursEvenUnderOurName() throws Exception {
        var stranger = OtherKeys.ecdsa(folder.resolve("stranger.p12"), COMPANY, NOW);
        var theirs = Seal.with(stranger, CLOCK).seal(plain, "", "").pdf();
        assertThat(check.check(theirs)).isEqualTo(new Verdict.NotOurs(COMPANY, stranger.fingerprint()));
    }

    @Test
    void aSealFromBeforeARotationStillHolds() throws Exception {
        var next = OtherKeys.ecdsa(folder.resolve("next.p12"), COMPANY, NOW);
        assertThat(new SealCheck(List.of(next.certificate(), key.certificate())).check(sealed))
                .isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void aSealedFileIsNotSealedTwice() {
        assertThatThrownBy(() -> Seal.with(key, CLOCK).seal(sealed, "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sealed already");
    }

    @Test
    void theSealIsABaselineSignature() throws Exception {
        var cms = new CMSSignedData(contentsDer());
        var signer = cms.getSignerInfos().iterator().next();
        assertThat(signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                .isNotNull();
        // ETSI EN 319 142-1: the claimed time stands in the PDF, never in the signature.
        assertThat(signer.getSignedAttributes().get(CMSAttributes.signingTime)).isNull();
        try (var document = Loader.loadPDF(sealed)) {
            var signature = document.getLastSignatureDictionary();
            assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
            assertThat(signature.getName()).isEqualTo(COMPANY);
            assertThat(signature.getReason()).isEqualTo("报价已签署");
            assertThat(signature.getLocation()).isEqualTo("宁波");
        }
    }

    @Test
    void anEcdsaKeyOfTheOwnerSealsToo() throws Exception {
        var owners = OtherKeys.ecdsa(folder.resolve("owner.p12"), COMPANY, NOW);
        var pdf = Seal.with(owners, CLOCK).seal(plain, "", "").pdf();
        assertThat(new SealCheck(List.of(owners.certificate())).check(pdf)).isInstanceOf(Verdict.Intact.class);
        assertThat(pdfsig(pdf)).contains("Signature is Valid");
    }

    @Test
    void anAuthoritysTimestampIsKeptWithTheSeal() throws Exception {
        var at = NOW.plusSeconds(2);
        var stamped = Seal.with(key, CLOCK, OtherKeys.authority(at)).seal(plain, "", "");
        assertThat(stamped.timestamped()).isTrue();
        var verdict = (Verdict.Intact) check.check(stamped.pdf());
        assertThat(verdict.timestamp()).contains(new Verdict.Timestamp(at, "Test time"));
        assertThat(pdfsig(stamped.pdf())).contains("Signature is Valid");
    }

    @Test
    void aSilentAuthorityLeavesTheTimestampPending() {
        var pending = Seal.with(key, CLOCK, hash -> {
                    throw new IOException("no route to host");
                })
                .seal(plain, "", "");
        assertThat(pending.timestamped()).isFalse();
        assertThat(((Verdict.Intact) check.check(pending.pdf())).timestamp()).isEmpty();
    }

    @Test
    void aTimestampAboutSomethingElseIsNotKept() throws Exception {
        var authority = OtherKeys.authority(NOW);
        var pending =
                Seal.with(key, CLOCK, hash -> authority.token(new byte[32])).seal(plain, "", "");
        assertThat(pending.timestamped()).isFalse();
        assertThat(check.check(pending.pdf())).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void anotherProgramAgreesThatASignedQuoteIsIntact() throws Exception {
        var quote = new Documents(Fonts.found())
                .pdf(Samples.signedQuote(Language.ZH_CN), Samples.evidence(Language.ZH_CN), Language.ZH_CN);
        var pdf = Seal.with(key, CLOCK).seal(quote, "报价已签署", "宁波").pdf();
        assertThat(pdfsig(pdf))
                .contains("Signature is Valid")
                .contains("Total document signed")
                .contains("ETSI.CAdES.detached");
        assertThat(check.check(pdf)).isInstanceOf(Verdict.Intact.class);
        assertThat(pdf.length).isLessThan(300_000);
        for (int at : new int[] {20, pdf.length / 7, pdf.length / 3, pdf.length / 2, pdf.length - 10}) {
            byte[] other = pdf.clone();
            other[at] ^= 1;
            assertThat(pdfsig(other)).as("byte %d", at).doesNotContain("Signature is Valid");
            assertThat(check.check(other)).as("byte %d", at).isInstanceOf(Changed.class);
        }
    }

    private static byte[] flipped(int at, int bit) {
        byte[] other = sealed.clone();
        other[at] ^= (byte) bit;
        return other;
    }

    private static int contents() {
        return new String(sealed, StandardCharsets.ISO_8859_1).indexOf("/Contents <") + "/Contents ".length();
    }

    private static byte[] contentsDer() throws IOException {
        try (var document = Loader.loadPDF(sealed);
                var padded = new ASN1InputStream(
                        document.getLastSignatureDictionary().getContents())) {
            return padded.readObject().getEncoded();
        }
    }

    private static byte[] blank() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static String pdfsig(byte[] pdf) throws IOException, InterruptedException {
        var file = Files.createTempFile(folder, "sealed", ".pdf");
        Files.write(file, pdf);
        var process = new ProcessBuilder("pdfsig", "-nocert", file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
