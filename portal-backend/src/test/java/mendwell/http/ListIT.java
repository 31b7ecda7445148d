package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mendwell.arquillian.StackTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ListIT extends StackTest {
    @Test
    void pagesShowEachOfAHundredAndTwentyOrdersOnceWhileNewOnesArrive() {
        var unit = orders().unit("BR-TL320-2023-0150");
        var wanted = Orders.wanted(unit, "翻页");
        var made = IntStream.range(0, 120).parallel().mapToObj(i -> as("ma").post("work-orders", wanted).expect(201).id()).toList();

        var seen = new ArrayList<String>();
        var times = new ArrayList<String>();
        for (var next = ""; next != null; ) {
            var page = as("ma").get("work-orders?limit=17&equipment=" + unit + (next.isEmpty() ? "" : "&cursor=" + next)).expect(200);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(17);
            page.items().forEach(row -> seen.add(row.path("id").asString()));
            page.items().forEach(row -> times.add(row.path("createdAt").asString()));
            next = page.at("/next").isNull() ? null : page.at("/next").asString();
            as("ma").post("work-orders", wanted).expect(201);
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(made);
        assertThat(times).isSortedAccordingTo((a, b) -> java.time.Instant.parse(b).compareTo(java.time.Instant.parse(a)));
    }

    @Test
    void anEmptyListStillSaysWhatTheCallerMaySee() {
        var page = as("ma").get("work-orders?q=WO-1999-").expect(200);
        assertThat(page.items()).isEmpty();
        assertThat(page.at("/next").isNull()).isTrue();
        assertThat(page.at("/access/number").asString()).isEqualTo("read");
    }

    @Test
    void anOrderIsFoundByTheBeginningOfItsNumberItsSerialAndItsCustomer() {
        var order = orders().requested();
        for (var words : List.of(order.data("number"), Orders.LIUS_UNIT, "%E6%B1%9F%E5%8D%97")) {
            assertThat(ids(as("lin").get("work-orders?limit=100&q=" + words).expect(200).items())).as(words).contains(order.id());
        }
        assertThat(ids(as("lin").get("work-orders?q=%25").expect(200).items())).doesNotContain(order.id());
    }

    @Test
    void aUnitIsFoundByTheBeginningOfItsSerialItsModelAndItsCustomer() {
        var unit = orders().unit("BR-AC75-2024-0317");
        for (var words : List.of("br-ac75-2024", "BR-AC75", "%E6%B1%9F%E5%8D%97")) {
            assertThat(ids(as("lin").get("equipment?limit=100&q=" + words).expect(200).items())).as(words).contains(unit);
        }
        assertThat(as("lin").get("equipment?q=%25").expect(200).items()).isEmpty();
        assertThat(as("alice").get("equipment?q=BR-AC75-2024-0317").expect(200).items()).isEmpty();
    }

    @Test
    void aMaskedCustomerNameIsNotSearched() {
        assertThat(as("sun").get("equipment?q=%E6%B1%9F%E5%8D%97").expect(200).items()).isEmpty();
    }

    private static List<String> ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.path("id").asString()).toList();
    }
}
