package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mendwell.access.Hash;
import mendwell.access.Realm;
import mendwell.access.Secrets;
import mendwell.arquillian.StackTest;
import mendwell.platform.Ids;
import mendwell.platform.Json;
import mendwell.platform.Sql;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import tools.jackson.databind.JsonNode;

class PeopleIT extends StackTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @Inject
    Sql sql;

    @Inject
    Realm realm;

    @Inject
    Secrets secrets;

    // ---- inviting

    @Test
    void theAdministratorInvitesAnEngineerWhoGetsAMailInTheOwnLanguage() throws Exception {
        var email = email();
        var made = as("admin").post("people", engineer(email)).expect(201);
        assertThat(made.data("account")).isEqualTo("INVITED");
        assertThat(made.at("/data/roles").toString()).isEqualTo("[\"editor\",\"engineer\"]");
        assertThat(made.header("Location")).endsWith("/api/v1/people/" + made.id());
        assertThat(mails(email)).singleElement().satisfies(mail -> assertThat(mail.path("subject").asString()).contains("欢迎使用"));
        assertThat(as("lin").get("engineers").expect(200).text()).contains(made.id());

        var english = new HashMap<>(contact(email()));
        english.put("locale", "en");
        as("grace").post("people", english).expect(201);
        assertThat(mails(english.get("email").toString())).singleElement().satisfies(mail -> assertThat(mail.path("subject").asString()).startsWith("Welcome to"));
    }

    @Test
    void theSameInvitationSentTwiceMakesOnePersonAndOneMail() throws Exception {
        var email = email();
        var agent = as("lin").key(UUID.randomUUID());
        var made = agent.post("people", contact(email)).expect(201);
        assertThat(agent.post("people", contact(email)).expect(201).id()).isEqualTo(made.id());
        assertThat(mails(email)).hasSize(1);
        as("lin").post("people", contact(email)).expect(409, "people/email-taken");

        as("lin").post("people/" + made.id() + "/invitation", "").expect(200);
        assertThat(mails(email)).hasSize(2);
    }

    @Test
    void aContactIsAMemberOfTheCustomersOrganisationInKeycloak() {
        var email = email();
        var made = as("lin").post("people", contact(email)).expect(201);
        var subject = subject(made.id());
        var organisations = realm.ask(realm -> realm.organizations().members().getOrganizations(subject.toString()));
        assertThat(organisations).extracting(OrganizationRepresentation::getAlias).containsExactly(customer().toString());
        assertThat(made.data("customerName")).isNotBlank();
    }

    @Test
    void aPersonWhoseAccountWasMadeButNotToldOfIsHealedByRepeating() {
        var email = email();
        var made = as("lin").post("people", contact(email)).expect(201);
        var subject = subject(made.id());
        sql.update("update contact set subject = null where id = ?", UUID.fromString(made.id())); // as if we had died in between
        assertThat(as("lin").get("people/" + made.id()).data("account")).isEqualTo("NONE");
        as("lin").post("people/" + made.id() + "/invitation", "").expect(200);
        assertThat(subject(made.id())).isEqualTo(subject);
    }

    @Test
    void aMistypedAddressIsPutRightAndTheWrongReaderDoesNotComeIn() throws Exception {
        var wrong = email();
        var right = email();
        var made = as("lin").post("people", contact(wrong)).expect(201);
        var invitedByMistake = subject(made.id());
        as("lin").ifMatch(made).patch("people/" + made.id(), Map.of("email", "ma@example.com")).expect(409, "people/email-taken");
        as("lin").ifMatch(made).patch("people/" + made.id(), Map.of("email", "nobody")).expect(400, "bad-input");
        as("lin").ifMatch(made).patch("people/" + made.id(), "{\"email\": null}").expect(400, "bad-input");
        as("lin").ifMatch(made).patch("people/" + made.id(), "{\"email\": \"" + email() + "\", \"name\": null}").expect(400, "bad-input");
        assertThat(realm.find(realm -> realm.users().get(invitedByMistake.toString()).toRepresentation())).isPresent();
        var moved = as("lin").ifMatch(made).patch("people/" + made.id(), Map.of("email", right)).expect(200);
        assertThat(List.of(moved.data("email"), moved.data("account"))).containsExactly(right, "INVITED");
        assertThat(mails(right)).hasSize(1);
        assertThat(subject(made.id())).isNotEqualTo(invitedByMistake);
        assertThat(realm.find(realm -> realm.users().get(invitedByMistake.toString()).toRepresentation())).isEmpty();

        var ma = as("lin").get("people?q=ma%40example").expect(200).items().getFirst().path("id").asString();
        as("ma").get("session").expect(200);
        sql.update("insert into account(subject, roles, last_login_at) values (?, 'customer', utc_timestamp()) on duplicate key update last_login_at = utc_timestamp()", subject(ma));
        as("lin").ifMatch(as("lin").get("people/" + ma)).patch("people/" + ma, Map.of("email", email())).expect(409, "people/address-in-use");
    }

    @Test
    void aNewNameLanguageAndTeamReachTheAccountToo() {
        var made = as("admin").post("people", engineer(email())).expect(201);
        var changed = as("admin").ifMatch(made).patch("people/" + made.id(), Map.of("name", " 欧阳㛃 ", "locale", "en", "team", "制冷组")).expect(200);
        assertThat(List.of(changed.data("name"), changed.data("locale"), changed.data("team"))).containsExactly("欧阳㛃", "en", "制冷组");
        var account = realm.ask(realm -> realm.users().get(subject(made.id()).toString()).toRepresentation());
        assertThat(account.getLastName() + account.getFirstName()).isEqualTo("欧阳㛃");
        assertThat(account.firstAttribute("locale")).isEqualTo("en");
        assertThat(as("admin").ifMatch(changed).patch("people/" + made.id(), Map.of("team", " ")).expect(200).at("/data/team").isNull()).isTrue();

        as("admin").ifMatch(changed).patch("people/" + made.id(), Map.of("name", "")).expect(400, "bad-input");
        var contact = as("lin").post("people", contact(email())).expect(201);
        as("lin").ifMatch(contact).patch("people/" + contact.id(), Map.of("team", "x")).expect(403, "fields-refused");
        as("admin").ifMatch(contact).patch("people/" + contact.id(), Map.of("team", "x")).expect(400, "bad-input");
        assertThat(as("lin").ifMatch(contact).patch("people/" + contact.id(), Map.of("name", "عمر")).expect(200).data("name")).isEqualTo("عمر");
    }

    @Test
    void nobodyGetsHoldOfAColleaguesAccountByInvitingItsAddressAsAContact() {
        as("lin").post("people", contact("wang@example.com")).expect(409, "people/email-taken");
        var email = email();
        var colleague = new UserRepresentation();
        colleague.setUsername(email);
        colleague.setEmail(email);
        colleague.setEnabled(true);
        var subject = realm.make(realm -> realm.users().create(colleague));
        realm.tell(realm -> {
            var roles = realm.users().get(subject).roles().realmLevel();
            roles.add(roles.listAvailable().stream().filter(role -> role.getName().equals("supervisor")).toList());
        });
        as("lin").post("people", contact(email)).expect(409, "people/email-taken");
        assertThat(realm.roles(UUID.fromString(subject))).containsExactly("supervisor");
    }

    // ---- who keeps whom

    @Test
    void theDeskKeepsContactsAndOnlyTheAdministratorKeepsStaff() {
        as("lin").get("people?kind=STAFF").expect(403, "forbidden");
        assertThat(as("lin").get("people").expect(200).items()).isNotEmpty().allSatisfy(person -> assertThat(person.path("kind").asString()).isEqualTo("CONTACT"));
        assertThat(as("admin").get("people?kind=STAFF&q=zhang%40").expect(200).items()).singleElement().satisfies(person -> assertThat(person.path("name").asString()).isEqualTo("张伟"));
        as("lin").post("people", engineer(email())).expect(403, "fields-refused");
        var zhang = as("admin").get("people?q=zhang%40").expect(200).items().getFirst().path("id").asString();
        as("lin").get("people/" + zhang).expect(403, "forbidden");
        for (var stranger : List.of("zhang", "zhao", "sun", "liu")) {
            as(stranger).get("people").expect(403, "forbidden");
            as(stranger).postKeyless("people/" + zhang + "/disabling", "").expect(403, "forbidden");
        }
        visitor().get("people").expect(401, "login-needed");
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThat(as("admin").post("people", without(engineer(email()), "roles")).expect(400, "bad-input").pointers()).containsExactly("/roles");
        assertThat(as("admin").post("people", without(engineer(email()), "region")).expect(400, "bad-input").pointers()).containsExactly("/region");
        assertThat(as("admin").post("people", without(contact(email()), "customerId")).expect(400, "bad-input").pointers()).containsExactly("/customerId");
        var wrong = new HashMap<>(engineer(email()));
        wrong.put("roles", List.of("realm-admin"));
        assertThat(as("admin").post("people", wrong).expect(400, "bad-input").pointers()).containsExactly("/roles");
        wrong = new HashMap<>(engineer("no address"));
        assertThat(as("admin").post("people", wrong).expect(400, "bad-input").pointers()).containsExactly("/email");
    }

    @Test
    void theAdministratorCannotShutThemselvesOut() {
        var admin = as("admin").get("people?q=admin%40example").expect(200).items().getFirst().path("id").asString();
        var seen = as("admin").get("people/" + admin);
        as("admin").ifMatch(seen).post("people/" + admin + "/disabling", "").expect(409, "people/own-account");
        as("admin").ifMatch(seen).patch("people/" + admin, Map.of("roles", List.of("agent"))).expect(409, "people/own-account");
    }

    // ---- shutting out

    @Test
    void aDisabledPersonsSessionAndTokensAreDeadAtOnceAndKeycloakHearsOfIt() throws Exception {
        var made = as("admin").post("people", engineer(email())).expect(201);
        var subject = subject(made.id());
        var browser = visitor().with("Cookie", "__Host-mendwell=" + session(subject, "engineer"));
        var bearer = bearer(made, subject);
        assertThat(browser.get("session").data("kind")).isEqualTo("STAFF");
        bearer.get("work-orders").expect(200);

        as("admin").post("people/" + made.id() + "/disabling", "").expect(428, "version-missing");
        var disabled = as("admin").ifMatch(made).post("people/" + made.id() + "/disabling", "").expect(200);
        assertThat(disabled.data("account")).isEqualTo("DISABLED");
        assertThat(until(() -> browser.get("session").data("kind").equals("VISITOR"))).isLessThan(AT_ONCE);
        assertThat(until(() -> bearer.get("work-orders").status() == 401)).isLessThan(AT_ONCE);
        until(() -> !user(subject).isEnabled());

        as("admin").ifMatch(disabled).post("people/" + made.id() + "/enabling", "").expect(200);
        until(() -> user(subject).isEnabled());
        assertThat(as("admin").get("people/" + made.id()).data("account")).isNotEqualTo("DISABLED");
        bearer.get("work-orders").expect(401, "login-needed"); // the old token stays dead
        bearer(made, subject).get("work-orders").expect(200);
    }

    @Test
    void whoIsDisabledInKeycloaksOwnConsoleIsOutWithinFiveSeconds() throws Exception {
        var made = as("admin").post("people", engineer(email())).expect(201);
        var subject = subject(made.id());
        var browser = visitor().with("Cookie", "__Host-mendwell=" + session(subject, "engineer"));
        var bearer = bearer(made, subject);
        bearer.get("work-orders").expect(200);
        assertThat(browser.get("session").data("kind")).isEqualTo("STAFF");
        realm.setEnabled(subject, false);
        assertThat(until(() -> browser.get("session").data("kind").equals("VISITOR"))).isLessThan(AT_ONCE);
        assertThat(until(() -> bearer.get("work-orders").status() == 401)).isLessThan(AT_ONCE);
    }

    @Test
    void aRoleTakenAwayIsGoneFromOpenSessionsAndTokens() throws Exception {
        var made = as("admin").post("people", engineer(email())).expect(201);
        var subject = subject(made.id());
        var browser = visitor().with("Cookie", "__Host-mendwell=" + session(subject, "editor,engineer"));
        var bearer = bearer(made, subject);
        assertThat(browser.get("session").at("/data/capabilities").toString()).contains("MY_WORK");
        bearer.get("work-orders").expect(200);
        var changed = as("admin").ifMatch(made).patch("people/" + made.id(), Map.of("roles", List.of("warehouse"))).expect(200);
        assertThat(changed.at("/data/roles").toString()).isEqualTo("[\"warehouse\"]");
        assertThat(until(() -> !browser.get("session").at("/data/capabilities").toString().contains("MY_WORK"))).isLessThan(AT_ONCE);
        assertThat(until(() -> bearer.get("work-orders").status() == 401)).isLessThan(AT_ONCE);
        assertThat(as("lin").get("engineers").text()).doesNotContain(made.id());
    }

    @Test
    void aSessionThatKeycloakNoLongerRenewsEndsInTheBackground() throws Exception {
        var token = session(UUID.fromString("5a000000-0000-4000-8000-000000000001"), "agent");
        var browser = visitor().with("Cookie", "__Host-mendwell=" + token);
        assertThat(browser.get("session").data("kind")).isEqualTo("STAFF");
        sql.update(
                "update session set refresh_token = ?, checked_at = ? where token_hash = ?",
                secrets.encrypt("a token that Keycloak has ended"),
                Instant.now().minusSeconds(3600),
                Hash.sha256(token));
        assertThat(until(() -> browser.get("session").data("kind").equals("VISITOR"))).isLessThan(AT_ONCE);
    }

    @Test
    void theProgramOfADisabledContactIsOutWithTheContact() throws Exception {
        var contact = as("lin").post("people", contact(email())).expect(201);
        var program = program(contact.id());
        assertThat(program.get("session").data("kind")).isEqualTo("CUSTOMER");
        try (var events = Events.of(program, "work-orders/changes")) {
            var disabled = as("lin").ifMatch(contact).post("people/" + contact.id() + "/disabling", "").expect(200);
            assertThat(until(() -> program.get("work-orders").status() == 401)).isLessThan(Duration.ofSeconds(1));
            until(events::isOver);
            as("lin").ifMatch(disabled).post("people/" + contact.id() + "/enabling", "").expect(200);
            assertThat(until(() -> program.get("work-orders").status() == 200)).isLessThan(AT_ONCE);
        }
    }

    // ---- helpers

    private static String email() {
        return "p-" + Ids.next() + "@example.com";
    }

    private static Map<String, Object> engineer(String email) {
        return Map.of(
                "kind", "STAFF", "name", "周敏", "email", email, "phone", "13800009999", "locale", "zh-CN",
                "roles", List.of("engineer", "editor"), "region", "华东", "grade", "JUNIOR", "skills", List.of("PUMP"));
    }

    private Map<String, Object> contact(String email) {
        return Map.of("kind", "CONTACT", "name", "Ann Lee", "email", email, "locale", "zh-CN", "customerId", customer());
    }

    private static Map<String, Object> without(Map<String, Object> wanted, String field) {
        var less = new HashMap<>(wanted);
        less.remove(field);
        return less;
    }

    private UUID customer() {
        return sql.one("select id from customer order by id limit 1", Sql.Row::uuid).orElseThrow();
    }

    private UUID subject(String person) {
        return sql.one(
                        "select subject from staff_member where id = ? union all select subject from contact where id = ?",
                        Sql.Row::uuid,
                        UUID.fromString(person),
                        UUID.fromString(person))
                .orElseThrow();
    }

    private UserRepresentation user(UUID subject) {
        return realm.ask(realm -> realm.users().get(subject.toString()).toRepresentation());
    }

    /// With a password, as the person would set it after the mail.
    private Api bearer(Reply person, UUID subject) {
        var password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue("mendwell-1");
        password.setTemporary(false);
        realm.tell(realm -> realm.users().get(subject.toString()).resetPassword(password));
        var user = user(subject);
        user.setRequiredActions(List.of());
        user.setEmailVerified(true);
        realm.tell(realm -> realm.users().get(subject.toString()).update(user));
        return visitor().with("Authorization", "Bearer " + Api.token(person.data("email"), "mendwell-1"));
    }

    /// As the owner makes one, when Keycloak's news of its role has arrived: tokens from before are refused.
    private Api program(String contact) throws IOException, InterruptedException {
        var making = new ProcessBuilder("node", "--no-warnings", "../security/realm/api-client.mjs", "program-of-a-test", "--contact", contact)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var client = Json.MAPPER.readTree(making.getInputStream().readAllBytes());
        assertThat(making.waitFor()).isZero();
        until(() -> sql.one("select 1 from account where subject = ? and valid_from < utc_timestamp()", Sql.Row::integer, subjectOf(programToken(client)))
                .isPresent());
        return visitor().with("Authorization", "Bearer " + programToken(client));
    }

    private static String programToken(JsonNode client) {
        return Api.tokenFor("grant_type=client_credentials&client_id=" + client.path("client_id").asString() + "&client_secret="
                + client.path("client_secret").asString());
    }

    private static UUID subjectOf(String token) {
        return UUID.fromString(Json.MAPPER.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1])).path("sub").asString());
    }

    private String session(UUID subject, String roles) {
        var token = Ids.token() + Ids.token();
        sql.update(
                "insert into session(token_hash, subject, name, roles, language, id_token, created_at, expires_at) values (?,?,?,?,?,?,?,?)",
                Hash.sha256(token), subject, "周敏", roles, "zh-CN", new byte[] {0}, Instant.now(), Instant.now().plusSeconds(600));
        return token;
    }

    /// How long it took until this was true; at most ten seconds.
    private static Duration until(java.util.function.BooleanSupplier isTrue) throws InterruptedException {
        var began = System.nanoTime();
        while (!isTrue.getAsBoolean()) {
            if (System.nanoTime() - began > 10_000_000_000L) {
                throw new AssertionError("Not true after ten seconds");
            }
            Thread.sleep(50);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static List<JsonNode> mails(String to) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(System.getenv("MENDWELL_MAILBOX_URL") + "/api/mails?to=" + to)).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return java.util.stream.StreamSupport.stream(Json.MAPPER.readTree(answer.body()).spliterator(), false).toList();
    }
}
