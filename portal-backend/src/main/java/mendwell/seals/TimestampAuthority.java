package mendwell.seals;

import java.io.IOException;

/// Someone trusted who confirms that a hash existed at a time (RFC 3161).
public interface TimestampAuthority {

    /// @param sha256 hash to be confirmed, 32 bytes
    /// @return the DER encoded timestamp token (the CMS inside a granted response), checked to be about this hash
    /// @throws IOException when the authority does not answer or refuses; the seal then carries no timestamp
    byte[] token(byte[] sha256) throws IOException;
}
