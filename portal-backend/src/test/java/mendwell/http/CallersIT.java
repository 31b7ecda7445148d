package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import mendwell.access.Hash;
import mendwell.arquillian.StackTest;
import mendwell.platform.Ids;
import mendwell.platform.Sql;
import mendwell.turns.MoveKind;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallersIT extends StackTest {
    @Inject
    Sql sql;

    // ---- tracking links

    @Test
    void aTrackingLinkOpensItsOrderAndNoOther() {
        var made = orders().requested();
        var other = orders().requested();
        var link = visitor().tracking(Orders.trackingToken(made));
        assertThat(link.get("tracked-order").expect(200).id()).isEqualTo(made.id());
        assertThat(link.get("work-orders/" + made.id()).expect(200).id()).isEqualTo(made.id());
        link.get("work-orders/" + other.id()).expect(404, "not-found");
        assertThat(link.get("work-orders").expect(200).items()).as("rows of which it sees no field").isEmpty();
    }

    @Test
    void aRevokedTrackingLinkIsDeadAtOnce() {
        var made = orders().requested();
        var link = visitor().tracking(Orders.trackingToken(made));
        link.get("tracked-order").expect(200);
        var id = as("liu").get("work-orders/" + made.id() + "/tracking-links").expect(200).items().getLast().path("id").asString(); // the newer one may be in a mail
        as("ma").postKeyless("tracking-links/" + id + "/revocation", "").expect(404, "not-found");
        as("liu").postKeyless("tracking-links/" + id + "/revocation", "").expect(200);
        link.get("tracked-order").expect(401, "link-ended");
    }

    @Test
    void aTrackingLinkAskedForTwiceWithOneKeyIsOneLinkAndTheLastAddressOpensIt() {
        var order = orders().requested().id();
        var links = "work-orders/" + order + "/tracking-links";
        within(10, () -> as("liu").get(links).items().size() == 2); // the asker's and the mail's
        var again = as("liu").key(UUID.randomUUID());
        var lost = again.post(links, "").expect(200);
        var made = again.post(links, "").expect(200);
        assertThat(made.id()).isEqualTo(lost.id());
        assertThat(as("liu").get(links).items()).hasSize(3);
        visitor().tracking(token(lost)).get("tracked-order").expect(401, "link-ended");
        visitor().tracking(token(made)).get("tracked-order").expect(200);
        as("liu").postKeyless(links, "").expect(400, "bad-input");

        as("liu").postKeyless("tracking-links/" + made.id() + "/revocation", "").expect(200);
        assertThat(again.post(links, "").expect(200).at("/data/url").isNull()).isTrue();
        visitor().tracking(token(made)).get("tracked-order").expect(401, "link-ended");

        sql.update("delete from tracking_link where id = ?", UUID.fromString(made.id()));
        again.post(links, "").expect(404, "not-found");
    }

    @Test
    void theCallersAddressInTheEvidenceIsTheOneOurProxySawAndNotTheOneTheCallerClaims() {
        var order = orders().at(Status.SIGN_OFF).id();
        as("liu").with("X-Forwarded-For", "198.51.100.66, 203.0.113.7").with("Forwarded", "for=198.51.100.67")
                .post("work-orders/" + order + "/report/signature", Map.of("consent", true, "signature", Orders.signature()))
                .expect(200);
        var evidence = sql.one("select evidence from sealed_document where work_order_id = ?", Sql.Row::text, UUID.fromString(order))
                .orElseThrow();
        assertThat(evidence).contains("203.0.113.7").doesNotContain("198.51.100");
    }

    @Test
    void anExpiredTrackingLinkIsDead() {
        var made = orders().requested();
        var token = Orders.trackingToken(made);
        sql.update("update tracking_link set expires_at = ? where token_hash = ?", Instant.now().minusSeconds(1), Hash.sha256(token));
        visitor().tracking(token).get("tracked-order").expect(401, "link-ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAA", "' or 1=1 --", "../../etc/passwd"})
    void aMalformedTrackingLinkIsRefusedLikeADeadOne(String token) {
        visitor().tracking(token).get("tracked-order").expect(401, "link-ended");
        visitor().unit(token).get("scan").expect(401, "link-ended");
    }

    @Test
    void aUnitCodeOpensNoOrder() {
        var made = orders().requested();
        var scanner = visitor().unit("sample-" + Orders.LIUS_UNIT);
        scanner.get("work-orders/" + made.id()).expect(401);
        scanner.get("work-orders").expect(401);
    }

    // ---- others' orders

    @Test
    void anotherOrganisationsOrderDoesNotExistForACustomer() {
        var order = orders().at(Status.QUOTED);
        var quote = orders().read("lin", order.id()).at("/data/quotes/0/id").asString();
        var ma = as("ma").ifMatch(orders().read("lin", order.id()));
        var path = "work-orders/" + order.id();
        for (var part : List.of("", "/timeline", "/messages", "/tracking-links", "/candidates", "/changes")) {
            ma.get(path + part).expect(404, "not-found");
        }
        ma.get("quotes/" + quote).expect(404, "not-found");
        ma.get("equipment/" + orders().unit(Orders.LIUS_UNIT)).expect(404, "not-found");
        for (var kind : MoveKind.values()) {
            ma.post(path + "/moves", Map.of("move", kind)).expect(404, "not-found");
        }
        ma.post(path + "/messages", Map.of("body", "x")).expect(404, "not-found");
        assertThat(ma.get("work-orders?q=" + order.data("number")).expect(200).items()).isEmpty();
        assertThat(ma.get("equipment?serial=" + Orders.LIUS_UNIT).expect(200).items()).isEmpty();

        sameAsNothing(id -> ma.patch("work-orders/" + id, Map.of("description", "x")), order.id());
        sameAsNothing(id -> ma.post("work-orders/" + id + "/log", Map.of("text", "x", "internal", false)), order.id());
        sameAsNothing(id -> ma.post("work-orders/" + id + "/tracking-links", ""), order.id());
        sameAsNothing(id -> ma.post("work-orders/" + id + "/quotes", Orders.newQuote()), order.id());
        sameAsNothing(id -> ma.post("work-orders/" + id + "/report", Orders.report()), order.id());
        sameAsNothing(
                id -> ma.post("work-orders/" + id + "/report/signature", Map.of("consent", true, "signature", Orders.signature())),
                order.id());
        sameAsNothing(id -> ma.post("work-orders/" + id + "/report/identity-checks", ""), order.id());
        sameAsNothing(id -> ma.post("work-orders/" + id + "/rating", Map.of("score", 5, "reopen", false)), order.id());
        sameAsNothing(id -> ma.patch("quotes/" + id, Orders.newQuote()), quote);
        for (var part : List.of("/sending", "/versions", "/views", "/identity-checks")) {
            sameAsNothing(id -> ma.post("quotes/" + id + part, ""), quote);
        }
        var decision = Map.of("outcome", "REJECT", "reason", "x", "termsAccepted", false, "consent", false);
        sameAsNothing(id -> ma.post("quotes/" + id + "/decision", decision), quote);
        assertThat(orders().read("lin", order.id()).data("status")).isEqualTo("QUOTED");
    }

    /// Refused, and in the same words as for a record that does not exist.
    private static void sameAsNothing(Function<String, Reply> call, String id) {
        var refused = call.apply(id);
        var nothing = call.apply(UUID.randomUUID().toString());
        assertThat(refused.status()).as(refused.text()).isIn(403, 404);
        assertThat(refused.text()).isEqualTo(nothing.text());
    }

    @Test
    void anEngineerSeesOnlyTheOrdersGivenToThem() {
        var order = orders().at(Status.DISPATCHED);
        orders().read("zhang", order.id()).expect(200);
        orders().read("tom", order.id()).expect(404, "not-found");
        as("tom").get("work-orders/" + order.id() + "/messages").expect(404, "not-found");
        assertThat(as("tom").get("work-orders?limit=100&q=" + order.data("number")).expect(200).items()).isEmpty();
        assertThat(as("zhang").get("work-orders?limit=100&q=" + order.data("number")).expect(200).items()).hasSize(1);
    }

    @Test
    void aUnitTellsOfTheOpenOrdersItsReaderSeesAndToWhoScannedItsCodeOfAll() {
        var order = orders().at(Status.DISPATCHED); // given to zhang
        var unit = orders().unit(Orders.LIUS_UNIT);
        assertThat(as("lin").get("equipment/" + unit).expect(200).at("/data/openOrders").toString()).contains(order.id());
        assertThat(as("zhang").get("equipment/" + unit).expect(200).at("/data/openOrders").toString()).contains(order.id());
        assertThat(as("tom").get("equipment/" + unit).expect(200).at("/data/openOrders").toString()).doesNotContain(order.data("number"), order.id());
        assertThat(openOrders("tom")).isEqualTo(as("tom").get("work-orders?open=true&limit=100&equipment=" + unit).expect(200).items().size())
                .isLessThan(openOrders("zhang"));
        assertThat(openOrders("zhang")).isLessThanOrEqualTo(openOrders("lin"));
        var scanned = visitor().unit("sample-" + Orders.LIUS_UNIT).get("scan").expect(200).at("/data/openOrders").toString();
        assertThat(scanned).contains(order.data("number")).doesNotContain(order.id());
    }

    private int openOrders(String person) {
        return as(person).get("equipment?serial=" + Orders.LIUS_UNIT).expect(200).at("/items/0/openOrders").asInt();
    }

    @Test
    void customersAndLinksGetNoStaffLists() {
        for (var path : List.of("engineers", "parts", "tasks")) {
            as("liu").get(path).expect(403, "forbidden");
            assertThat(visitor().get(path).status()).isIn(401, 403);
        }
    }

    // ---- versions

    @Test
    void aChangeNeedsTheVersionItChanges() {
        var order = orders().requested();
        var path = "work-orders/" + order.id();
        var change = Map.of("urgency", "LOW");
        as("lin").patch(path, change).expect(428, "version-missing");
        as("lin").with("If-Match", "\"0\"").patch(path, change).expect(412, "stale");
        as("lin").with("If-Match", "rubbish").patch(path, change).expect(412, "stale");
        as("lin").post(path + "/moves", orders().move(MoveKind.TRIAGE)).expect(428, "version-missing");

        var seen = orders().read("lin", order.id());
        var changed = as("lin").ifMatch(seen).patch(path, change).expect(200);
        assertThat(changed.data("urgency")).isEqualTo("LOW");
        assertThat(changed.etag()).isNotEqualTo(seen.etag());
        as("lin").ifMatch(seen).patch(path, change).expect(412, "stale");
        as("lin").ifMatch(seen).post(path + "/moves", orders().move(MoveKind.TRIAGE)).expect(412, "stale");
        assertThat(orders().read("lin", order.id()).etag()).isEqualTo(changed.etag());
    }

    @Test
    void aChangeOfAFieldThatMustBeThereIsNotToNothing() {
        var order = orders().requested();
        for (var field : List.of("urgency", "priority", "description")) {
            as("lin").ifMatch(orders().read("lin", order.id()))
                    .patch("work-orders/" + order.id(), "{\"" + field + "\":null}")
                    .expect(400, "bad-input");
        }
    }

    @Test
    void aDescriptionMayBecomeTenThousandCharactersLongAndNotBlank() {
        var order = orders().requested();
        var longest = "𠮷".repeat(10_000);
        var path = "work-orders/" + order.id();
        var changed = as("lin").ifMatch(orders().read("lin", order.id())).patch(path, Map.of("description", longest)).expect(200);
        assertThat(changed.data("description")).isEqualTo(longest);
        for (var wrong : List.of(longest + "𠮷", " \u3000\n", "")) {
            var refused = as("lin").ifMatch(changed).patch(path, Map.of("description", wrong)).expect(400, "bad-input");
            assertThat(refused.pointers()).containsExactly("/description");
        }
        as("lin").post(path + "/messages", Map.of("body", longest)).expect(200);
    }

    @Test
    void aCustomerMayNotChangeItsOrdersPriority() {
        var order = orders().requested();
        var refused = as("liu").ifMatch(order).patch("work-orders/" + order.id(), Map.of("priority", "P1")).expect(403, "fields-refused");
        assertThat(refused.pointers()).containsExactly("/priority");
    }

    // ---- tokens

    @Test
    void aMadeUpTokenIsNoLogin() throws Exception {
        var real = SignedJWT.parse(as("zhang").headers().get("Authorization").substring("Bearer ".length()));
        assertThat(bearer(real.serialize()).get("session").expect(200).data("kind")).isEqualTo("STAFF");
        var claims = real.getJWTClaimsSet();
        var promoted = new JWTClaimsSet.Builder(claims).claim("roles", List.of("admin")).build();
        var parts = real.getParsedParts();

        refused(new PlainJWT(claims).serialize());
        refused(parts[0] + "." + parts[1] + ".");
        refused(parts[0] + "." + promoted.toPayload().toBase64URL() + "." + parts[2]);
        var forged = new SignedJWT(real.getHeader(), promoted); // by a key that calls itself like Keycloak's
        forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
        refused(forged.serialize());
        refused(Api.idToken("zhang")); // Keycloak's own, of another kind and for another program
    }

    private Api bearer(String token) {
        return visitor().with("Authorization", "Bearer " + token);
    }

    private void refused(String token) {
        bearer(token).get("session").expect(401, "login-needed");
        bearer(token).get("work-orders").expect(401, "login-needed");
    }

    // ---- sessions in browsers

    @Test
    void aChangeWithOurCookieFromAnotherSiteIsRefused() {
        var browser = visitor().with("Cookie", "__Host-mendwell=" + session("5a000000-0000-4000-8000-000000000011", "customer"));
        var own = System.getenv("MENDWELL_PUBLIC_URL");
        var wanted = Orders.wanted(orders().unit(Orders.LIUS_UNIT), "从别的网站");
        assertThat(browser.get("session").expect(200).data("kind")).isEqualTo("CUSTOMER");

        browser.post("work-orders", wanted).expect(403, "foreign-site");
        browser.with("Origin", "https://elsewhere.example").post("work-orders", wanted).expect(403, "foreign-site");
        browser.with("Origin", "null").post("work-orders", wanted).expect(403, "foreign-site");
        browser.with("Origin", own + ".elsewhere.example").post("work-orders", wanted).expect(403, "foreign-site");
        browser.with("Sec-Fetch-Site", "cross-site").post("work-orders", wanted).expect(403, "foreign-site");
        browser.with("Sec-Fetch-Site", "same-site").with("Origin", own).post("work-orders", wanted).expect(403, "foreign-site");

        browser.with("Origin", own).post("work-orders", wanted).expect(201);
        browser.with("Sec-Fetch-Site", "same-origin").post("work-orders", wanted).expect(201);
    }

    @Test
    void anUnknownCookieIsAVisitor() {
        assertThat(visitor().with("Cookie", "__Host-mendwell=rubbish").get("session").expect(200).data("kind")).isEqualTo("VISITOR");
    }

    private static String token(Reply link) {
        return link.data("url").replaceAll(".*#", "");
    }

    /// As the login leaves it behind.
    private String session(String subject, String role) {
        var token = Ids.token() + Ids.token();
        sql.update(
                "insert into session(token_hash, subject, name, roles, language, id_token, created_at, expires_at) values (?,?,?,?,?,?,?,?)",
                Hash.sha256(token),
                UUID.fromString(subject),
                "刘洋",
                role,
                "zh-CN",
                new byte[] {0},
                Instant.now(),
                Instant.now().plusSeconds(600));
        return token;
    }
}
