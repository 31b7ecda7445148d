package mendwell.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import mendwell.platform.Startup;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.keycloak.representations.idm.AdminEventRepresentation;

/// Keeps what we know of people true to Keycloak, in the background: no request waits for it, and while Keycloak is down
/// everything stays as it was last known.
///
/// Keycloak's admin events tell within seconds whom to look at: an account that was disabled there, a role that was taken
/// away. Refreshing the tokens of sessions in use is slower and finds the rest: what no event told, or was told while we
/// were down.
@ApplicationScoped
class SessionWatch {
    private static final System.Logger LOG = System.getLogger(SessionWatch.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /// Keycloak's nodes may tell an event later than one that happened after it.
    private static final Duration OVERLAP = Duration.ofSeconds(15);
    private static final int PAGE = 500;
    private static final List<String> KINDS = List.of("USER", "REALM_ROLE_MAPPING", "GROUP_MEMBERSHIP");
    private static final Pattern PERSON = Pattern.compile("users/([0-9a-f-]{36})(/.*)?");

    private final Realm realm;
    private final Identity identity;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Clock clock;
    private final Duration age;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("session-watch").factory());
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().expireAfterWrite(OVERLAP.multipliedBy(4)).maximumSize(10_000).build();
    /// Whom Keycloak's events have named, until they have been looked at.
    private final Set<UUID> named = new LinkedHashSet<>();
    /// What went wrong lately, so that it is said once an hour and not every second.
    private final Cache<Object, Boolean> wrong =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).maximumSize(10_000).build();
    /// Milliseconds of Keycloak's clock; 0 before the first look.
    private long newest;
    private boolean answering = true;

    /// @param age a session in use is looked at this often
    @Inject
    SessionWatch(
            Realm realm,
            Identity identity,
            Sessions sessions,
            Accounts accounts,
            Clock clock,
            @ConfigProperty(name = "mendwell.session.checked-every") Duration age) {
        this.realm = realm;
        this.identity = identity;
        this.sessions = sessions;
        this.accounts = accounts;
        this.clock = clock;
        this.age = age;
    }

    void begin(@Observes Startup startup) {
        // Not at once: the server is still opening its doors.
        timer.scheduleWithFixedDelay(this::look, 3000, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ended) {
        timer.shutdownNow();
    }

    void look() {
        try {
            accounts.behind().forEach(told -> attempt(told.subject(), () -> tellKeycloak(told)));
            followEvents();
            List.copyOf(named).forEach(subject -> attempt(subject, () -> lookAt(subject)));
            sessions.due(age).stream().filter(sessions::claim).forEach(due -> attempt(ByteBuffer.wrap(due.hash()), () -> refresh(due)));
            if (!answering) {
                LOG.log(System.Logger.Level.INFO, "Keycloak answers again");
            }
            answering = true;
        } catch (Identity.IdentityUnavailable | Realm.Unavailable e) {
            if (answering) {
                LOG.log(System.Logger.Level.WARNING, "Keycloak does not answer; sessions go on as they are");
            }
            answering = false;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Could not look after the sessions; trying again", e);
        }
    }

    /// What fails for one account or session keeps no other from its turn, and is tried again the next time.
    private void attempt(Object which, Runnable step) {
        try {
            step.run();
            wrong.invalidate(which);
        } catch (Identity.IdentityUnavailable | Realm.Unavailable e) {
            throw e; // it would for all of them
        } catch (RuntimeException e) {
            if (wrong.asMap().putIfAbsent(which, true) == null) {
                LOG.log(System.Logger.Level.WARNING, "Could not look after one of the accounts; going on trying", e);
            }
        }
    }

    private void tellKeycloak(Accounts.Told told) {
        realm.setEnabled(told.subject(), told.enabled());
        accounts.told(told.subject(), told.enabled());
    }

    /// Notes whom an administrator of Keycloak has changed since the last time.
    private void followEvents() {
        var last = newest == 0 ? clock.millis() : newest;
        var from = String.valueOf(last - OVERLAP.toMillis());
        var first = 0;
        List<AdminEventRepresentation> page;
        do {
            var skipped = first;
            page = realm.ask(realm -> realm.getAdminEvents(null, null, null, null, null, null, KINDS, from, null, skipped, PAGE, "asc"));
            page.forEach(this::note);
            newest = page.stream().mapToLong(AdminEventRepresentation::getTime).reduce(Math.max(last, newest), Math::max);
            first += PAGE;
        } while (page.size() == PAGE);
    }

    private void note(AdminEventRepresentation event) {
        var person = PERSON.matcher(event.getResourcePath());
        if (!person.matches() || known.getIfPresent(event.getId()) != null) {
            return;
        }
        var subject = UUID.fromString(person.group(1));
        if (event.getResourceType().equals("USER") && event.getOperationType().equals("CREATE") && person.group(2) == null) {
            accounts.made(subject);
        }
        named.add(subject);
        known.put(event.getId(), true);
    }

    private void lookAt(UUID subject) {
        var enabled = realm.find(realm -> realm.users().get(subject.toString()).toRepresentation().isEnabled());
        if (enabled.orElse(false)) {
            accounts.foundEnabled(subject);
            accounts.hasRoles(subject, realm.roles(subject));
        } else {
            accounts.foundDisabled(subject);
        }
        named.remove(subject);
    }

    private void refresh(Sessions.Due due) {
        var tokens = identity.refresh(due.refreshToken());
        if (tokens.isEmpty()) {
            sessions.end(due.hash());
            return;
        }
        JWTClaimsSet claims = identity.id(tokens.get().idToken());
        sessions.renew(
                due.hash(),
                Identity.name(claims),
                Identity.roles(claims),
                tokens.get().refreshToken(),
                clock.instant().plusSeconds(tokens.get().sessionSeconds()));
        accounts.hasRoles(UUID.fromString(claims.getSubject()), People.known(Identity.roles(claims)));
    }
}
