package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import mendwell.arquillian.StackTest;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;

class QuotesIT extends StackTest {
    @Test
    void ofTwoQuotesSentAtOnceOneIsOut() throws Exception {
        var order = orders().at(Status.QUOTING).id();
        var zhang = as("zhang");
        var sendings = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 2; i++) {
            var draft = zhang.post("work-orders/" + order + "/quotes", Orders.newQuote()).expect(201);
            sendings.add(() -> zhang.ifMatch(draft).postKeyless("quotes/" + draft.id() + "/sending", ""));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sent : threads.invokeAll(sendings)) {
                sent.get().expect(200);
            }
        }
        var quotes = orders().read("lin", order).at("/data/quotes");
        assertThat(StreamSupport.stream(quotes.spliterator(), false).map(quote -> quote.path("status").asString()))
                .containsExactlyInAnyOrder("SENT", "SUPERSEDED");
    }

    @Test
    void staffAskForNoCode() {
        var quote = orders().quote(orders().at(Status.QUOTING).id());
        as("zhang").postKeyless("quotes/" + quote + "/identity-checks", "").expect(403, "forbidden");
    }
}
