package mendwell.seals;

import java.io.IOException;

/// Someone trusted who confirms that a hash existed at a time (RFC 3161).
public interface TimestampAuthority {

    /// @param sha256 hash to be confirmed, 32 bytes
    /// @return the timestamp token, which is the CMS inside a granted response, with the authority's certificate
    ///     in it (`certReq`); [Seal] checks it and does without when it does not hold
    /// @throws IOException when the authority does not answer or refuses; the seal then carries no timestamp
    byte[] token(byte[] sha256) throws IOException;
}
