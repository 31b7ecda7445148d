package mendwell.platform;

/// Somebody else changed the record since the caller read it.
public final class Stale extends Refusal {
    public Stale() {
        super(412, "stale");
    }
}
