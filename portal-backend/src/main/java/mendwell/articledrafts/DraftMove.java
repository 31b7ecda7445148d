package mendwell.articledrafts;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What can be done with a draft.
@Schema(name = "ArticleDraftMove")
public enum DraftMove {
    CHANGE,
    SEND,
    WITHDRAW,
    APPROVE,
    RETURN,
    DISCARD
}
