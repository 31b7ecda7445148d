package mendwell.signatures;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import mendwell.access.Hash;
import mendwell.seals.Verdict;
import mendwell.security.RecordType;
import org.jspecify.annotations.Nullable;

/// What is true of a file somebody handed in, and what we recorded of the document. Names nobody but the sealer, and
/// nothing of the order: anyone may ask.
///
/// @param result null when no file was handed in; the other facts about the file too
/// @param change what no longer fits; null unless changed
/// @param signer whom the certificate names, which proves nothing unless the seal is ours
/// @param certificateSha256 64 hex digits
/// @param claimedAt when it was sealed, by the sealer's own clock
/// @param certificateValidThen whether the certificate was within its validity at that time
/// @param timestampedAt when a timestamp authority confirmed the seal; null when none did
/// @param fileSha256 of the file, 64 hex digits
/// @param asRecorded whether the file is byte for byte the one we recorded
/// @param documentId null, like all that follows, when we have no record of the document
/// @param sha256 of the sealed file we recorded, 64 hex digits
/// @param chainBrokenAt sequence of the first event that does not fit, 0 when the chain is whole
@RecordType("verification")
public record VerificationView(
        @Nullable Result result,
        Verdict.@Nullable Change change,
        @Nullable String signer,
        @Nullable String certificateSha256,
        @Nullable Instant claimedAt,
        @Nullable Boolean certificateValidThen,
        @Nullable Instant timestampedAt,
        @Nullable String timestampAuthority,
        @Nullable String fileSha256,
        @Nullable Boolean asRecorded,
        @Nullable UUID documentId,
        @Nullable DocumentKind kind,
        @Nullable String number,
        @Nullable Instant sealedAt,
        @Nullable String sha256,
        @Nullable Integer chainBrokenAt) {

    public enum Result {
        INTACT,
        CHANGED,
        NOT_SEALED,
        NOT_OURS
    }

    /// A sealed document as we recorded it.
    record Recorded(UUID id, DocumentKind kind, String number, Instant sealedAt, byte[] sha256, int chainBrokenAt) {
        boolean is(byte[] file) {
            return java.util.Arrays.equals(sha256, Hash.sha256(file));
        }
    }

    static VerificationView of(Recorded recorded) {
        return of(null, null, null, null, null, null, null, null, null, null, recorded);
    }

    /// @param recorded null when we have no record
    static VerificationView of(byte[] file, Verdict verdict, @Nullable Recorded recorded) {
        var hash = HexFormat.of().formatHex(Hash.sha256(file));
        boolean same = recorded != null && recorded.is(file);
        return switch (verdict) {
            case Verdict.Intact seal -> of(
                    Result.INTACT,
                    null,
                    seal.company(),
                    seal.fingerprint(),
                    seal.claimedAt(),
                    seal.certificateValidThen(),
                    seal.timestamp().map(Verdict.Timestamp::at).orElse(null),
                    seal.timestamp().map(Verdict.Timestamp::authority).orElse(null),
                    hash,
                    same,
                    recorded);
            case Verdict.Changed changed -> of(
                    Result.CHANGED, changed.change(), null, null, null, null, null, null, hash, same, recorded);
            case Verdict.NotSealed _ -> of(Result.NOT_SEALED, null, null, null, null, null, null, null, hash, same, recorded);
            case Verdict.NotOurs other -> of(
                    Result.NOT_OURS, null, other.signer(), other.fingerprint(), null, null, null, null, hash, same, recorded);
        };
    }

    private static VerificationView of(
            Result result,
            Verdict.Change change,
            String signer,
            String certificate,
            Instant claimedAt,
            Boolean validThen,
            Instant timestampedAt,
            String authority,
            String file,
            Boolean same,
            Recorded recorded) {
        return recorded == null
                ? new VerificationView(
                        result, change, signer, certificate, claimedAt, validThen, timestampedAt, authority, file, same, null, null, null,
                        null, null, null)
                : new VerificationView(
                        result, change, signer, certificate, claimedAt, validThen, timestampedAt, authority, file, same,
                        recorded.id(), recorded.kind(), recorded.number(), recorded.sealedAt(),
                        HexFormat.of().formatHex(recorded.sha256()), recorded.chainBrokenAt());
    }
}
