package mendwell.signatures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import mendwell.access.CurrentRequest;
import mendwell.access.Hash;
import mendwell.platform.InTransaction;
import mendwell.platform.NotFound;
import mendwell.platform.Sql;
import mendwell.seals.Verdict;
import mendwell.signatures.VerificationView.Recorded;

/// Says what is true of a file or of a document's id. Keeps nothing.
@ApplicationScoped
class Verifications {
    private static final int MEGABYTES = 20;
    private static final int A_MINUTE = 20;
    /// Strangers' PDFs are read into memory, so few at a time.
    private static final int AT_ONCE = 2;

    private final Sql sql;
    private final DocumentEvents events;
    private final OwnSeal seal;
    private final CurrentRequest request;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Cache<String, AtomicInteger> asked =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).maximumSize(100_000).build();

    @Inject
    Verifications(Sql sql, DocumentEvents events, OwnSeal seal, CurrentRequest request) {
        this.sql = sql;
        this.events = events;
        this.seal = seal;
        this.request = request;
    }

    /// A file that was read and checked.
    record Checked(byte[] file, Verdict verdict) {}

    /// Reads and checks a file. Outside any transaction: it takes as long as the caller's network.
    Checked check(InputStream body) throws IOException {
        if (asked.get(String.valueOf(request.address()), _ -> new AtomicInteger()).incrementAndGet() > A_MINUTE) {
            throw VerificationRefused.tooMany();
        }
        var file = body.readNBytes(MEGABYTES * 1_000_000 + 1);
        if (file.length > MEGABYTES * 1_000_000) {
            throw VerificationRefused.tooLarge(MEGABYTES);
        }
        if (file.length == 0) {
            throw VerificationRefused.empty();
        }
        places.acquireUninterruptibly();
        try {
            return new Checked(file, seal.check().check(file));
        } finally {
            places.release();
        }
    }

    /// @param expected the document the file should be; null when not known. What the file is counts more.
    @InTransaction
    VerificationView of(Checked checked, UUID expected) {
        var recorded = sql.one(
                        RECORDED + "sealed_sha256 = ? order by sealed_at desc, id desc limit 1", this::recorded, Hash.sha256(checked.file()))
                .or(() -> expected == null ? java.util.Optional.empty() : sql.one(RECORDED + "id = ?", this::recorded, expected));
        return VerificationView.of(checked.file(), checked.verdict(), recorded.orElse(null));
    }

    /// @throws NotFound when we never sealed such a document
    @InTransaction
    VerificationView document(UUID id) {
        return VerificationView.of(sql.one(RECORDED + "id = ?", this::recorded, id).orElseThrow(NotFound::new));
    }

    private static final String RECORDED = "select id, kind, number, sealed_at, sealed_sha256, subject_id from sealed_document where ";

    private Recorded recorded(Sql.Row row) throws java.sql.SQLException {
        var id = row.uuid();
        var kind = row.value(DocumentKind.class);
        var number = row.text();
        var sealedAt = row.instant();
        var sha256 = row.bytes();
        return new Recorded(id, kind, number, sealedAt, sha256, DocumentEvents.broken(events.of(row.uuid()), sha256));
    }
}
