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
        assertThat(folder.resolve("ab/ab/" + KEY)).exists();
        assertThat(folder.resolve("drafts")).isEmptyDirectory();
    }

    @Test
    void theSameContentTwiceIsKeptOnce() throws IOException {
        keep("hello");
        keep("hello");
        assertThat(read(0)).isEqualTo("hello");
        assertThat(folder.resolve("drafts")).isEmptyDirectory();
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
    void aKeyIsNeverAPath() {
        assertThatThrownBy(() -> store.open("../../etc/passwd", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private FolderFileStore at(Instant now) throws IOException {
        return new FolderFileStore(folder, Clock.fixed(now, ZoneOffset.UTC));
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
