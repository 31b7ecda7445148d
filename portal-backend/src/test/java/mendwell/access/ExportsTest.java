package mendwell.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import mendwell.equipment.EquipmentRow;
import mendwell.equipment.Warranty;
import mendwell.platform.Export;
import mendwell.platform.Language;
import mendwell.platform.NotFound;
import mendwell.platform.Page;
import mendwell.platform.Settings;
import mendwell.security.FieldPolicy;
import org.junit.jupiter.api.Test;

class ExportsTest {
    private static final EquipmentRow UNIT = new EquipmentRow(
            new UUID(1, 2), "BR-1", "AC75", "空压机", "Compressor", "江南食品", "一厂", Warranty.ACTIVE, LocalDate.of(2027, 1, 2), 3);

    private final List<Object> told = new ArrayList<>();
    private final AtomicBoolean stillIn = new AtomicBoolean(true);
    private final MultivaluedHashMap<String, Object> headers = new MultivaluedHashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int pages;

    @Test
    void aFileIsNamedAndHoldsIdsLast() throws IOException {
        assertThat(csv("agent", endless(1)))
                .isEqualTo("\uFEFFSerial number,Model,Product (Chinese),Product (English),Customer,Site,Warranty,Warranty until,Open orders,Internal id\r\n"
                        + "BR-1,AC75,空压机,Compressor,江南食品,一厂,In warranty,2027-01-02,3,00000000-0000-0001-0000-000000000002\r\n");
        assertThat(headers.getFirst("Content-Disposition")).isEqualTo("attachment; filename=\"Units 2026-11-23.csv\"; filename*=UTF-8''Units%202026-11-23.csv");
        assertThat(told).hasSize(2).last().isInstanceOfSatisfying(ExportEnded.class, end -> assertThat(end).extracting("rows", "whole").containsExactly(1, true));
    }

    @Test
    void masksAloneAreNothingToTakeAlong() {
        assertThatThrownBy(() -> csv("editor", endless(1))).isInstanceOf(NotFound.class);
        assertThat(pages).isZero();
    }

    @Test
    void whoMayTakeNothingAlongAsksForNothing() {
        assertThatThrownBy(() -> csv("visitor", endless(1))).isInstanceOf(NotFound.class);
        assertThat(pages).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void anEndlessListEndsWithASentenceThatSaysHowToGoOn() throws IOException {
        var lines = csv("agent", endless(Integer.MAX_VALUE)).split("\r\n");
        assertThat(lines).hasSize(Export.MOST + 2);
        assertThat(lines[Export.MOST]).startsWith("BR-1,");
        assertThat(lines[Export.MOST + 1]).contains("newest 50000", "&cursor=" + Export.MOST / Export.AT_ONCE);
        assertThat(pages).isEqualTo(Export.MOST / Export.AT_ONCE);
    }

    @Test
    void whoIsShutOutMeanwhileGetsNoMorePagesAndNoWholeFile() {
        stillIn.set(false);
        assertThatThrownBy(() -> csv("agent", endless(3))).isInstanceOf(IOException.class);
        assertThat(pages).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\r\nThe export broke off: this file is not complete. Please export again.\r\n");
        assertThat(told).last().isInstanceOfSatisfying(ExportEnded.class, end -> assertThat(end).extracting("rows", "whole").containsExactly(Export.AT_ONCE, false));
    }

    /// A list whose cursors are the numbers of its pages.
    private Export<EquipmentRow> endless(int most) {
        return new Export<>(EquipmentRow.class, Export.Format.CSV, null, from -> {
            pages++;
            var page = from == null ? 1 : Integer.parseInt(from) + 1;
            var last = page >= most;
            return new Page<>(EquipmentRow.class, Collections.nCopies(last ? 1 : Export.AT_ONCE, UNIT), last ? null : String.valueOf(page));
        });
    }

    private String csv(String role, Export<EquipmentRow> export) throws IOException {
        var request = new CurrentRequest();
        request.begin(Caller.of(role, Language.EN), FieldPolicy.shipped(), null, null, "192.0.2.1", null);
        request.stillIn(stillIn::get);
        var settings = new Settings(URI.create("http://x"), "data", "fonts", "Asia/Shanghai", "x", "x", "x", "x");
        var clock = Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), ZoneOffset.UTC);
        new Exports(request, event(), event(), settings, clock).write(export, Map.of(), headers, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private <T> Event<T> event() {
        return (Event<T>) Proxy.newProxyInstance(ExportsTest.class.getClassLoader(), new Class<?>[] {Event.class}, (_, _, fired) -> {
            told.add(fired[0]);
            return null;
        });
    }
}
