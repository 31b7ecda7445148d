package mendwell.documents;

import java.time.Instant;

/// What stands in a document's signature block.
public sealed interface Signature {

    /// An empty block, for a document that is still to be read.
    Signature NONE = new None();

    record None() implements Signature {}

    /// @param png the drawn signature, at most 16 megapixels
    record Drawn(String signer, Instant at, byte[] png) implements Signature {}

    /// The signer typed a name instead of drawing.
    record Typed(String signer, Instant at) implements Signature {}
}
