package mendwell.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
    @TempDir
    Path folder;

    @Test
    void anotherProcessReadsWhatThisOneWrote() {
        var sealed = Rings.in(folder).encrypt(bytes("hello"), "greeting");
        var other = Rings.in(folder);
        assertThat(other.decrypt(sealed, "greeting")).contains(bytes("hello"));
        assertThat(other.decrypt(sealed, "farewell")).isEmpty();
        sealed[sealed.length - 1] ^= 1;
        assertThat(other.decrypt(sealed, "greeting")).isEmpty();
    }

    @Test
    void aNewKeyIsForNewDataAtOnceAndInRunningProcessesToo() throws IOException, InterruptedException {
        var running = Rings.in(folder);
        var old = running.encrypt(bytes("old"), "x");
        var command = Rings.in(folder);
        var id = command.rotate();
        assertThat(running.decrypt(command.encrypt(bytes("new"), "x"), "x")).contains(bytes("new"));
        Thread.sleep(1100);
        assertThat(running.current()).isEqualTo(id);
        assertThat(running.decrypt(old, "x")).contains(bytes("old"));
        assertThat(running.name("content")).isEqualTo(command.name("content")).isEqualTo(Rings.in(folder).name("content"));
    }

    @Test
    void anOldKeyGoesOnlyWhenNothingNeedsIt() throws IOException {
        var ring = Rings.in(folder);
        var old = ring.encrypt(bytes("old"), "x");
        ring.rotate();
        assertThatThrownBy(ring::forgetOld).isInstanceOf(IllegalStateException.class);
        ring.complete("00000000"); // said of another key
        assertThatThrownBy(ring::forgetOld).isInstanceOf(IllegalStateException.class);
        ring.complete(ring.current());
        assertThat(ring.forgetOld()).isEqualTo(1);
        assertThat(ring.keys()).hasSize(1);
        assertThat(ring.decrypt(old, "x")).isEmpty();
    }

    @Test
    void theFileIsOnlyForItsOwnerAndHasNoKeyInThePlain() throws IOException {
        Rings.in(folder);
        var file = folder.resolve("secret.key.ring");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        for (var line : Files.readAllLines(file)) {
            assertThat(Base64.getDecoder().decode(line.split(" ")[3])).hasSize(12 + 32 + 16);
        }
        Files.write(folder.resolve("secret.key"), bytes("another key of thirty-two bytes!"));
        assertThatThrownBy(() -> Rings.in(folder)).isInstanceOf(UncheckedIOException.class).cause().hasMessageContaining("do not belong");
    }

    @Test
    void processesThatStartAtOnceHaveTheSameKeys() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            Files.write(folder.resolve("secret.key"), new byte[32]);
            var ids = new HashSet<String>();
            for (var made : threads.invokeAll(
                    IntStream.range(0, 16).<Callable<String>>mapToObj(i -> () -> Rings.in(folder).current()).toList())) {
                ids.add(made.get());
            }
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void anotherSecretKeyOpensTheSameAndTheOldOneCanBeDestroyed() throws IOException {
        var ring = Rings.in(folder);
        var before = new Secrets(folder.resolve("secret.key"));
        var token = before.encrypt("token");
        var wrapped = before.wrap(bytes("seal"), "audit.key");
        var link = before.sign("link");
        var other = folder.resolve("other.key");
        before.replaced(other);
        assertThat(Files.readAllBytes(other)).hasSize(32).isNotEqualTo(Files.readAllBytes(folder.resolve("secret.key")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(other))).isEqualTo("rw-------");
        assertThat(before.decrypt(token)).contains("token");
        Files.delete(folder.resolve("secret.key"));
        Files.delete(folder.resolve("secret.key.ring"));

        var after = new Secrets(other);
        assertThat(after.decrypt(token)).contains("token");
        assertThat(after.unwrap(wrapped, "audit.key")).contains(bytes("seal"));
        assertThat(after.isSigned("link", link)).isTrue();
        assertThat(after.derived("seal.p12")).isEqualTo(before.derived("seal.p12")).hasSize(22);
        assertThat(after.ring().name("content")).isEqualTo(ring.name("content"));
        assertThatThrownBy(() -> after.replaced(other)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(new Secrets(other).decrypt(token)).contains("token");
    }

    @Test
    void aSignatureIsGoodUntilItsKeyIsForgotten() throws IOException {
        Rings.in(folder);
        var secrets = new Secrets(folder.resolve("secret.key"));
        var link = secrets.sign("link");
        assertThat(secrets.isSigned("link", link)).isTrue();
        assertThat(secrets.isSigned("another", link)).isFalse();
        assertThat(List.of("", link.substring(1), link + "A", "not a signature, is it", secrets.derived("link")))
                .noneMatch(text -> secrets.isSigned("link", text));
        secrets.ring().rotate();
        assertThat(secrets.isSigned("link", link)).isTrue();
        assertThat(secrets.sign("link")).isNotEqualTo(link);
        Rings.forgetOld(secrets.ring());
        assertThat(secrets.isSigned("link", link)).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
