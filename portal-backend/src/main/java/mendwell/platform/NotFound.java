package mendwell.platform;

/// There is no such record, or the caller may not know of it: the two look the same.
public final class NotFound extends Refusal {
    public NotFound() {
        super(404, "not-found");
    }
}
