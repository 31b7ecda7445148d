package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import mendwell.arquillian.StackTest;
import org.junit.jupiter.api.Test;

class KeptConnectionIT extends StackTest {
    /// Without TCP no-delay on the listener, the second piece of an answer waits until the client acknowledges the first, which
    /// Linux puts off by 40 ms or more. On a busy machine many answers may be slow; here all but the first would be.
    @Test
    void anAnswerInPiecesDoesNotWaitForItsAcknowledgement() {
        var lin = as("lin");
        assertThat(lin.get("work-orders").header("Transfer-Encoding")).as("in pieces").isEqualTo("chunked");
        var millis = LongStream.range(0, 60).map(i -> millis(() -> lin.get("work-orders").expect(200))).sorted().toArray();
        assertThat(millis[millis.length / 4]).as("milliseconds that the quickest quarter takes").isLessThan(30);
    }

    private static long millis(Runnable request) {
        var begin = System.nanoTime();
        request.run();
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
