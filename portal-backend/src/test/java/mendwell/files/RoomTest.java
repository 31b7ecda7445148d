package mendwell.files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import mendwell.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {
    @TempDir
    Path data;

    @Test
    void aDiskThatIsNearlyFullTakesNoUploads() {
        var free = data.toFile().getUsableSpace() / 1_000_000;
        assertThatThrownBy(() -> leaving(2 * free).take("unit:x", 0)).hasMessage("file/no-room");
        assertThatThrownBy(() -> leaving(free - 50).take("unit:x", 99_000_000)).as("as it would be afterwards").hasMessage("file/no-room");
    }

    private Room leaving(long megabytes) {
        var settings = new Settings(URI.create("http://localhost"), data.toString(), "", "Asia/Shanghai", "", "", "", "");
        return new Room(null, Clock.systemUTC(), settings, megabytes);
    }
}
