package mendwell.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import mendwell.access.Caller;
import mendwell.access.CurrentRequest;
import mendwell.access.Hash;
import mendwell.documents.Document;
import mendwell.documents.Documents;
import mendwell.documents.EvidencePage;
import mendwell.documents.Fonts;
import mendwell.documents.MissingGlyph;
import mendwell.documents.Signature;
import mendwell.files.Files;
import mendwell.files.Place;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.Json;
import mendwell.platform.Language;
import mendwell.platform.Refusal;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.platform.Words;
import mendwell.seals.Seal;
import mendwell.seals.SealKey;

/// Makes, keeps and lists sealed PDFs.
@ApplicationScoped
public class SealedDocuments {
    private final Sql sql;
    private final Files files;
    private final DocumentEvents events;
    private final CurrentRequest request;
    private final Settings settings;
    private final OwnSeal seal;
    private final Clock clock;
    private volatile Workshop workshop;

    /// What is needed to make documents; fonts and the key are opened with the first one, not at start.
    private record Workshop(Documents documents, Seal seal, SealKey key) {}

    /// What somebody agrees to with a signature.
    ///
    /// @param subject the quote or report
    /// @param document with the given signature block: as it was read ([Signature#NONE]), and as signed
    /// @param data the canonical data, as JSON text
    public record Agreement(
            DocumentKind kind,
            UUID subject,
            UUID workOrder,
            String number,
            Language language,
            Function<Signature, Document> document,
            String data,
            String consent,
            String signerRole,
            String organisation,
            String identifiedBy) {}

    /// The document has a character that no font can draw.
    static final class GlyphMissing extends Refusal {
        GlyphMissing(String characters) {
            super(422, "document/glyph-missing", characters);
        }
    }

    @Inject
    SealedDocuments(
            Sql sql, Files files, DocumentEvents events, CurrentRequest request, Settings settings, OwnSeal seal, Clock clock) {
        this.sql = sql;
        this.files = files;
        this.events = events;
        this.request = request;
        this.settings = settings;
        this.seal = seal;
        this.clock = clock;
    }

    /// The order's sealed documents, oldest first.
    @InTransaction
    public List<DocumentSummary> of(UUID workOrder) {
        return sql.list(SELECT + "work_order_id = ? order by sealed_at, id", this::summary, workOrder);
    }

    @InTransaction
    public DocumentSummary document(UUID id) {
        return id == null ? null : sql.one(SELECT + "id = ?", this::summary, id).orElse(null);
    }

    /// Signs and seals: what the signer read is rendered and hashed, then the signed version with the evidence behind it
    /// is rendered, sealed and kept. Either all of it happens or nothing.
    /// @return the sealed document's id
    /// @throws GlyphMissing before anything is made, when a character can't be drawn
    @InTransaction
    public UUID seal(Agreement agreement, GivenSignature given) {
        var tools = workshop();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var language = mendwell.documents.Language.of(agreement.language().tag());
        var words = Words.in(agreement.language());
        var id = Ids.next();
        try {
            var drawn = given.method() == GivenSignature.Method.DRAWN ? given.png("/signature") : null;
            var signature = drawn == null
                    ? new Signature.Typed(given.name(), now)
                    : new Signature.Drawn(given.name(), now, drawn);
            var shown = tools.documents().pdf(agreement.document().apply(Signature.NONE), language);
            events.add(agreement.subject(), DocumentEvents.Kind.CONSENTED, hex(Hash.sha256(agreement.consent())));
            events.add(agreement.subject(), DocumentEvents.Kind.SIGNED, hex(Hash.sha256(shown)));
            var chain = events.of(agreement.subject()).stream()
                    .map(event -> new EvidencePage.Event(
                            event.sequence(),
                            words.text("document-event." + event.kind()),
                            actor(event.actor(), words),
                            event.at(),
                            hex(event.payloadHash()),
                            hex(event.previousHash())))
                    .toList();
            var evidence = new EvidencePage(
                    id.toString(),
                    hex(Hash.sha256(shown)),
                    hex(Hash.sha256(agreement.data())),
                    new EvidencePage.Signer(
                            given.name(), agreement.signerRole(), agreement.organisation(), agreement.identifiedBy()),
                    new EvidencePage.Consent(agreement.consent(), hex(Hash.sha256(agreement.consent())), now),
                    new EvidencePage.Act(
                            drawn == null ? EvidencePage.Method.TYPED : EvidencePage.Method.DRAWN,
                            drawn == null ? "" : hex(Hash.sha256(drawn)),
                            given.strokeCount(),
                            Duration.ofMillis(given.duration()),
                            now,
                            request.address() == null ? "" : request.address(),
                            request.userAgent() == null ? "" : request.userAgent()),
                    chain,
                    new EvidencePage.SealCertificate(
                            tools.key().company(), tools.key().fingerprint()),
                    URI.create(settings.publicUrl() + "/verify/" + id));
            var signed = tools.documents().pdf(agreement.document().apply(signature), evidence, language);
            var sealed = tools.seal().seal(signed, agreement.number(), settings.brandName());
            var file = files.store(
                    sealed.pdf(), agreement.number() + ".pdf", "application/pdf", agreement.workOrder(), Place.DOCUMENT, id);
            events.add(agreement.subject(), DocumentEvents.Kind.SEALED, hex(Hash.sha256(sealed.pdf())));
            sql.update(
                    "insert into sealed_document(id, kind, number, work_order_id, subject_id, shown_sha256, sealed_sha256, file_id, evidence, sealed_at,"
                            + " timestamp_state) values (?,?,?,?,?,?,?,?,?,?,?)",
                    id,
                    agreement.kind(),
                    agreement.number(),
                    agreement.workOrder(),
                    agreement.subject(),
                    Hash.sha256(shown),
                    Hash.sha256(sealed.pdf()),
                    file,
                    record(agreement, given, now),
                    now,
                    sealed.timestamped() ? "DONE" : "NONE");
            return id;
        } catch (MissingGlyph e) {
            throw new GlyphMissing(e.characters());
        }
    }

