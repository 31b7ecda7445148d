package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import mendwell.arquillian.StackTest;
import org.junit.jupiter.api.Test;

class OrderCreationIT extends StackTest {
    @Test
    void aCustomerAsksForServiceAndIsTheContact() {
        var made = orders().requested();
        assertThat(made.data("status")).isEqualTo("REQUESTED");
        assertThat(made.data("urgency")).isEqualTo("HIGH");
        assertThat(made.at("/data/contact/name").asString()).isEqualTo("刘洋");
        assertThat(made.data("number")).matches("WO-%s-\\d{6}".formatted(Year.now()));
        assertThat(made.header("Location")).endsWith("/api/v1/work-orders/" + made.id());
        assertThat(made.etag()).matches("\"\\d+\"");
        assertThat(orders().read("lin", made.id()).data("channel")).isEqualTo("PORTAL");
    }

    @Test
    void whoScannedAUnitAsksForThatUnitWithoutAnAccount() {
        var wanted = Orders.wanted(null, "漏水");
        wanted.put("contact", Orders.contact());
        var scanner = visitor().unit("sample-" + Orders.LIUS_UNIT);
        assertThat(scanner.get("scan").expect(200).data("serial")).isEqualTo(Orders.LIUS_UNIT);
        var made = scanner.post("work-orders", wanted).expect(201);
        assertThat(made.at("/data/equipment/serial").asString()).isEqualTo(Orders.LIUS_UNIT);
        var seen = orders().read("lin", made.id());
        assertThat(seen.data("channel")).isEqualTo("QR");
        assertThat(seen.at("/data/contact/phone").asString()).isEqualTo("13800001102");
        visitor().tracking(Orders.trackingToken(made)).get("tracked-order").expect(200);
    }

    @Test
    void aScannerCannotAskForAnotherUnit() {
        var wanted = Orders.wanted(orders().unit(Orders.MAS_UNIT), "漏水");
        wanted.put("contact", Orders.contact());
        visitor().unit("sample-" + Orders.LIUS_UNIT).post("work-orders", wanted).expect(403, "fields-refused");
    }

    @Test
    void anAgentRegistersACall() {
        var wanted = Orders.wanted(orders().unit(Orders.MAS_UNIT), "主轴异响");
        as("lin").post("work-orders", wanted).expect(400, "bad-input");
        wanted.put("contact", Orders.contact());
        var made = as("lin").post("work-orders", wanted).expect(201);
        assertThat(made.data("channel")).isEqualTo("PHONE");
        assertThat(made.at("/data/customer/name").asString()).isEqualTo("华锐精密机械股份有限公司");
        assertThat(orders().read("ma", made.id()).expect(200).data("number")).isEqualTo(made.data("number"));
    }

    @Test
    void aCustomerCannotAskForAnotherOrganisationsUnit() {
        var refused = as("liu").post("work-orders", Orders.wanted(orders().unit(Orders.MAS_UNIT), "?")).expect(400, "bad-input");
        assertThat(refused.pointers()).containsExactly("/equipmentId");
    }

    @Test
    void aVisitorCannotAskForService() {
        visitor().post("work-orders", Orders.wanted(null, "?")).expect(401, "login-needed");
    }

    @Test
    void theSameKeyAndBodyGiveTheSameOrderAgain() {
        var liu = as("liu").key(UUID.randomUUID());
        var wanted = Orders.wanted(orders().unit(Orders.LIUS_UNIT), "启动后跳闸");
        var first = liu.post("work-orders", wanted).expect(201);
        var again = liu.post("work-orders", wanted).expect(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.data("number")).isEqualTo(first.data("number"));
    }

    @Test
    void aScannersReplayGivesItsOneLinkAnotherAddressAndNoneOnceItIsRevoked() {
        var wanted = Orders.wanted(null, "漏水");
        wanted.put("contact", Map.of("name", "顾师傅", "phone", "13800001102", "locale", "zh-CN")); // no address: no mail has a link too
        var scanner = visitor().unit("sample-" + Orders.LIUS_UNIT).key(UUID.randomUUID());
        var first = scanner.post("work-orders", wanted).expect(201);
        var again = scanner.post("work-orders", wanted).expect(201);
        assertThat(again.id()).isEqualTo(first.id());
        visitor().tracking(Orders.trackingToken(first)).get("tracked-order").expect(401, "link-ended");
        visitor().tracking(Orders.trackingToken(again)).get("tracked-order").expect(200);

        var links = as("lin").get("work-orders/" + first.id() + "/tracking-links").expect(200).items();
        assertThat(links).hasSize(1);
        as("lin").postKeyless("tracking-links/" + links.getFirst().path("id").asString() + "/revocation", "").expect(200);
        assertThat(scanner.post("work-orders", wanted).expect(201).at("/data/trackingUrl").isNull()).isTrue();
        assertThat(as("lin").get("work-orders/" + first.id() + "/tracking-links").expect(200).items()).hasSize(1);
        visitor().tracking(Orders.trackingToken(again)).get("tracked-order").expect(401, "link-ended");
    }

