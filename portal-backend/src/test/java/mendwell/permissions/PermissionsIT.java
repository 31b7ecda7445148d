package mendwell.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import mendwell.access.Hash;
import mendwell.access.Policies;
import mendwell.forms.Forms;
import mendwell.http.Api;
import mendwell.http.Events;
import mendwell.http.Orders;
import mendwell.platform.Ids;
import mendwell.platform.Sql;
import mendwell.security.Access;
import mendwell.turns.MoveKind;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;

/// Versions of the rules: saved, tried, compared, taken back, and what each node does with them.
class PermissionsIT extends RulesTest {
    @Inject
    Sql sql;

    @Inject
    Forms forms;

    @Test
    void aHiddenFieldIsGoneFromTheOpenSessionWithinTwoSecondsFromPageListAndSearch() {
        try {
            var order = orders().requested();
            var number = order.data("number");
            var agent = browser("5a000000-0000-4000-8000-000000000001", "林晓雯", "agent");
            assertThat(agent.get("work-orders/" + order.id()).expect(200).at("/data").has("priority")).isTrue();
            assertThat(agent.get("work-orders?q=" + Orders.LIUS_UNIT).expect(200).items()).isNotEmpty();

            var saved = System.nanoTime();
            save("""
                    fields:
                      workOrder:
                        priority: {agent: hide}
                      workOrderRow:
                        serial: {agent: hide}
                        priority: {agent: hide}
                    """);
            within(2, () -> !agent.get("work-orders/" + order.id()).expect(200).at("/data").has("priority"));
            assertThat((System.nanoTime() - saved) / 1_000_000).as("milliseconds").isLessThan(2_000);

            var row = agent.get("work-orders?q=" + number).expect(200);
            assertThat(row.at("/items/0").has("serial")).isFalse();
            assertThat(row.at("/access").has("serial")).isFalse();
            assertThat(row.at("/items/0").has("priority")).isFalse();
            assertThat(agent.get("work-orders?q=" + Orders.LIUS_UNIT).expect(200).items()).isEmpty();
            assertThat(as("grace").get("work-orders/" + order.id()).expect(200).at("/data").has("priority")).isFalse();
            assertThat(as("zhang").get("parts").expect(200).items()).isNotEmpty();
        } finally {
            shipped();
        }
    }

    @Test
    void aFilesLinkIsOverWithTheRulesItWasMadeUnder() throws IOException {
        try {
            var photo = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", photo);
            var wanted = Orders.wanted(orders().unit(Orders.LIUS_UNIT), "见照片");
            wanted.put("files", List.of(as("liu").post("files?name=a.png", "image/png", photo.toByteArray()).expect(201).id()));
            var order = "work-orders/" + as("liu").post("work-orders", wanted).expect(201).id();
            Supplier<String> link = () -> as("lin").get(order).expect(200).at("/data/attachments/0/url").asString().substring("/api/v1/".length());
            var before = link.get();
            visitor().get(before).expect(200);

            save("fields:\n  workOrder:\n    attachments: {agent: hide}\n");
            within(2, () -> visitor().get(before).status() == 403);
            shipped();
            visitor().get(before).expect(403, "file/link-over");
            visitor().get(link.get()).expect(200);
        } finally {
            shipped();
        }
    }

    @Test
    void aHiddenStatusCannotBeAskedForByAFilter() {
        try {
            orders().requested();
            save("fields:\n  workOrderRow:\n    status: {agent: hide}\n");
            within(2, () -> as("lin").get("work-orders?status=REQUESTED").status() == 403);
            as("lin").get("work-orders?open=true").expect(403, "fields-refused");
            assertThat(as("lin").get("work-orders").expect(200).items()).isNotEmpty();
        } finally {
            shipped();
        }
    }

    @Test
    void whatMayNoLongerBeWrittenIsRefusedByName() {
        try {
            var order = orders().requested();
            save("fields:\n  workOrder:\n    urgency: {agent: read}\n");
            within(2, () -> as("lin").ifMatch(orders().read("lin", order.id())).patch("work-orders/" + order.id(), Map.of("urgency", "LOW"))
                            .status()
                    == 403);
        } finally {
            shipped();
        }
    }

    @Test
    void whoSavesOnAnOldVersionIsToldSo() {
        try {
            var seen = as("admin").get("permissions").expect(200);
            var body = Map.of("text", "", "note", "x");
            as("admin").post("permissions/versions", body).expect(428, "version-missing");
            as("admin").ifMatch(seen).post("permissions/versions", body).expect(201);
            as("admin").ifMatch(seen).post("permissions/versions", body).expect(412, "stale");
        } finally {
            shipped();
        }
    }

