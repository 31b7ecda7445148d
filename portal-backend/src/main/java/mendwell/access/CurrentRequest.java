package mendwell.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import mendwell.platform.BadInput;
import mendwell.platform.Language;
import mendwell.platform.Stale;
import mendwell.security.FieldPolicy;
import mendwell.security.FieldView;

/// What every verb may need to know of the request it serves.
@RequestScoped
public class CurrentRequest {
    private Caller caller = Caller.system();
    private Caller reader = caller;
    private FieldView fields;
    private String ifMatch;
    private String idempotencyKey;
    private String path = "";
    private byte[] bodyHash = {};
    private String address;
    private String userAgent;
    private BooleanSupplier stillIn = () -> true;

    void begin(Caller caller, FieldPolicy policy, String ifMatch, String idempotencyKey, String address, String userAgent) {
        this.caller = caller;
        this.reader = caller;
        this.fields = policy.viewFor(caller.roles());
        this.ifMatch = ifMatch;
        this.idempotencyKey = idempotencyKey;
        this.address = address;
        this.userAgent = userAgent;
    }

    /// Goes on as somebody of a role would: `as` is asked whether the caller may, `fields` what it sees. Which records there
    /// are is still asked of the one who looks.
    public void lookAs(Caller as, FieldView fields) {
        this.caller = as;
        this.fields = fields;
    }

    void stillIn(BooleanSupplier asked) {
        this.stillIn = asked;
    }

    void path(String asked) {
        this.path = asked;
    }

    void bodyHash(byte[] sha256) {
        this.bodyHash = sha256;
    }

    public Caller caller() {
        return caller;
    }

    /// Whose records are read: the caller, or who looks as a role.
    public Caller reader() {
        return reader;
    }

    /// @throws LoginNeeded when nobody is logged in
    /// @throws Forbidden for everyone who is not staff
    public void requireStaff() {
        switch (caller.kind()) {
            case STAFF, SYSTEM -> {}
            case CUSTOMER -> throw new Forbidden();
            case TRACKING, UNIT, VISITOR -> throw new LoginNeeded();
        }
    }

    public Language language() {
        return caller.language();
    }

    /// What the caller may do with each field.
    public FieldView fields() {
        return fields;
    }

    /// @param column what the database has it in
    public SortKey sortKey(String recordType, String field, String column) {
        return SortKey.of(fields.access(recordType, field), column);
    }

    /// The caller's IP address as our own proxies tell it, for evidence and rate limits.
    public String address() {
        return address;
    }

    public String userAgent() {
        return userAgent;
    }

    /// Asks whether what the caller came in with (session, link, token) is still good; for answers that go on for long.
    /// May be called after the request, from any thread.
    public BooleanSupplier stillIn() {
        return stillIn;
    }

    /// What was asked of which record: the hash of the path and the body.
    byte[] askedHash() {
        return Hash.sha256(path + "\n" + HexFormat.of().formatHex(bodyHash));
    }

    /// Changes need to say which version they change.
    /// @throws VersionMissing (428) without If-Match
    /// @throws Stale (412) when it names another version
    public void requireVersion(long current) {
        if (ifMatch == null) {
            throw new VersionMissing();
        }
        if (!ifMatch.equals("\"" + current + "\"")) {
            throw new Stale();
        }
    }

    /// @throws BadInput without an Idempotency-Key header that is a UUID
    UUID requireIdempotencyKey() {
        try {
            if (idempotencyKey != null) {
                return UUID.fromString(idempotencyKey);
            }
        } catch (IllegalArgumentException e) {
            throw BadInput.at("Idempotency-Key", "idempotency-key");
        }
        throw BadInput.at("Idempotency-Key", "idempotency-key");
    }
}
