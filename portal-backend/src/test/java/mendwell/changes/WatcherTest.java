package mendwell.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import mendwell.workorders.ChangeKind;
import org.junit.jupiter.api.Test;

class WatcherTest {
    private static final UUID OURS = UUID.randomUUID();

    private final Watcher watcher = new Watcher("person:1", notice -> notice.workOrder().equals(OURS));

    @Test
    void onlyWantedNoticesCome() throws InterruptedException {
        watcher.offer(new Notice(1, UUID.randomUUID(), ChangeKind.ORDER, null, null));
        watcher.offer(new Notice(2, OURS, ChangeKind.ORDER, null, null));
        assertThat(watcher.next(1000).id()).isEqualTo(2);
        assertThat(watcher.next(1)).isNull();
    }

    @Test
    void tooManyUnsentNoticesBecomeOneReload() {
        for (int i = 0; i <= Watcher.MOST_WAITING; i++) {
            watcher.offer(new Notice(i, OURS, ChangeKind.ORDER, null, null));
        }
        assertThat(watcher.takeOverrun()).isTrue();
        assertThat(watcher.takeOverrun()).isFalse();
        assertThat(watcher.next()).isNull();
    }

    @Test
    void aStreamThatEndsWakesAtOnce() throws InterruptedException {
        watcher.end();
        assertThat(watcher.next(60_000)).isNotNull();
        assertThat(watcher.isEnded()).isTrue();
    }

    @Test
    void anEventIsWhatBrowsersParse() {
        var id = UUID.fromString("01900000-0000-7000-8000-000000000005");
        assertThat(new Notice(7, id, ChangeKind.STATUS, null, null).event())
                .isEqualTo("id: 7\nevent: change\ndata: {\"workOrderId\":\"01900000-0000-7000-8000-000000000005\",\"kind\":\"STATUS\"}\n\n");
    }

    @Test
    void staffReadAnInternalChangeAsOneOfTheTimeline() {
        assertThat(new Notice(8, OURS, ChangeKind.INTERNAL, null, null).event()).contains("\"kind\":\"TIMELINE\"");
    }
}
