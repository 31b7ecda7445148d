package mendwell.permissions;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import mendwell.access.Policies;
import mendwell.forms.Forms;
import mendwell.platform.Sql;
import mendwell.platform.Startup;
import mendwell.security.FieldPolicy;
import mendwell.security.Overrides;

/// Keeps the newest version in force on this node: looks for another one every second, and at once after this node saved
/// one.
@ApplicationScoped
class InForce {
    private static final System.Logger LOG = System.getLogger(InForce.class.getName());
    private static final int NOTHING_YET = -1;

    /// A version was saved here.
    record Saved() {}

    private final Sql sql;
    private final Policies policies;
    private final FieldPolicy shipped;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("permissions").factory());
    private int seen = NOTHING_YET;
    private volatile Overrides overrides = Overrides.NONE;

    @Inject
    InForce(Sql sql, Policies policies, Forms forms) {
        this.sql = sql;
        this.policies = policies;
        this.shipped = FieldPolicy.shipped().withForms(forms.questions());
    }

    FieldPolicy shipped() {
        return shipped;
    }

    /// The owner's changes that count now, as far as they speak of what there is.
    Overrides overrides() {
        return overrides;
    }

    /// Before anything acts in somebody's name.
    void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Startup startup) {
        follow();
        timer.scheduleWithFixedDelay(this::followQuietly, 1, 1, TimeUnit.SECONDS);
    }

    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ended) {
        timer.shutdownNow();
    }

    void saved(@Observes(during = TransactionPhase.AFTER_SUCCESS) Saved saved) {
        timer.execute(this::followQuietly);
    }

    private void followQuietly() {
        try {
            follow();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Cannot look for changed permissions; those known stay in force", e);
        }
    }

    /// Puts the newest version in force, if there is another one than last time.
    synchronized void follow() {
        int newest = newest();
        if (newest == seen) {
            return;
        }
        if (!put(newest) && seen == NOTHING_YET) {
            lastGoodBefore(newest);
        }
        seen = newest;
    }

    private int newest() {
        return sql.one("select coalesce(max(number), 0) from permission_version", Sql.Row::integer).orElseThrow();
    }

    private void lastGoodBefore(int broken) {
        for (int older : sql.list(
                "select number from permission_version where number < ? order by number desc limit 100", Sql.Row::integer, broken)) {
            if (put(older)) {
                return;
            }
        }
        LOG.log(System.Logger.Level.ERROR, "No version of the permissions can be read: everything but the permissions page is closed");
        policies.putOnlyLockedInForce(shipped);
    }

    /// False when this version cannot be read.
    private boolean put(int number) {
        try {
            var changes = number == 0
                    ? Overrides.NONE
                    : shipped.known(Overrides.parse(sql.one(
                                    "select overrides from permission_version where number = ?", Sql.Row::text, number)
                            .orElseThrow()));
            policies.putInForce(shipped.with(changes, Views.ALL), number);
            overrides = changes;
            LOG.log(System.Logger.Level.INFO, "Permissions of version {0} are in force, {1} changes", number, changes.rules().size());
            return true;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Version " + number + " of the permissions cannot be read and is not in force", e);
            return false;
        }
    }
}
