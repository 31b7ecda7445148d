package mendwell.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import mendwell.access.Hash;
import mendwell.seals.Seal;
import mendwell.seals.SealCertificates;
import mendwell.seals.SealCheck;
import mendwell.seals.SealKey;
import mendwell.seals.Verdict.Change;
import mendwell.signatures.VerificationView.Recorded;
import mendwell.signatures.VerificationView.Result;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:04:05Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final UUID ID = UUID.fromString("019b0000-0000-7000-8000-000000000001");

    @TempDir
    static Path folder;

    private static SealKey key;
    private static SealCheck check;
    private static byte[] plain;
    private static byte[] sealed;
    private static Recorded recorded;

    @BeforeAll
    static void sealOnce() throws IOException {
        key = key("own", "宁波远航暖通设备有限公司");
        check = new SealCheck(SealCertificates.with(key, folder.resolve("certificates")));
        plain = blank();
        sealed = Seal.with(key, CLOCK).seal(plain, "Q-2026-000001", "宁波").pdf();
        recorded = new Recorded(ID, DocumentKind.QUOTE, "Q-2026-000001", NOW, Hash.sha256(sealed), 0);
    }

    @Test
    void theFileWeRecordedIsIntactAndSaysByWhomAndWhen() {
        var said = said(sealed, recorded);
        assertThat(said.result()).isEqualTo(Result.INTACT);
        assertThat(said.asRecorded()).isTrue();
        assertThat(said.signer()).isEqualTo("宁波远航暖通设备有限公司");
        assertThat(said.certificateSha256()).isEqualTo(key.fingerprint());
        assertThat(said.claimedAt()).isEqualTo(NOW);
        assertThat(said.timestampedAt()).as("nobody else confirmed the time").isNull();
        assertThat(said.fileSha256()).isEqualTo(said.sha256()).isEqualTo(HexFormat.of().formatHex(Hash.sha256(sealed)));
        assertThat(said.number()).isEqualTo("Q-2026-000001");
        assertThat(said.chainBrokenAt()).isZero();
    }

    @Test
    void aSealedFileWithoutARecordIsIntactAndNotRecorded() {
        var said = said(sealed, null);
        assertThat(said.result()).isEqualTo(Result.INTACT);
        assertThat(said.asRecorded()).isFalse();
        assertThat(said.documentId()).isNull();
        assertThat(said.chainBrokenAt()).isNull();
    }

    @Test
    void aFileWithSomethingBehindItsEndIsChanged() {
        var longer = java.util.Arrays.copyOf(sealed, sealed.length + 1);
        longer[sealed.length] = '\n';
        var said = said(longer, recorded);
        assertThat(said.result()).isEqualTo(Result.CHANGED);
        assertThat(said.change()).isEqualTo(Change.APPENDED);
        assertThat(said.asRecorded()).isFalse();
        assertThat(said.signer()).as("a seal that does not hold names nobody").isNull();
        assertThat(said.sha256()).isNotEqualTo(said.fileSha256());
    }

    @Test
    void aFileWithoutASealIsNotSealed() {
        assertThat(said(plain, null).result()).isEqualTo(Result.NOT_SEALED);
        assertThat(said("no PDF".getBytes(StandardCharsets.UTF_8), null).result()).isEqualTo(Result.NOT_SEALED);
    }

    @Test
    void aSealInOurNameByAnotherKeyIsNotOurs() {
        var other = key("other", "宁波远航暖通设备有限公司");
        var said = said(Seal.with(other, CLOCK).seal(plain, "Q-2026-000001", "宁波").pdf(), null);
        assertThat(said.result()).isEqualTo(Result.NOT_OURS);
        assertThat(said.certificateSha256()).isEqualTo(other.fingerprint()).isNotEqualTo(key.fingerprint());
        assertThat(said.claimedAt()).as("a stranger's word on the time").isNull();
    }

    @Test
    void whatAnEarlierKeySealedStaysOurs() throws IOException {
        var certificates = folder.resolve("over the years");
        SealCertificates.with(key, certificates);
        var both = SealCertificates.with(key("new", "宁波远航"), certificates);
        assertThat(both).hasSize(2);
        assertThat(Files.list(certificates)).hasSize(2);
        assertThat(VerificationView.of(sealed, new SealCheck(both).check(sealed), null).result()).isEqualTo(Result.INTACT);
    }

    @Test
    void withoutAFileOnlyTheRecordIsTold() {
        assertThat(VerificationView.of(recorded))
                .isEqualTo(new VerificationView(
                        null, null, null, null, null, null, null, null, null, null, ID, DocumentKind.QUOTE, "Q-2026-000001", NOW,
                        HexFormat.of().formatHex(Hash.sha256(sealed)), 0));
    }

    private static VerificationView said(byte[] file, Recorded recorded) {
        return VerificationView.of(file, check.check(file), recorded);
    }

    private static SealKey key(String name, String company) {
        return SealKey.in(folder.resolve(name + ".p12"), "correct horse".toCharArray(), company, CLOCK);
    }

    private static byte[] blank() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
