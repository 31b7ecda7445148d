package mendwell.articledrafts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mendwell.access.Caller;
import mendwell.articles.Articles;
import mendwell.articles.Audience;
import mendwell.platform.BadInput;
import mendwell.platform.Patch;

/// A text on its way to readers.
@Entity
@Table(name = "article_draft")
class ArticleDraft {
    @Id
    UUID id;

    /// The article it changes; null for a new one until it is published.
    @Column(name = "article_id")
    UUID articleId;

    @Column(name = "translation_group", updatable = false)
    UUID translationGroup;

    String language;
    String title;

    @Column(name = "body_markdown")
    String markdown;

    @Enumerated(EnumType.STRING)
    Audience audience;

    /// Separated by commas.
    String products;

    @Enumerated(EnumType.STRING)
    DraftState state = DraftState.DRAFT;

    /// Who began it, as [Caller#key].
    @Column(updatable = false)
    String author;

    @Column(name = "author_name", updatable = false)
    String authorName;

    /// Who wrote the last change of its text, as [Caller#key].
    @Column(name = "changed_by")
    String changedBy;

    @Column(name = "changed_by_name")
    String changedByName;

    /// When text or state last changed.
    @Column(name = "changed_at")
    Instant changedAt;

    /// Name of who approved or returned it last.
    @Column(name = "decided_by")
    String decidedBy;

    /// Why it was returned; null when it was not, or is sent again.
    String reason;

    /// Since when nothing more can be done with it; null while it is open.
    @Column(name = "closed_at")
    Instant closedAt;

    @Version
    int version;

    protected ArticleDraft() {} // for Jakarta Persistence

    ArticleDraft(UUID id, UUID articleId, UUID translationGroup, Text text, Caller author, Instant now) {
        this.id = id;
        this.articleId = articleId;
        this.translationGroup = translationGroup;
        this.author = author.key();
        this.authorName = author.name();
        language = text.language;
        title = text.title;
        markdown = text.markdown;
        audience = text.audience;
        products = joined(text.products);
        changed(author, now);
    }

    /// What readers will see, and who they are.
    record Text(String language, String title, String markdown, Audience audience, List<String> products) {}

    Text text() {
        return new Text(language, title, markdown, audience, Articles.words(products));
    }

    /// Who saves what is there already has not changed it.
    void change(Patch<ArticleDraftChange> patch, Caller by, Instant now) {
        require(state.isEditable());
        var before = text();
        patch.applyRequired("language", ArticleDraftChange::language, value -> {
            if (articleId != null && !value.equals(language)) {
                throw BadInput.at("/language", "article-language");
            }
            language = value;
        });
        patch.applyRequired("title", ArticleDraftChange::title, value -> title = value.strip());
        patch.applyRequired("markdown", ArticleDraftChange::markdown, value -> markdown = value);
        patch.applyRequired("audience", ArticleDraftChange::audience, value -> audience = value);
        patch.applyRequired("products", ArticleDraftChange::products, value -> products = joined(value));
        if (!text().equals(before)) {
            changed(by, now);
        }
    }

    private void changed(Caller by, Instant now) {
        changedBy = by.key();
        changedByName = by.name();
        changedAt = now;
    }

    private static String joined(List<String> products) {
        return String.join(",", new LinkedHashSet<>(products));
    }

    void send(Instant now) {
        require(state.isEditable());
        if (markdown.isBlank()) {
            throw BadInput.at("/markdown", "required");
        }
        reason = null;
        decidedBy = null;
        to(DraftState.IN_REVIEW, now);
    }

    void withdraw(Instant now) {
        require(state == DraftState.IN_REVIEW);
        to(DraftState.DRAFT, now);
    }

    boolean isLastChangedBy(Caller caller) {
        return Objects.equals(changedBy, caller.key());
    }

    /// @throws ArticleDraftRefused when the reviewer wrote the last change, or it is not in review
    void approve(Caller reviewer, Instant now) {
        require(state == DraftState.IN_REVIEW);
        if (isLastChangedBy(reviewer)) {
            throw ArticleDraftRefused.fourEyes();
        }
        decidedBy = reviewer.name();
        close(DraftState.PUBLISHED, now);
    }

    void sendBack(String why, Caller reviewer, Instant now) {
        require(state == DraftState.IN_REVIEW);
        decidedBy = reviewer.name();
        reason = why;
        to(DraftState.RETURNED, now);
    }

    void discard(Instant now) {
        require(state.isEditable());
        close(DraftState.DISCARDED, now);
    }

    private void close(DraftState last, Instant now) {
        closedAt = now;
        to(last, now);
    }

    private void to(DraftState next, Instant now) {
        state = next;
        changedAt = now;
    }

    private void require(boolean possible) {
        if (!possible) {
            throw ArticleDraftRefused.notNow();
        }
    }
}