    @Test
    void aTrialSaysWhoGainsAndLosesWhatAndChangesNothing() {
        var before = as("admin").get("permissions").expect(200);
        var trial = trial("fields:\n  part:\n    costMinor: {engineer: read, agent: hide}\n").expect(200);
        assertThat(trial.at("/data/people").toString()).contains("林晓雯", "Grace Miller", "张伟").doesNotContain("王建国");
        var effects = trial.at("/data/effects");
        assertThat(effects.size()).isEqualTo(2);
        assertThat(effects.toString())
                .contains("\"role\":\"engineer\",\"before\":\"hide\",\"after\":\"read\",\"gains\":[\"see\",\"find\",\"sort\",\"export\"],\"loses\":[]")
                .contains("\"role\":\"agent\",\"before\":\"read\",\"after\":\"hide\",\"gains\":[],\"loses\":[\"see\",\"find\",\"sort\",\"export\"]");
        assertThat(as("admin").get("permissions").expect(200).etag()).isEqualTo(before.etag());
    }

    @Test
    void brokenTextIsRefusedWithItsLineInBothLanguages() {
        var text = "fields:\n  workOrder:\n    priority: {agent: raed, boss: read}\n    nonsense: {agent: read}\n";
        var refused = trial(text).expect(400, "bad-input");
        assertThat(refused.text()).contains("Line 3", "Line 4", "raed", "boss", "nonsense");
        var chinese = as("admin").speaking("zh-CN").post("permissions/trial", Map.of("text", "fields:\n  x: [\n", "note", "x")).expect(400, "bad-input");
        assertThat(chinese.text()).contains("第 ", " 行");
        trial("fields:\n  permissions:\n    roles: {engineer: read}\n").expect(400, "bad-input");
        trial("fields:\n  workOrder:\n    status: {engineer: mask}\n").expect(400, "bad-input");
        as("admin").post("permissions/trial", Map.of("note", "x")).expect(400, "bad-input");
    }

    @Test
    void everyVersionIsKeptCanBeComparedExportedAndTakenBack() {
        try {
            var first = save("fields:\n  workOrder:\n    channel: {agent: hide}\n");
            var second = save("fields:\n  workOrder:\n    channel: {agent: read}\n    ownerName: {agent: hide}\n");
            var versions = as("admin").get("permissions/versions?limit=2").expect(200);
            assertThat(versions.at("/items/0/number").asInt()).isEqualTo(second);
            assertThat(versions.at("/items/0/changes").asInt()).isEqualTo(2);
            assertThat(versions.at("/next").asString()).isEqualTo(String.valueOf(first));
            var effects = as("admin").get("permissions/versions/" + second + "/effects?since=" + first).expect(200);
            assertThat(effects.items()).hasSize(2);
            var text = as("admin").get("permissions/versions/" + first).expect(200).data("text");
            assertThat(text).isEqualTo("fields:\n  workOrder:\n    channel: {agent: hide}\n");

            var seen = as("admin").get("permissions").expect(200);
            var back = as("admin").ifMatch(seen).post("permissions/versions", Map.of("version", first, "note", "back")).expect(201);
            assertThat(back.data("text")).isEqualTo(text);
            assertThat(as("admin").get("permissions/versions/" + back.at("/data/number").asInt()).expect(200).data("author")).isNotBlank();
            as("admin").get("permissions/versions/999999").expect(404, "not-found");

            var audited = sql.list(
                    "select actor, changes from audit_entry where record_type = 'permission_version' and record_id = ?",
                    row -> row.text() + " " + row.text(),
                    String.valueOf(second));
            assertThat(audited).singleElement().asString().contains("person:", "ownerName");
        } finally {
            shipped();
        }
    }

    @Test
    void anOpenStreamOfChangesGoesByTheRulesOfNow() throws Exception {
        var order = orders().requested().id();
        sql.update("delete from change_notice where work_order_id = ?", UUID.fromString(order)); // so that the request is not told again
        try (var events = Events.of(as("lin"), "work-orders/changes")) {
            save("fields:\n  message:\n    at: {agent: hide}\n");
            as("wang").post("work-orders/" + order + "/messages", Map.of("body", "x")).expect(200);
            orders().move("lin", order, MoveKind.TRIAGE).expect(200);
            within(10, () -> events.about(order).contains("STATUS"));
            assertThat(events.about(order)).containsExactly("STATUS");
        } finally {
            shipped();
        }
    }

    @Test
    void onlyAdminsComeIn() {
        for (var person : List.of("lin", "wang", "zhang", "liu")) {
            for (var path : List.of("permissions", "permissions/versions", "permissions/versions/1", "permissions/versions/1/effects")) {
                as(person).get(path).expect(403, "forbidden");
            }
            assertThat(as(person).post("permissions/trial", Map.of("text", "", "note", "x")).status()).isEqualTo(403);
            assertThat(as(person).post("permissions/versions", Map.of("text", "", "note", "x")).status()).isEqualTo(403);
        }
        assertThat(visitor().get("permissions").status()).isEqualTo(401);
    }

