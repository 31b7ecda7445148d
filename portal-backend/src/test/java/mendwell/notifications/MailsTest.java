package mendwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mendwell.permissions.Views;
import mendwell.platform.Language;
import mendwell.platform.Settings;
import mendwell.platform.TransportSecurity;
import mendwell.security.FieldPolicy;
import mendwell.security.FieldView;
import mendwell.security.Overrides;
import mendwell.security.Projection;
import mendwell.workorders.Status;
import mendwell.workorders.WorkOrderFacts;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailsTest {
    private static final UUID ORDER = UUID.fromString("01900000-0000-7000-8000-000000000005");

    private final Settings settings = new Settings(
            URI.create("http://localhost"), "data", "fonts", "Asia/Shanghai", "蓝岭 Blueridge", "#0f6f6a", "400-820-0188", "苏州");
    private final Mails mails = new Mails(settings);

    @Test
    void anEngineersVisitIsToldInTheReadersLanguageAndTheOwnersTime() {
        var chinese = compose(MailKind.DISPATCHED, "王㛃", "zh-CN", Map.of());
        assertThat(chinese.subject()).isEqualTo("WO-2026-000001：已为您安排工程师");
        assertThat(chinese.text()).contains("王㛃，您好", "2026年11月23日（周一）09:00 – 12:00", "李工 · 13800000000", "泵 X-1 · SN1", "http://localhost/orders/1");
        var english = compose(MailKind.DISPATCHED, "عمر", "en", Map.of());
        assertThat(english.text()).contains("Dear عمر,", "Mon 23 Nov 2026, 09:00 – 12:00", "Pump X-1 · SN1");
        assertThat(english.html()).contains("lang=\"en\"", "Dear عمر,");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasItsWordsInBothLanguages(MailKind kind) {
        for (var language : Language.values()) {
            var mail = compose(kind, "A", language.tag(), Map.of("code", "123456", "score", "1"));
            assertThat(mail.subject() + mail.text()).doesNotContain("{0}", "{1}", "mail.");
            assertThat(mail.html()).doesNotContain("{{");
        }
    }

    @Test
    void whatPeopleWroteIsTextInHtml() {
        var mail = compose(MailKind.LOW_RATING, "<script>", "en", Map.of("score", "1", "comment", "<img src=x onerror=alert(1)>"));
        assertThat(mail.html()).doesNotContain("<script>", "<img").contains("&lt;img");
        assertThat(mail.text()).contains("<img src=x");
    }

    @Test
    void nobodyAddsHeadersThroughANameOrASubject() throws Exception {
        var sent = send(new Mail("key", "عمر\r\nBcc: x@y.example", "omar@example.com", "㛃\r\nBcc: x@y.example", "text", "<p>html</p>"));
        assertThat(sent.getHeader("Bcc")).isNull();
        assertThat(sent.getAllRecipients()).hasSize(1);
        assertThat(sent.getSubject()).isEqualTo("㛃 Bcc: x@y.example");
        for (var address : new String[] {"a@b.example\r\nBcc: x@y.example", "a@b.example, x@y.example", "nobody", ""}) {
            assertThatThrownBy(() -> send(new Mail("key", "A", address, "s", "t", "h"))).as(address).isInstanceOf(AddressException.class);
        }
    }

    @Test
    void aMailSentTwiceHasOneMessageId() throws Exception {
        var first = send(new Mail("key", "A", "a@example.com", "s", "t㛃", "h"));
        assertThat(first.getMessageID()).isEqualTo(send(new Mail("key", "A", "a@example.com", "s", "t", "h")).getMessageID());
        assertThat(first.getMessageID()).isNotEqualTo(send(new Mail("other", "A", "a@example.com", "s", "t", "h")).getMessageID());
        assertThat(((MimeMultipart) first.getContent()).getBodyPart(0).getContent()).isEqualTo("t㛃");
        var bytes = new ByteArrayOutputStream();
        first.writeTo(bytes);
        assertThat(bytes.toString(StandardCharsets.US_ASCII)).contains("multipart/alternative");
    }

    private jakarta.mail.internet.MimeMessage send(Mail mail) throws Exception {
        return new SmtpMessenger(settings, Clock.systemUTC(), new TransportSecurity(ConfigProvider.getConfig()), "localhost", 25, "service@example.com", Optional.empty(), Optional.empty())
                .message(mail);
    }

    /// Each field that a mail can say, and what it would say.
    @ParameterizedTest
    @CsvSource({
        "workOrder.number, WO-2026",
        "workOrder.summary, 坏了",
        "workOrder.equipment, SN1",
        "orderEquipment.serial, SN1",
        "orderEquipment.model, X-1",
        "orderEquipment.productNameZh, 泵",
        "workOrder.customer, 华东制药",
        "customer.name, 华东制药",
        "workOrder.site, 一厂",
        "site.name, 一厂",
        "workOrder.engineer, 李工",
        "orderEngineer.name, 李工",
        "orderEngineer.phone, 138",
        "workOrder.promisedUntil, 2026年11月23日",
        "workOrder.contact, 王㛃",
        "contact.name, 王㛃",
        "workOrder.rating, 不满意",
        "rating.comment, 不满意"
    })
    void whatItsReaderMayNotSeeIsInNoPartOfAMail(String field, String said) {
        var all = FieldPolicy.shipped().viewFor(Set.of("admin"));
        var less = FieldPolicy.shipped().with(Overrides.parse(hiding(field)), Views.ALL).viewFor(Set.of("admin"));
        var before = "";
        for (var kind : MailKind.values()) {
            before += written(kind, all);
            assertThat(written(kind, less)).as(kind.key).doesNotContain(said, "null", "： \n", " · \n");
        }
        assertThat(before).contains(said);
    }

    @Test
    void whatIsMaskedIsMaskedInMail() {
        var policy = FieldPolicy.shipped().with(Overrides.parse("""
                fields:
                  orderEngineer:
                    name: {tracking: mask}
                    phone: {tracking: mask}
                  contact:
                    name: {tracking: mask}
                """), Views.ALL);
        assertThat(written(MailKind.DISPATCHED, policy.viewFor(Set.of("tracking"))))
                .contains("李* · 138****0000", "王*，您好")
                .doesNotContain("13800000000", "李工", "王㛃");
    }

    @Test
    void whoMayNotKnowOfAnOccasionIsNotToldOfIt() {
        var policy = FieldPolicy.shipped().with(Overrides.parse("""
                fields:
                  workOrder:
                    escalated: {supervisor: hide}
                    quotes: {tracking: hide}
                  rating:
                    score: {supervisor: hide}
                """), Views.ALL);
        assertThat(MailKind.values()).allMatch(kind -> kind.isFor(FieldPolicy.shipped().viewFor(Set.of(kind.audience.role == null ? "tracking" : "supervisor"))));
        assertThat(MailKind.values()).filteredOn(kind -> !kind.isFor(policy.viewFor(Set.of("supervisor")))).containsExactly(MailKind.ESCALATION, MailKind.LOW_RATING);
        assertThat(MailKind.values()).filteredOn(kind -> !kind.isFor(policy.viewFor(Set.of("tracking")))).contains(MailKind.QUOTE_SENT).doesNotContain(MailKind.MESSAGE, MailKind.CODE);
    }

    private static String hiding(String field) {
        var path = field.split("\\.");
        return "fields:\n  " + path[0] + ":\n    " + path[1] + ": {admin: hide}\n";
    }

    /// Subject, name of the addressee, text and HTML as this reader gets them.
    private String written(MailKind kind, FieldView eyes) {
        var letter = new Letter(kind, ORDER, null, Map.of("code", "123456", "score", "1", "comment", "不满意"));
        var seen = Projection.project(MailView.of(letter, order()), eyes);
        var mail = mails.compose("key", letter, new Letter.Recipient(seen.contact() == null ? null : seen.contact().name(), "a@example.com", "zh-CN"), seen, null);
        return mail.subject() + (mail.toName() == null ? "" : mail.toName()) + mail.text() + mail.html();
    }

    private Mail compose(MailKind kind, String name, String language, Map<String, String> details) {
        var letter = new Letter(kind, ORDER, null, details);
        return mails.compose("key", letter, new Letter.Recipient(name, "a@example.com", language), MailView.of(letter, order()), "http://localhost/orders/1");
    }

    private static WorkOrderFacts order() {
        var from = Instant.parse("2026-11-23T01:00:00Z");
        return new WorkOrderFacts(
                ORDER, "WO-2026-000001", Status.DISPATCHED, null, null, null, null, "坏了", "坏了", 1, "{}", null, null, from,
                from.plusSeconds(3 * 3600), null, null, null, null, null, null, null, from, from, null, null, null, 1,
                new WorkOrderFacts.Contact("王㛃", null, null, Language.ZH_CN),
                new WorkOrderFacts.Unit(ORDER, "SN1", "X-1", "泵", "Pump", null),
                new WorkOrderFacts.Customer(ORDER, "华东制药", "GOLD"),
                new WorkOrderFacts.Site(ORDER, "一厂", "某路 1 号", "SH", null, null),
                new WorkOrderFacts.Engineer(ORDER, "李工", "13800000000"),
                null);
    }
}
