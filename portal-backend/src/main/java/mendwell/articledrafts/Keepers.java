package mendwell.articledrafts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import mendwell.access.CurrentRequest;
import mendwell.access.Forbidden;
import mendwell.platform.NotFound;
import mendwell.security.Access;

/// Who of the staff keeps articles, by their rights to fields. For all others there are none of these records.
@ApplicationScoped
class Keepers {
    private final CurrentRequest request;

    @Inject
    Keepers(CurrentRequest request) {
        this.request = request;
    }

    boolean write() {
        return access("articleDraft", "markdown") == Access.WRITE;
    }

    boolean review() {
        return access("articleDraft", "reason") == Access.WRITE;
    }

    boolean retire() {
        return access("keptArticle", "status") == Access.WRITE;
    }

    /// @throws NotFound for staff who may not know of drafts
    void requireReading() {
        request.requireStaff();
        if (access("articleDraft", "id") == Access.HIDDEN) {
            throw new NotFound();
        }
    }

    /// @throws Forbidden for those who only read
    void require(boolean allowed) {
        requireReading();
        if (!allowed) {
            throw new Forbidden();
        }
    }

    private Access access(String recordType, String field) {
        return request.fields().access(recordType, field);
    }
}