    @Test
    void anAdminLooksAsARoleAndCanChangeNothingMeanwhile() {
        var order = orders().at(Status.DISPATCHED);
        var path = "work-orders/" + order.id();
        var engineer = as("admin").with("View-As", "engineer");
        assertThat(as("admin").get("parts").expect(200).at("/items/0").has("costMinor")).isTrue();
        assertThat(engineer.get("parts").expect(200).at("/items/0").has("costMinor")).isFalse();
        var customer = as("admin").with("View-As", "customer").get(path).expect(200);
        assertThat(customer.at("/data").has("priority")).isFalse();
        assertThat(customer.at("/data").has("number")).isTrue();
        assertThat(as("admin").with("View-As", "editor").get(path).expect(200).at("/data/customer/name").asString()).isEqualTo("江*");
        assertThat(as("admin").with("View-As", "visitor").get("work-orders").status()).isEqualTo(401);
        assertThat(engineer.get("session").expect(200).data("kind")).isEqualTo("STAFF");
        engineer.get("permissions").expect(403, "forbidden");
        engineer.post(path + "/messages", Map.of("body", "x")).expect(403, "only-looking");
        as("admin").with("View-As", "boss").get(path).expect(400, "bad-input");
        as("lin").with("View-As", "engineer").get(path).expect(403, "forbidden");
        assertThat(sql.one(
                                "select count(*) from audit_entry where record_type = 'look_as' and changes like ?",
                                Sql.Row::integer,
                                "%" + order.id() + "%")
                        .orElseThrow())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void everyNodeOnTheSameDatabaseFollowsWithinTwoSeconds() {
        try {
            var one = new Policies();
            var other = new Policies();
            var first = new InForce(sql, one, forms);
            var second = new InForce(sql, other, forms);
            first.begin(null);
            second.begin(null);
            try {
                assertThat(sees(one)).isEqualTo(Access.READ);
                save("fields:\n  workOrder:\n    channel: {agent: hide}\n");
                within(2, () -> sees(one) == Access.HIDDEN && sees(other) == Access.HIDDEN);
            } finally {
                first.end(null);
                second.end(null);
            }
        } finally {
            shipped();
        }
    }

    @Test
    void aBrokenRowOpensNothing() {
        try {
            save("fields:\n  workOrder:\n    channel: {agent: hide}\n");
            within(2, () -> !as("lin").get("work-orders/" + orders().requested().id()).expect(200).at("/data").has("channel"));
            var broken = sql.one("select max(number) + 1 from permission_version", Sql.Row::integer).orElseThrow();
            sql.update(
                    "insert into permission_version(number, at, author_key, author, note, overrides) values (?,?,?,?,?,?)",
                    broken,
                    Instant.now(),
                    "x",
                    "x",
                    "x",
                    "broken: [");
            inForce.follow();
            assertThat(as("lin").get("work-orders/" + orders().requested().id()).expect(200).at("/data").has("channel")).isFalse();

            // a node that starts now has the last good one
            var policies = new Policies();
            new InForce(sql, policies, forms).follow();
            assertThat(sees(policies)).isEqualTo(Access.HIDDEN);
            as("admin").get("permissions/versions/" + broken + "/effects").expect(409, "permissions/version-unreadable");
            save("");
            within(2, () -> as("lin").get("work-orders/" + orders().requested().id()).expect(200).at("/data").has("channel"));
        } finally {
            shipped();
        }
    }

    @Test
    void untilTheFirstVersionIsReadNothingIsOpen() {
        assertThat(sees(new Policies())).isEqualTo(Access.HIDDEN);
        assertThat(new Policies().inForce().viewFor(Set.of("admin")).access("permissions", "records")).isEqualTo(Access.READ);
    }

    private static Access sees(Policies policies) {
        return policies.inForce().viewFor(Set.of("agent")).access("workOrder", "channel");
    }

    /// A browser with a session cookie, as the login leaves it behind.
    private Api browser(String subject, String name, String role) {
        var token = Ids.token() + Ids.token();
        sql.update(
                "insert into session(token_hash, subject, name, roles, language, id_token, created_at, expires_at) values (?,?,?,?,?,?,?,?)",
                Hash.sha256(token),
                UUID.fromString(subject),
                name,
                role,
                "zh-CN",
                new byte[] {0},
                Instant.now(),
                Instant.now().plusSeconds(600));
        return visitor().with("Cookie", "__Host-mendwell=" + token);
    }
}
