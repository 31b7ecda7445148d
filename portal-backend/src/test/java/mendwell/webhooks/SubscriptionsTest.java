package mendwell.webhooks;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mendwell.arquillian.StackTest;
import mendwell.http.Receiver;
import mendwell.http.Receiver.Got;
import mendwell.http.Reply;
import mendwell.platform.Sql;
import tools.jackson.databind.JsonNode;

/// Subscribes a receiver of its own as the administrator does, and ends the subscription.
abstract class SubscriptionsTest extends StackTest {
    private static final List<String> ALL =
            Arrays.stream(EventKind.values()).filter(kind -> kind != EventKind.TEST).map(EventKind::name).toList();

    @Inject
    Sql sql;

    static Map<String, Object> wanted(Receiver receiver, String role) {
        return new HashMap<>(Map.of("name", "ERP", "url", receiver.url(), "events", ALL, "roles", List.of(role)));
    }

    Reply subscribed(Receiver receiver, String role, String... events) {
        var wanted = wanted(receiver, role);
        if (events.length > 0) {
            wanted.put("events", List.of(events));
        }
        return as("admin").post("webhooks", wanted).expect(201);
    }

    void over(Reply webhook) {
        as("admin").ifMatch(as("admin").get("webhooks/" + webhook.id())).postKeyless("webhooks/" + webhook.id() + "/removal", "").expect(200);
    }

    List<JsonNode> deliveries(Reply webhook, String state) {
        return as("admin").get("webhooks/" + webhook.id() + "/deliveries?limit=100&state=" + state).expect(200).items();
    }

    static boolean isAbout(Got got, Reply order) {
        return got.at("/data/workOrder/id").asString("").equals(order.id());
    }

    /// As a receiver checks it; see README.md.
    static boolean isSigned(Got got, String secret, int at) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
        var signed = got.headers().get("webhook-id") + "." + got.headers().get("webhook-timestamp") + "." + got.body();
        var right = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        var age = Instant.now().getEpochSecond() - Long.parseLong(got.headers().get("webhook-timestamp"));
        return got.headers().get("webhook-signature").split(" ")[at].equals(right) && age < 300;
    }
}
