package mendwell.quotes;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import mendwell.access.Sets;
import mendwell.signatures.GivenSignature;

/// The customer's answer to a quote. Accepting needs the terms, the consent, an identity and last the signature;
/// rejecting and asking for a change need a reason.
///
/// @param code the one-time code, when the caller is not logged in
@Sets(value = "quote", existing = true)
public record Decision(
        @Sets.Act @NotNull Outcome outcome,
        @Sets.Field("reason") @Size(max = 200) List<@Valid @NotNull Line> lines,
        @Size(max = 2000) String reason,
        @Sets.Act boolean termsAccepted,
        @Sets.Act boolean consent,
        @Sets.Act @Size(max = 10) String code,
        @Sets.Act @Valid GivenSignature signature) {
    /// @param reason why the line is not wanted
    @Sets(value = "quoteLine", existing = true)
    public record Line(
            @Sets.Act @NotNull UUID id,
            @Sets.Field("decision") boolean accepted,
            @Size(max = 500) String reason) {}
}
