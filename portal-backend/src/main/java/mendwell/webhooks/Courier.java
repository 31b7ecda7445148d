package mendwell.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import mendwell.access.Policies;
import mendwell.platform.Backlog;
import mendwell.platform.NotFound;
import mendwell.platform.Startup;
import mendwell.platform.Sweep;

/// Sends what waits. Each subscription is served by a thread of its own, a few deliveries at a time, so that one that
/// answers slowly keeps only itself waiting. Holds no transaction and no connection to the database while it sends.
@ApplicationScoped
class Courier {
    private static final System.Logger LOG = System.getLogger(Courier.class.getName());
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final SSLSocketFactory TRUST = (SSLSocketFactory) SSLSocketFactory.getDefault();
    private static final int GONE = 410;

    private final Deliveries deliveries;
    private final Envelopes envelopes;
    private final Webhooks webhooks;
    private final Addresses addresses;
    private final Policies policies;
    private final Clock clock;
    private final Backlog backlog;
    private final Set<UUID> served = ConcurrentHashMap.newKeySet();

    @Inject
    Courier(Deliveries deliveries, Envelopes envelopes, Webhooks webhooks, Addresses addresses, Policies policies, Clock clock) {
        this.deliveries = deliveries;
        this.envelopes = envelopes;
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.policies = policies;
        this.clock = clock;
        this.backlog = deliveries.backlog();
    }

    void begin(@Observes Startup startup) {
        backlog.begin(this::look);
    }

    /// What is just being sent and not finished is sent again by whoever looks after its lease.
    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ended) throws InterruptedException {
        backlog.end();
    }

    void forgetOld(@Observes Sweep sweep) {
        sweep.forget("delete from webhook_delivery where created_at < ?", clock.instant().minus(Deliveries.KEPT));
        deliveries.removed().forEach(webhook -> sweep.forget("delete from webhook_delivery where webhook_id = ?", webhook));
    }

    /// @return 0: those who serve look for more themselves
    private int look() {
        if (!policies.areKnown()) {
            return 0; // all would be withheld
        }
        for (var webhook : deliveries.due()) {
            if (served.add(webhook)) {
                Thread.ofVirtual().name("webhook-" + webhook).start(() -> serve(webhook));
            }
        }
        return 0;
    }

    private void serve(UUID webhook) {
        var sent = 0;
        try {
            for (var more = round(webhook); more > 0; more = backlog.isEnding() ? 0 : round(webhook)) {
                sent += more;
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Could not serve webhook " + webhook + "; trying again soon", e);
        } finally {
            served.remove(webhook);
        }
        if (sent > 0) {
            backlog.wake(); // something may have come between the last look and now
        }
    }

    private int round(UUID webhook) {
        var claimed = deliveries.claim(webhook);
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            claimed.forEach(one -> each.execute(() -> deliver(one)));
        }
        return claimed.size();
    }

    private void deliver(Deliveries.Claimed one) {
        try {
            attempt(one);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "What became of webhook delivery " + one.id() + " could not be written", e);
        }
    }

    private void attempt(Deliveries.Claimed one) {
        var began = System.nanoTime();
        Envelopes.Envelope envelope;
        int status;
        try {
            envelope = envelopes.of(one).orElseThrow(NotFound::new);
            status = send(envelope);
        } catch (NotFound e) {
            deliveries.withheld(one);
            return;
        } catch (Envelopes.SecretUnreadable e) {
            deliveries.dead(one, null, Failure.SECRET_UNREADABLE, null);
            return;
        } catch (Addresses.Refused e) {
            deliveries.failed(one, null, Failure.ADDRESS_REFUSED, null);
            return;
        } catch (IOException e) {
            // Only the kind: messages repeat what the other side sent.
            LOG.log(System.Logger.Level.INFO, "Webhook delivery {0}, try {1}: {2}", one.id(), one.attempts(), e.getClass().getSimpleName());
            deliveries.failed(one, null, failure(e), millis(began));
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Webhook delivery " + one.id() + " could not be composed", e);
            deliveries.failed(one, null, Failure.NOT_COMPOSED, null);
            return;
        }
        answered(one, envelope.url(), status, millis(began));
    }

    private void answered(Deliveries.Claimed one, String url, int status, int tookMillis) {
        if (status >= 200 && status < 300) {
            deliveries.delivered(one, status, tookMillis);
        } else if (status == GONE) {
            if (deliveries.dead(one, status, null, tookMillis)) {
                webhooks.isGone(one.webhook(), url);
            }
        } else {
            deliveries.failed(one, status, null, tookMillis);
        }
    }

    /// All of it within the limit, however slowly the other side dribbles.
    private int send(Envelopes.Envelope envelope) throws IOException, Addresses.Refused, InterruptedException {
        var sending = new FutureTask<>(() -> {
            var url = addresses.url(envelope.url());
            return Post.send(addresses.of(url), url, envelope.headers(), envelope.body(), TRUST, (int) LIMIT.toMillis());
        });
        Thread.startVirtualThread(sending);
        try {
            return sending.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sending.cancel(true); // interrupting a virtual thread closes the socket it waits for
            throw new SocketTimeoutException();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case Addresses.Refused refused -> throw refused;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static Failure failure(IOException e) {
        return switch (e) {
            case SocketTimeoutException _ -> Failure.TOO_SLOW;
            case UnknownHostException _ -> Failure.UNKNOWN_HOST;
            case SSLException _ -> Failure.TLS;
            case Post.NoHttp _ -> Failure.NO_HTTP;
            default -> Failure.NO_CONNECTION;
        };
    }

    private static int millis(long began) {
        return (int) ((System.nanoTime() - began) / 1_000_000);
    }
}
