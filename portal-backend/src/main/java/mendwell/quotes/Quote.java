package mendwell.quotes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.platform.NotFound;

/// One version of a quote.
@Entity
@Table(name = "quote")
class Quote {
    @Id
    UUID id;

    @Column(updatable = false)
    String number;

    @Column(name = "version_number", updatable = false)
    int versionNumber;

    @Enumerated(EnumType.STRING)
    QuoteStatus status = QuoteStatus.DRAFT;

    @Column(name = "work_order_id", updatable = false)
    UUID workOrderId;

    String currency;

    @Column(name = "tax_rate_basis_points")
    int taxRateBasisPoints;

    @Column(name = "subtotal_minor")
    long subtotalMinor;

    @Column(name = "tax_minor")
    long taxMinor;

    @Column(name = "total_minor")
    long totalMinor;

    @Column(name = "valid_until")
    Instant validUntil;

    String note;

    /// The customer's: terms, consent and PDF are written in it.
    String language;

    @Column(name = "sent_at")
    Instant sentAt;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "decided_by")
    String decidedBy;

    String reason;

    @Column(name = "document_id")
    UUID documentId;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Version
    int version;

    protected Quote() {} // for Jakarta Persistence

    Quote(UUID id, String number, int versionNumber, UUID workOrderId, String language, Instant now) {
        this.id = id;
        this.number = number;
        this.versionNumber = versionNumber;
        this.workOrderId = workOrderId;
        this.language = language;
        this.createdAt = now;
    }

    void write(NewQuote wanted) {
        requireDraft();
        currency = wanted.currency();
        taxRateBasisPoints = wanted.taxRateBasisPoints();
        validUntil = wanted.validUntil();
        note = wanted.note();
    }

    void copy(Quote earlier, Instant validUntil) {
        currency = earlier.currency;
        taxRateBasisPoints = earlier.taxRateBasisPoints;
        note = earlier.note;
        this.validUntil = validUntil;
    }

    /// The sums over the lines that were not rejected.
    void add(List<QuoteLine> lines) {
        subtotalMinor = lines.stream()
                .filter(line -> line.decision != LineDecision.REJECTED)
                .mapToLong(line -> line.amountMinor)
                .reduce(0, Math::addExact);
        taxMinor = BigDecimal.valueOf(subtotalMinor)
                .multiply(BigDecimal.valueOf(taxRateBasisPoints, 4))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        totalMinor = Math.addExact(subtotalMinor, taxMinor);
    }

    /// As the events of the document name it.
    String title() {
        return number + " v" + versionNumber;
    }

    /// For the paper.
    Instant issuedAt() {
        return sentAt == null ? createdAt : sentAt;
    }

    void requireDraft() {
        if (status != QuoteStatus.DRAFT) {
            throw new QuoteRefused("not-a-draft", number);
        }
    }

    void send(Instant now) {
        requireDraft();
        if (!validUntil.isAfter(now)) {
            throw new QuoteRefused("expired", number);
        }
        status = QuoteStatus.SENT;
        sentAt = now;
    }

    /// A newer version is sent: this one can't be decided any more. True when that changes it; what was decided stays.
    boolean supersede() {
        if (status != QuoteStatus.SENT && status != QuoteStatus.CHANGE_ASKED) {
            return false;
        }
        status = QuoteStatus.SUPERSEDED;
        return true;
    }

    /// May the customer still decide on this version?
    void requireOpen(Instant now) {
        switch (statusAt(now)) {
            case SENT -> {}
            case SUPERSEDED -> throw new QuoteRefused("superseded", number);
            case EXPIRED -> throw new QuoteRefused("expired", number);
            case ACCEPTED, PARTLY_ACCEPTED, REJECTED, CHANGE_ASKED -> throw new QuoteRefused("decided", number);
            case DRAFT -> throw new NotFound();
        }
    }

    void decide(QuoteStatus decided, String by, String reason, Instant now) {
        status = decided;
        decidedBy = by;
        decidedAt = now;
        this.reason = reason;
    }

    /// A sent quote expires by itself; nothing needs to write that down.
    QuoteStatus statusAt(Instant now) {
        return status == QuoteStatus.SENT && !validUntil.isAfter(now) ? QuoteStatus.EXPIRED : status;
    }
}
