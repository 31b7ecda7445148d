package mendwell.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({"bytes=0-0,0,0", "bytes=10-19,10,19", "bytes=90-,90,99", "bytes=90-500,90,99", "bytes=-10,90,99", "bytes=-500,0,99"})
    void theRangeAskedForIsSent(String header, long first, long last) {
        assertThat(ByteRange.parse(header, 100)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=-", "bytes=5-4", "bytes=0-1,3-4", "items=0-1", "bytes=a-b", "bytes=99999999999999999999-"})
    void whatIsNotOneRangeGetsTheWholeFile(String header) {
        assertThat(ByteRange.parse(header, 100)).isEmpty();
    }

    @Test
    void aRangeBehindTheEndCannotBeSatisfied() {
        assertThatThrownBy(() -> ByteRange.parse("bytes=100-", 100)).isInstanceOf(ByteRange.NotSatisfiable.class);
        assertThatThrownBy(() -> ByteRange.parse("bytes=-0", 100)).isInstanceOf(ByteRange.NotSatisfiable.class);
    }

    @Test
    void fileNamesReachOldAndNewBrowsers() {
        assertThat(FilesResource.fileName("照 \"片\"\r\n*.jpg"))
                .isEqualTo("filename=\"_ ______.jpg\"; filename*=UTF-8''%E7%85%A7%20%22%E7%89%87%22%0D%0A%2A.jpg");
    }
}