    @Test
    void aReplayLeavesTheLinkInTheMailAlone() throws Exception {
        var wanted = Orders.wanted(orders().unit(Orders.MAS_UNIT), "主轴异响");
        var address = UUID.randomUUID() + "@example.com";
        wanted.put("contact", Map.of("name", "顾师傅", "email", address, "locale", "zh-CN"));
        var lin = as("lin").key(UUID.randomUUID());
        lin.post("work-orders", wanted).expect(201);
        var mailed = visitor().tracking(mailedToken(address));
        mailed.get("tracked-order").expect(200);
        lin.post("work-orders", wanted).expect(201);
        mailed.get("tracked-order").expect(200);
    }

    private static String mailedToken(String address) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(System.getenv("MENDWELL_MAILBOX_URL") + "/api/mails?to=" + address)).build();
        var found = new AtomicReference<String>();
        try (var client = HttpClient.newHttpClient()) {
            within(20, () -> {
                try {
                    var link = Pattern.compile("/t#([\\w-]+)").matcher(client.send(request, BodyHandlers.ofString()).body());
                    return link.find() && found.compareAndSet(null, link.group(1));
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        return found.get();
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        var liu = as("liu").key(UUID.randomUUID());
        var unit = orders().unit(Orders.LIUS_UNIT);
        liu.post("work-orders", Orders.wanted(unit, "启动后跳闸")).expect(201);
        liu.post("work-orders", Orders.wanted(unit, "别的故障")).expect(422, "idempotency-key-reused");
    }

    @Test
    void theSameKeyForAnotherOrderIsRefused() {
        var liu = as("liu").key(UUID.randomUUID());
        var message = Map.of("body", "请从东门进", "files", List.of());
        liu.post("work-orders/" + orders().requested().id() + "/messages", message).expect(200);
        liu.post("work-orders/" + orders().requested().id() + "/messages", message).expect(422, "idempotency-key-reused");
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherKey() {
        var key = UUID.randomUUID();
        var liu = as("liu").key(key).post("work-orders", Orders.wanted(orders().unit(Orders.LIUS_UNIT), "跳闸")).expect(201);
        var ma = as("ma").key(key).post("work-orders", Orders.wanted(orders().unit(Orders.MAS_UNIT), "跳闸")).expect(201);
        assertThat(ma.id()).isNotEqualTo(liu.id());
    }

    @Test
    void aCreateNeedsAKey() {
        var refused = as("liu").postKeyless("work-orders", Orders.wanted(orders().unit(Orders.LIUS_UNIT), "?")).expect(400, "bad-input");
        assertThat(refused.pointers()).containsExactly("Idempotency-Key");
    }

    @Test
    void theSameCreateSentTenTimesAtOnceMakesOneOrder() throws Exception {
        var liu = as("liu").key(UUID.randomUUID());
        var wanted = Orders.wanted(orders().unit(Orders.LIUS_UNIT), "连点十次");
        var replies = together(10, () -> liu.post("work-orders", wanted));
        assertThat(replies).allSatisfy(reply -> reply.expect(201));
        assertThat(replies).extracting(Reply::id).containsOnly(replies.getFirst().id());
    }

    @Test
    void fiftyCreatesAtOnceGetFiftyNumbers() throws Exception {
        var liu = as("liu");
        var wanted = Orders.wanted(orders().unit(Orders.LIUS_UNIT), "五十个同时");
        var replies = together(50, () -> liu.post("work-orders", wanted));
        assertThat(replies).allSatisfy(reply -> reply.expect(201));
        assertThat(replies).extracting(reply -> reply.data("number")).doesNotHaveDuplicates();
    }

    @Test
    void aDescriptionOfTenThousandRareCharactersSurvivesByteForByte() {
        var description = "㛃𠮷عمر😀é\n".repeat(1250).strip() + "。";
        assertThat(description.codePointCount(0, description.length())).isEqualTo(10_000);
        var made = as("liu").post("work-orders", Orders.wanted(orders().unit(Orders.LIUS_UNIT), description)).expect(201);
        var read = orders().read("lin", made.id());
        assertThat(read.data("description").getBytes(StandardCharsets.UTF_8)).isEqualTo(description.getBytes(StandardCharsets.UTF_8));
        assertThat(read.data("summary")).isEqualTo("㛃𠮷عمر😀é");
    }

    @Test
    void oneCharacterMoreIsRefusedWithASentence() {
        var refused = as("liu").speaking("zh-CN")
                .post("work-orders", Orders.wanted(orders().unit(Orders.LIUS_UNIT), "𠮷".repeat(10_001)))
                .expect(400, "bad-input");
        assertThat(refused.pointers()).containsExactly("/answers/description");
        assertThat(refused.at("/errors/0/detail").asString()).contains("10000").containsPattern("\\p{IsHan}");
    }

    static ArrayList<Reply> together(int times, Callable<Reply> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = new ArrayList<Reply>();
            for (var reply : threads.invokeAll(java.util.Collections.nCopies(times, call))) {
                replies.add(reply.get());
            }
            return replies;
        }
    }
}
