package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import mendwell.arquillian.StackTest;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"ZZZ", "XXX", "XAU", "cny", "RMB"})
    void aQuoteInACurrencyThatIsNoneIsRefused(String currency) {
        var quote = Orders.newQuote();
        quote.put("currency", currency);
        var order = orders().at(Status.QUOTING).id();
        var refused = as("zhang").speaking("en").post("work-orders/" + order + "/quotes", quote).expect(400, "bad-input");
        assertThat(refused.pointers()).containsExactly("/currency");
        assertThat(refused.at("/errors/0/detail").asString()).startsWith("There is no such currency.");
    }

    @Test
    void staffAskForNoCode() {
        var quote = orders().quote(orders().at(Status.QUOTING).id());
        as("zhang").postKeyless("quotes/" + quote + "/identity-checks", "").expect(403, "forbidden");
    }
}
