package mendwell.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import mendwell.http.Orders;
import mendwell.http.Reply;
import mendwell.platform.Json;
import mendwell.platform.Sql;
import mendwell.security.Mask;
import mendwell.workorders.Status;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/// Mails and papers go by the rules for whoever reads them.
class OutgoingIT extends RulesTest {
    @Inject
    Sql sql;

    // ---- papers

    @Test
    void aPaperThatALinkOpensHasTheMaskedAddressAsTheLinkItselfHas() throws IOException {
        var order = orders().at(Status.RATING);
        var seen = visitor().tracking(Orders.trackingToken(order)).get("tracked-order").expect(200);
        var address = orders().read("lin", order.id()).at("/data/site/address").asString();
        assertThat(seen.at("/data/site/address").asString()).isEqualTo(Mask.ADDRESS.of(address));
        var paper = paper(seen.at("/data/documents/0/url").asString());
        assertThat(paper).contains(Mask.ADDRESS.of(address), Orders.LIUS_UNIT, "江南食品", "轴承磨损", "1h30min").doesNotContain(address);
    }

    @Test
    void whatIsHiddenFromOneReaderOfAPaperIsNotOnIt() throws IOException {
        var quoted = orders().at(Status.QUOTED);
        var signed = orders().at(Status.SIGN_OFF);
        try {
            save("""
                    fields:
                      workOrder:
                        customer: {customer: hide}
                        site: {tracking: hide}
                      orderEquipment:
                        serial: {tracking: hide}
                        warranty: {customer: hide}
                        warrantyUntil: {customer: hide}
                      report:
                        findings: {tracking: hide}
                        labourMinutes: {customer: hide}
                        engineerName: {tracking: hide}
                      timelineEntry:
                        at: {tracking: hide}
                      quote:
                        subtotalMinor: {tracking: hide}
                        taxMinor: {customer: hide}
                        totalMinor: {tracking: hide}
                        validUntil: {customer: hide}
                      quoteLine:
                        unitPriceMinor: {tracking: hide}
                        amountMinor: {customer: hide}
                        quantityThousandths: {tracking: hide}
                    """);
            inForce.follow();
            accept(quoted);
            as("liu").post("work-orders/" + signed.id() + "/report/signature", Map.of("consent", true, "signature", Orders.signature())).expect(200);
            var quote = paper(documents(quoted));
            assertThat(quote).contains("更换轴承bearing", "Labour", "刘洋");
            assertThat(quote).doesNotContain("null", "江南食品", Orders.LIUS_UNIT, "S/N", "Site", "Covered", "200.00", "300.00", "339.00", "0.00", "Subtotal", "Total", "Tax", "Quantity", "Validuntil");
            var report = paper(documents(signed));
            assertThat(report).contains("更换轴承");
            assertThat(report).doesNotContain("null", "轴承磨损", "江南食品", Orders.LIUS_UNIT, "1h30min", "0min", "Checkedin", "Engineers");
            assertThat(report.substring(0, report.indexOf("Evidenceofsigning"))).as("before the chain of events, whose hashes cover who acted").doesNotContain("张伟");
        } finally {
            shipped();
        }
    }

    private void accept(Reply order) {
        var quote = orders().read("lin", order.id()).at("/data/quotes/0/id").asString();
        orders().accept(order.id(), quote).expect(200);
    }

    private String documents(Reply order) {
        return orders().read("lin", order.id()).at("/data/documents/0/url").asString();
    }

    /// The words of a paper, without spaces and line breaks.
    private String paper(String url) throws IOException {
        try (var pdf = Loader.loadPDF(visitor().get(url.substring(url.indexOf("files/"))).expect(200).response().body())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }

    // ---- mails

    @Test
    void aMailSaysWhatItsReaderMaySee() throws Exception {
        try {
            save("""
                    fields:
                      orderEngineer:
                        phone: {customer: hide, tracking: mask}
                        name: {tracking: mask}
                      workOrder:
                        promisedUntil: {customer: hide}
                    """);
            inForce.follow();
            var lius = orders().at(Status.DISPATCHED);
            var wanted = Orders.wanted(orders().unit(Orders.LIUS_UNIT), "漏水");
            wanted.put("contact", Orders.contact());
            var gus = as("lin").post("work-orders", wanted).expect(201);
            orders().bring(gus.id(), Status.DISPATCHED);
            var phone = orders().read("lin", lius.id()).at("/data/engineer/phone").asString();
            var toLiu = mail(lius, "An engineer will come to you");
            assertThat(toLiu).contains("张伟", "Dear 刘洋,").doesNotContain(phone, "张伟 ·", "Planned visit", "null");
            assertThat(mail(gus, "已为您安排工程师")).contains("张* · " + Mask.PHONE.of(phone), "预计上门").doesNotContain(phone, "张伟");
        } finally {
            shipped();
        }
    }

    @Test
    void ourOwnPeopleAreToldByTheirRolesAndOnlyOfWhatTheyMayKnow() throws Exception {
        try {
            save("""
                    fields:
                      workOrder:
                        summary: {supervisor: hide}
                      customer:
                        name: {supervisor: mask}
                      rating:
                        comment: {supervisor: hide}
                    """);
            inForce.follow();
            var told = orders().at(Status.RATING);
            orders().rate(told.id(), 1, false).expect(200);
            assertThat(mail(told, "低分评价")).contains("1 星", "江*", "地点").doesNotContain("谢谢", "排气温度高", "江南食品");

            save("fields:\n  rating:\n    score: {supervisor: hide}\n");
            inForce.follow();
            var untold = orders().at(Status.RATING);
            orders().rate(untold.id(), 1, false).expect(200);
            sent();
            assertThat(mails(untold)).isNotEmpty().noneMatch(mail -> mail.contains("低分评价"));

            save("rows:\n  workOrder: {supervisor: assigned}\n");
            inForce.follow();
            var unseen = orders().at(Status.RATING);
            orders().rate(unseen.id(), 1, false).expect(200);
            sent();
            assertThat(mails(unseen)).isNotEmpty().noneMatch(mail -> mail.contains("低分评价"));
        } finally {
            shipped();
        }
    }

    /// Subject, text and HTML of the order's mail with this subject.
    private String mail(Reply order, String subject) throws IOException, InterruptedException {
        sent();
        return mails(order).stream().filter(mail -> mail.lines().findFirst().orElseThrow().contains(subject)).findFirst().orElseThrow();
    }

    private void sent() {
        within(20, () -> sql.one("select count(*) from outbox where delivered_at is null and dead_at is null", Sql.Row::integer).orElseThrow() == 0);
    }

    private static List<String> mails(Reply order) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(System.getenv("MENDWELL_MAILBOX_URL") + "/api/mails")).build();
        try (var client = HttpClient.newHttpClient()) {
            var all = Json.MAPPER.readTree(client.send(request, BodyHandlers.ofString()).body());
            return StreamSupport.stream(all.spliterator(), false)
                    .map(mail -> mail.path("subject").asString() + "\n" + mail.path("to").asString() + "\n" + mail.path("text").asString() + mail.path("html").asString())
                    .filter(mail -> mail.contains(order.data("number")))
                    .toList();
        }
    }
}
