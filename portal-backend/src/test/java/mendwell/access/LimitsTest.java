package mendwell.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import mendwell.platform.Language;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aBucketGivesWhatItHoldsAndThenWhatTricklesIn() {
        var bucket = new Limits.Bucket(3, 0);
        var perNano = 1.0 / SECOND;
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take(0, perNano, 3)).isTrue();
        }
        assertThat(bucket.take(0, perNano, 3)).isFalse();
        assertThat(bucket.take(SECOND / 2, perNano, 3)).isFalse();
        assertThat(bucket.take(SECOND, perNano, 3)).isTrue();
        assertThat(bucket.take(SECOND, perNano, 3)).isFalse();
    }

    @Test
    void aBucketNeverHoldsMoreThanItCan() {
        var bucket = new Limits.Bucket(3, 0);
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take(3600 * SECOND, 1.0 / SECOND, 3)).isTrue();
        }
        assertThat(bucket.take(3600 * SECOND, 1.0 / SECOND, 3)).isFalse();
    }

    @Test
    void whoIsTooFastIsToldWhenToTryAgainAndOthersGoOn() {
        var limits = new Limits(1200, 4, 20, 20, 10, 1);
        limits.arrives("192.0.2.1", "GET", "login");
        limits.arrives("192.0.2.1", "GET", "login");
        assertThatThrownBy(() -> limits.arrives("192.0.2.1", "GET", "login"))
                .isInstanceOfSatisfying(Limits.TooFast.class, refused -> assertThat(refused.retryAfterSeconds()).isEqualTo(15));
        limits.arrives("192.0.2.2", "GET", "login");
        limits.arrives("192.0.2.1", "GET", "session");
    }

    @Test
    void codesAndGuessesAreFewerThanCalls() {
        var limits = new Limits(1200, 60, 2, 4, 10, 1);
        limits.arrives("192.0.2.1", "POST", "quotes/x/decision");
        assertThatThrownBy(() -> limits.arrives("192.0.2.1", "POST", "work-orders/x/report/identity-checks")).isInstanceOf(Limits.TooFast.class);
        limits.guessed("192.0.2.9");
        limits.guessed("192.0.2.9");
        assertThatThrownBy(() -> limits.showsSecret("192.0.2.9")).isInstanceOf(Limits.TooFast.class);
        limits.arrives("192.0.2.9", "GET", "tracked-order"); // with a session
    }

    @Test
    void peopleCountForThemselvesAndVisitorsByTheirAddress() {
        var limits = new Limits(2, 60, 20, 20, 10, 1);
        var visitor = Caller.visitor(Language.EN);
        limits.isKnown(visitor, "192.0.2.1", "session");
        assertThatThrownBy(() -> limits.isKnown(visitor, "192.0.2.1", "session")).isInstanceOf(Limits.TooFast.class);
        var person = new Caller(
                Caller.Kind.STAFF, UUID.randomUUID(), "x", java.util.Set.of("agent"), Language.EN, null, null, null, null, null, null);
        limits.isKnown(person, "192.0.2.1", "session");
        limits.isKnown(visitor, "192.0.2.2", "session");
    }

    @Test
    void accountsWithoutARoleCountForThemselvesToo() {
        var limits = new Limits(2, 60, 20, 20, 10, 1);
        limits.isKnown(nobody(), "192.0.2.1", "session");
        limits.isKnown(nobody(), "192.0.2.1", "session");
        var one = nobody();
        limits.isKnown(one, "192.0.2.1", "session");
        assertThatThrownBy(() -> limits.isKnown(one, "192.0.2.9", "session")).isInstanceOf(Limits.TooFast.class);
    }

    /// Logged in, and neither one of the staff nor a contact.
    private static Caller nobody() {
        return new Caller(Caller.Kind.VISITOR, UUID.randomUUID(), "x", java.util.Set.of("visitor"), Language.EN, null, null, null, null, null, null);
    }

    @Test
    void aPathWrittenInAnotherWayIsTheSamePath() {
        var limits = new Limits(1200, 2, 2, 20, 2, 1);
        limits.arrives("192.0.2.1", "GET", "login");
        assertThatThrownBy(() -> limits.arrives("192.0.2.1", "GET", "login/")).isInstanceOf(Limits.TooFast.class);
        limits.arrives("192.0.2.1", "POST", "quotes/x/decision");
        assertThatThrownBy(() -> limits.arrives("192.0.2.1", "POST", "quotes;a=b/x/decision;c//")).isInstanceOf(Limits.TooFast.class);
        var visitor = Caller.visitor(Language.EN);
        limits.isKnown(visitor, "192.0.2.1", "work-orders/export");
        assertThatThrownBy(() -> limits.isKnown(visitor, "192.0.2.1", "work-orders/export;x=1/")).isInstanceOf(Limits.TooFast.class);
    }

    @Test
    void exportsAreFewerThanCallsAndEachPersonHasItsOwn() {
        var limits = new Limits(1200, 60, 20, 20, 2, 1);
        var visitor = Caller.visitor(Language.EN);
        limits.isKnown(visitor, "192.0.2.1", "work-orders/export");
        assertThatThrownBy(() -> limits.isKnown(visitor, "192.0.2.1", "equipment/export")).isInstanceOf(Limits.TooFast.class);
        limits.isKnown(visitor, "192.0.2.1", "work-orders");
        limits.isKnown(visitor, "192.0.2.2", "work-orders/export");
    }
}
