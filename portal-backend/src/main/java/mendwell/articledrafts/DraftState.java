package mendwell.articledrafts;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How far a draft has come.
@Schema(name = "ArticleDraftState")
public enum DraftState {
    DRAFT,
    IN_REVIEW,
    /// sent back with a reason, to be worked on
    RETURNED,
    PUBLISHED,
    DISCARDED;

    /// May its text change?
    boolean isEditable() {
        return this == DRAFT || this == RETURNED;
    }
}
