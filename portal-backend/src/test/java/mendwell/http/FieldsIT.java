package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import mendwell.arquillian.StackTest;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FieldsIT extends StackTest {
    @Test
    void aCustomerSeesNeitherPriorityNorEscalationNorChannel() {
        var order = orders().requested();
        var seen = as("liu").get("work-orders/" + order.id()).expect(200);
        hidden(seen, "/data", "priority", "escalated", "channel", "customer.level");
        shown(seen, "/data", "number", "contract.number", "site.address");
        var row = as("liu").get("work-orders?q=" + order.data("number")).expect(200);
        hidden(row, "/items/0", "priority", "escalated", "customerLevel");
    }

    @Test
    void theHolderOfATrackingLinkSeesNoContractAndAMaskedPhone() {
        var order = orders().requested();
        var seen = visitor().tracking(Orders.trackingToken(order)).get("tracked-order").expect(200);
        hidden(seen, "/data", "contract", "priority", "channel", "site.latitude", "customer.id", "customer.level");
        assertThat(seen.at("/data/contact/phone").asString()).isEqualTo("138****1101");
        assertThat(seen.at("/access/contact.phone").asString()).isEqualTo("masked");
        assertThat(seen.text()).doesNotContain("13800001101").doesNotContain("SC-2024-018");
    }

    @Test
    void whoScannedAUnitSeesNeitherOwnerNorSite() {
        var seen = visitor().unit("sample-" + Orders.LIUS_UNIT).get("scan").expect(200);
        hidden(seen, "/data", "site", "contract", "scanUrl", "purchasedOn", "customer.id", "customer.level");
        assertThat(seen.at("/data/customer/name").asString()).isEqualTo("江*");
    }

    @Test
    void onlyTheDeskSeesWhatAPartCosts() {
        shown(as("lin").get("parts").expect(200), "/items/0", "costMinor", "priceMinor");
        hidden(as("zhang").get("parts").expect(200), "/items/0", "costMinor");
        hidden(as("sun").get("parts").expect(200), "/items/0", "costMinor", "priceMinor", "stock");
    }

    @Test
    void aCustomerNeverSeesTheUnitCostOfAQuote() {
        var order = orders().at(Status.QUOTED);
        var quote = orders().read("lin", order.id()).at("/data/quotes/0/id").asString();
        shown(as("lin").get("quotes/" + quote).expect(200), "/data", "lines.unitCostMinor");
        hidden(as("liu").get("quotes/" + quote).expect(200), "/data", "lines.unitCostMinor");
        hidden(visitor().tracking(Orders.trackingToken(order)).get("quotes/" + quote).expect(200), "/data", "lines.unitCostMinor");
    }

    @Test
    void anEditorOfKnowledgeSeesCustomersMaskedAndNoPriority() {
        var order = orders().requested();
        var seen = as("sun").get("work-orders/" + order.id()).expect(200);
        assertThat(seen.at("/data/customer/name").asString()).isEqualTo("江*");
        hidden(seen, "/data", "priority", "engineer", "site.address");
        assertThat(seen.text()).doesNotContain("江南食品");
    }

    @Test
    void everyAnswerHoldsExactlyTheFieldsItsAccessLists() {
        var order = orders().at(Status.IN_REPAIR);
        for (var person : List.of("liu", "lin", "zhang", "wang", "zhao", "sun", "admin")) {
            for (var path : List.of("work-orders/" + order.id(), "equipment/" + orders().unit(Orders.LIUS_UNIT), "session")) {
                var answer = as(person).get(path).expect(200);
                assertThat(new TreeSet<>(answer.at("/access").propertyNames()))
                        .as(person + " " + path)
                        .containsAll(fields(answer.at("/data"), ""));
            }
        }
    }

    private static List<String> fields(JsonNode data, String prefix) {
        var fields = new ArrayList<String>();
        data.properties().forEach(member -> {
            var name = prefix + member.getKey();
            fields.add(name);
            var value = member.getValue();
            if (value.isObject()) {
                fields.addAll(fields(value, name + "."));
            } else if (value.isArray()) {
                StreamSupport.stream(value.spliterator(), false)
                        .filter(JsonNode::isObject)
                        .forEach(item -> fields.addAll(fields(item, name + ".")));
            }
        });
        return fields;
    }

    private static void hidden(Reply reply, String record, String... fields) {
        for (var field : fields) {
            assertThat(reply.at("/access").has(field)).as(field + " in access").isFalse();
            assertThat(fields(reply.at(record), "")).doesNotContain(field);
        }
    }

    private static void shown(Reply reply, String record, String... fields) {
        for (var field : fields) {
            assertThat(reply.at("/access").has(field)).as(field + " in access").isTrue();
            assertThat(fields(reply.at(record), "")).contains(field);
        }
    }
}
