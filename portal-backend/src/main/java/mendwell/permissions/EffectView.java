package mendwell.permissions;

import java.util.List;
import mendwell.security.Effect;
import mendwell.security.RecordType;
import org.jspecify.annotations.Nullable;

/// What a change does to one role.
///
/// @param field null: which records of the type the role sees
/// @param before the right or scope before
/// @param after the right or scope afterwards
/// @param gains what the role may do from then on: `see`, `seeMasked`, `find`, `sort`, `export`, `create`, `change`, `records`,
/// `others` (what other roles of the same person grant counts again)
/// @param loses the same words, for what it may do no longer
@RecordType("permissionEffect")
public record EffectView(
        String recordType, @Nullable String field, String role, String before, String after, List<String> gains, List<String> loses) {
    static EffectView of(Effect effect) {
        return new EffectView(
                effect.recordType(), effect.field(), effect.role(), effect.before(), effect.after(), effect.gains(), effect.loses());
    }
}
