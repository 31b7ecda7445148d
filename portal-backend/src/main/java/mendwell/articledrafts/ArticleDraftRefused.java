package mendwell.articledrafts;

import mendwell.platform.Refusal;

/// This cannot be done with the draft; the type says why.
final class ArticleDraftRefused extends Refusal {
    private ArticleDraftRefused(int status, String why) {
        super(status, "article-draft/" + why);
    }

    /// Its state does not allow it.
    static ArticleDraftRefused notNow() {
        return new ArticleDraftRefused(409, "not-now");
    }

    /// Whoever wrote the last change approves it: two people have to have seen it.
    static ArticleDraftRefused fourEyes() {
        return new ArticleDraftRefused(403, "four-eyes");
    }

    /// The article has an open draft already.
    static ArticleDraftRefused openAlready() {
        return new ArticleDraftRefused(409, "open-already");
    }
}
