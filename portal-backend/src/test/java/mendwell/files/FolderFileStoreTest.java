package mendwell.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import mendwell.access.KeyRing;
import mendwell.access.Rings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFileStoreTest {
    private static final String KEY = "ab".repeat(32);
    private static final Instant DAY_ONE = Instant.parse("2026-11-01T08:00:00Z");

    @TempDir
    Path folder;

    private FolderFileStore store;

    @BeforeEach
    void open() throws IOException {
        store = at(DAY_ONE);
    }

    @Test
    void whatWasKeptIsReadFromAnyByteOn() throws IOException {
        keep("hello");
        assertThat(read(0)).isEqualTo("hello");
        assertThat(read(3)).isEqualTo("lo");
        assertThat(folder.resolve("files/drafts")).isEmptyDirectory();
    }

    @Test
    void theSameContentTwiceIsKeptOnce() throws IOException {
        keep("hello");
        keep("hello");
        assertThat(read(0)).isEqualTo("hello");
        assertThat(folder.resolve("files/drafts")).isEmptyDirectory();
    }

    @Test
    void aCrashBeforeTheRenameLeavesNoContentAndTheDraftIsSwept() throws IOException {
        var draft = store.draft();
        Files.writeString(draft, "hel"); // the power went here
        Files.setLastModifiedTime(draft, java.nio.file.attribute.FileTime.from(DAY_ONE));
        var restarted = at(DAY_ONE.plusSeconds(200_000));
        assertThatThrownBy(() -> restarted.open(KEY, 0)).isInstanceOf(NoSuchFileException.class);
        assertThat(restarted.sweep(DAY_ONE.plusSeconds(100_000), key -> true)).isZero();
        assertThat(draft).doesNotExist();
    }

    @Test
    void aSweepRemovesOnlyWhatIsOldAndUnneeded() throws IOException {
        keep("hello");
        assertThat(store.sweep(DAY_ONE.minusSeconds(1), key -> false)).isZero();
        assertThat(store.sweep(DAY_ONE.plusSeconds(1), key -> true)).isZero();
        at(DAY_ONE.plusSeconds(60)).keep(draft("hello"), KEY); // kept again: young again
        assertThat(store.sweep(DAY_ONE.plusSeconds(1), key -> false)).isZero();
        assertThat(store.sweep(DAY_ONE.plusSeconds(61), key -> false)).isEqualTo(1);
        assertThatThrownBy(() -> store.open(KEY, 0)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aContentOfAnySizeIsReadFromAnyByteOn() throws IOException {
        var random = new Random(7);
        for (int size : new int[] {0, 1, 65535, 65536, 65537, 131072, 200_000}) {
            var bytes = new byte[size];
            random.nextBytes(bytes);
            var key = "%064x".formatted(size);
            store.keep(Files.write(store.draft(), bytes), key);
            for (int from : new int[] {0, 1, 65535, 65536, 65537, 131071, size - 1, size, size + 9}) {
                if (from >= 0) {
                    try (var in = store.open(key, from)) {
                        assertThat(in.readAllBytes()).as("%d from %d", size, from).isEqualTo(Arrays.copyOfRange(bytes, Math.min(from, size), size));
                    }
                }
            }
        }
    }

    @Test
    void theDiskTellsNeitherTheContentNorItsName() throws IOException {
        keep("a secret of the customer");
        for (var file : contents()) {
            assertThat(file.toString()).doesNotContain(KEY);
            assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("secret of")
                    .doesNotContain(KEY);
        }
    }

    @Test
    void aChangedCutOrExchangedContentIsNotRead() throws IOException {
        var bytes = new byte[200_000];
        store.keep(Files.write(store.draft(), bytes), KEY);
        var file = contents().getFirst();
        var whole = Files.readAllBytes(file);
        for (int at : new int[] {2, 20, 60, 200, 70_000, whole.length - 1}) {
            var changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> read(0)).as("byte %d", at).isInstanceOf(IOException.class);
        }
        int piece = 65536 + 16;
        int body = whole.length - (200_000 + 4 * 16);
        for (int length : new int[] {0, 5, body, body + 100, body + piece, body + 2 * piece, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> read(0)).as("cut to %d", length).isInstanceOf(IOException.class);
        }
        Files.delete(file);
        var other = "cd".repeat(32);
        store.keep(Files.writeString(store.draft(), "other"), other);
        Files.createDirectories(file.getParent());
        Files.move(contents().getFirst(), file);
        assertThatThrownBy(() -> read(0)).isInstanceOf(IOException.class);
    }

    @Test
    void plainContentsOfEarlierVersionsAreReadSweptAndRenewed() throws IOException {
        var plain = folder.resolve("files/ab/ab/" + KEY);
        Files.createDirectories(plain.getParent());
        Files.writeString(plain, "hello");
        assertThat(read(2)).isEqualTo("llo");
        assertThat(store.renew()).isEqualTo(1);
        assertThat(plain).doesNotExist();
        assertThat(read(2)).isEqualTo("llo");
        assertThat(store.renew()).isZero();
        Files.writeString(plain, "hello");
        Files.setLastModifiedTime(plain, java.nio.file.attribute.FileTime.from(DAY_ONE));
        assertThat(store.sweep(DAY_ONE.plusSeconds(1), key -> false)).isEqualTo(1);
        assertThat(store.sweep(Instant.now().plusSeconds(60), key -> key.equals(KEY))).isZero();
        assertThat(store.sweep(Instant.now().plusSeconds(60), key -> false)).isEqualTo(1);
    }

    @Test
    void aRenewalThatIsBrokenOffAnywhereLosesNothing() throws IOException {
        var ring = Rings.in(folder);
        for (int i = 0; i < 40; i++) {
            store.keep(draft("content " + i), "%064x".formatted(i));
        }
        Files.createDirectories(folder.resolve("files/ab/ab"));
        Files.writeString(folder.resolve("files/ab/ab").resolve(KEY), "plain");
        var random = new Random(7);
        for (int round = 0; round < 10; round++) {
            Rings.rotate(ring);
            // What a crash leaves: some renewed, one both plain and sealed, half a draft.
            var files = contents();
            for (int i = 0; i < files.size() / 2; i++) {
                var file = files.get(random.nextInt(files.size()));
                if (file.toString().endsWith(".sealed")) {
                    var key = SealedContent.contentOf(file, ring);
                    var draft = Files.createTempFile(folder, "", "");
                    try (var in = SealedContent.open(file, 0, key, ring)) {
                        SealedContent.write(in, draft, key, ring);
                    }
                    Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
                }
            }
            Files.writeString(store.draft(), "MWF1 half a dr");
            var restarted = at(DAY_ONE.plusSeconds(round));
            restarted.renew();
            assertThat(restarted.renew()).isZero();
            Rings.forgetOld(ring);
            assertThat(contents()).allSatisfy(file -> assertThat(SealedContent.keyOf(file)).isEqualTo(ring.current()));
            for (int i = 0; i < 40; i++) {
                try (var in = restarted.open("%064x".formatted(i), 0)) {
                    assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("content " + i);
                }
            }
            assertThat(read(0)).isEqualTo("plain");
        }
    }

    @Test
    void aContentIsReadWhileItIsRenewed() throws IOException {
        var bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        store.keep(Files.write(store.draft(), bytes), KEY);
        KeyRing ring = Rings.in(folder);
        try (var in = store.open(KEY, 0)) {
            var first = in.readNBytes(1000);
            Rings.rotate(ring);
            at(DAY_ONE).renew();
            Rings.forgetOld(ring);
            assertThat(first).isEqualTo(Arrays.copyOf(bytes, 1000));
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 1000, bytes.length));
        }
    }

    private List<Path> contents() throws IOException {
        try (var all = Files.walk(folder.resolve("files"))) {
            return all.filter(Files::isRegularFile).filter(file -> !file.startsWith(folder.resolve("files/drafts"))).toList();
        }
    }

    @Test
    void aKeyIsNeverAPath() {
        assertThatThrownBy(() -> store.open("../../etc/passwd", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private FolderFileStore at(Instant now) throws IOException {
        return new FolderFileStore(folder.resolve("files"), Rings.in(folder), Clock.fixed(now, ZoneOffset.UTC));
    }

    private Path draft(String text) throws IOException {
        return Files.writeString(store.draft(), text);
    }

    private void keep(String text) throws IOException {
        store.keep(draft(text), KEY);
    }

    private String read(long from) throws IOException {
        try (var in = store.open(KEY, from)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