    /// Before somebody is asked to sign it: nobody could mend it any more.
    /// @throws GlyphMissing when a character of it can't be drawn
    public void requireDrawable(Document document, Language language) {
        try {
            workshop().documents().requireGlyphs(document, mendwell.documents.Language.of(language.tag()));
        } catch (MissingGlyph e) {
            throw new GlyphMissing(e.characters());
        }
    }

    /// Somebody without a name is told by the way they came.
    private static String actor(String actor, Words words) {
        for (var kind : Caller.Kind.values()) {
            if (kind.name().equals(actor)) {
                return words.text("actor." + actor);
            }
        }
        return actor;
    }

    /// The evidence as data, beside the page inside the PDF.
    private String record(Agreement agreement, GivenSignature given, Instant now) {
        var evidence = Json.MAPPER.createObjectNode();
        evidence.put("number", agreement.number());
        evidence.put("data", agreement.data());
        evidence.put("consent", agreement.consent());
        evidence.put("signer", given.name());
        evidence.put("identifiedBy", agreement.identifiedBy());
        evidence.put("method", given.method().name());
        evidence.put("at", now.toString());
        evidence.put("localTime", now.atZone(settings.zone()).toString());
        evidence.put("address", request.address());
        evidence.put("userAgent", request.userAgent());
        evidence.set("strokes", Json.MAPPER.valueToTree(given.strokes()));
        return evidence.toString();
    }

    /// How this caller is known, as the evidence says it.
    public String identification(UUID subject, String checkedEmail, Language language) {
        var caller = request.caller();
        var words = Words.in(language);
        return switch (caller.kind()) {
            case CUSTOMER -> words.text("identified.login", caller.name());
            case STAFF -> words.text("identified.on-device", caller.name());
            case TRACKING, UNIT, VISITOR -> checkedEmail == null
                    ? words.text("identified.link")
                    : words.text("identified.code", checkedEmail);
            case SYSTEM -> throw new IllegalStateException("Nobody signs by timer");
        };
    }

    /// Whether the caller speaks for the customer or holds the device for them.
    public boolean isOnDevice() {
        return request.caller().kind() == Caller.Kind.STAFF;
    }

    private Workshop workshop() {
        var ready = workshop;
        if (ready == null) {
            synchronized (this) {
                ready = workshop;
                if (ready == null) {
                    var key = seal.key();
                    ready = new Workshop(new Documents(Fonts.in(settings.fonts())), Seal.with(key, clock), key);
                    workshop = ready;
                }
            }
        }
        return ready;
    }

    private static final String SELECT = "select id, kind, number, sealed_at, file_id from sealed_document where ";

    private DocumentSummary summary(Sql.Row row) throws java.sql.SQLException {
        return new DocumentSummary(
                row.uuid(), row.value(DocumentKind.class), row.text(), row.instant(), files.link(row.uuid()));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
