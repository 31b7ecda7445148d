package mendwell.quotes;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import mendwell.signatures.GivenSignature;

/// The customer's answer to a quote. Accepting needs the terms, the consent, an identity and last the signature;
/// rejecting and asking for a change need a reason.
///
/// @param code the one-time code, when the caller is not logged in
public record Decision(
        @NotNull Outcome outcome,
        @Size(max = 200) List<@Valid @NotNull Line> lines,
        @Size(max = 2000) String reason,
        boolean termsAccepted,
        boolean consent,
        @Size(max = 10) String code,
        @Valid GivenSignature signature) {
    /// @param reason why the line is not wanted
    public record Line(@NotNull UUID id, boolean accepted, @Size(max = 500) String reason) {}
}
