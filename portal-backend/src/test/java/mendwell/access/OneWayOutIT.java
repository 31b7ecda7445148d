package mendwell.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.lang.annotation.Annotation;
import java.util.List;
import mendwell.arquillian.StackTest;
import mendwell.platform.Answer;
import mendwell.platform.Page;
import mendwell.security.Views;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.message.MessageBodyWorkers;
import org.junit.jupiter.api.Test;

/// The server finds by itself what libraries bring to read and write bodies; what a stranger can write, it would write past
/// the gate.
class OneWayOutIT extends StackTest {
    @Test
    void nobodyReadsOrWritesBodiesButWeAndTheServerItself() {
        assertThat(Strangers.in(running())).isEmpty();
    }

    @Test
    void aViewLeavesThroughTheGateOrNotAtAll() {
        assertThat(writer(Answer.class)).isInstanceOf(Gate.class);
        assertThat(writer(Page.class)).isInstanceOf(Gate.class);
        assertThat(Views.all()).hasSizeGreaterThan(40).allSatisfy(view -> assertThat(writer(view)).isNull());
        assertThat(writer(List.class)).isNull();
    }

    private InjectionManager running() {
        visitor().get("session").expect(200); // Jersey begins with the first request
        return RunningServer.inside();
    }

    private MessageBodyWriter<?> writer(Class<?> type) {
        return running().getInstance(MessageBodyWorkers.class).getMessageBodyWriter(type, type, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
    }
}
