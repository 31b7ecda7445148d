package mendwell.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealKeyTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T03:04:05Z"), ZoneOffset.UTC);
    private static final char[] PASSWORD = "correct horse".toCharArray();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path file;
    private static SealKey first;

    @BeforeAll
    static void makeOne() {
        file = shared.resolve("keys/seal.p12");
        first = SealKey.in(file, PASSWORD, "O'Brien & Söhne, \"Łódź\"", CLOCK);
    }

    @AfterEach
    void onlyItsUserMayReadAgain() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void theFirstUseMakesAKeyThatOnlyItsUserMayRead() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(((RSAPublicKey) first.certificate().getPublicKey())
                        .getModulus()
                        .bitLength())
                .isEqualTo(3072);
        assertThat(first.company()).isEqualTo("O'Brien & Söhne, \"Łódź\"");
        assertThat(first.certificate().getNotBefore()).isEqualTo("2026-11-22T03:04:05Z");
        assertThat(first.certificate().getNotAfter()).isEqualTo("2036-11-22T03:04:05Z");
        assertThat(filesIn(file.getParent())).containsExactly("seal.p12");
    }

    @Test
    void everyLaterUseHasTheSameKey() {
        assertThat(SealKey.in(file, PASSWORD, "Another name", CLOCK).fingerprint())
                .isEqualTo(first.fingerprint());
    }

    @Test
    void severalFirstUsesAtOnceEndWithOneKey() throws IOException {
        var contested = folder.resolve("seal.p12");
        var keys = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> SealKey.in(contested, PASSWORD, "Company", CLOCK).fingerprint())
                .distinct();
        assertThat(keys).hasSize(1);
        assertThat(filesIn(folder)).containsExactly("seal.p12");
    }

    @Test
    void aWrongPasswordIsSaid() {
        assertThatThrownBy(() -> SealKey.in(file, "wrong".toCharArray(), "Company", CLOCK))
                .isInstanceOf(SealKeyUnusable.class)
                .hasMessageContaining("password");
    }

    @Test
    void aKeyOthersMayReadIsRefused() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> SealKey.in(file, PASSWORD, "Company", CLOCK))
                .isInstanceOf(SealKeyUnusable.class)
                .hasMessageContaining("chmod 600");
    }

    private static Stream<String> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
