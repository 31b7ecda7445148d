package mendwell.samples;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import mendwell.access.Acting;
import mendwell.articledrafts.ArticleDraftChange;
import mendwell.articledrafts.ArticleDraftsResource;
import mendwell.articledrafts.NewArticleDraft;
import mendwell.articles.Audience;
import mendwell.platform.Language;
import mendwell.platform.Patch;
import mendwell.platform.Sql;

/// Two drafts by the sample editor: one of a published article, still being written, and a new one in review.
@ApplicationScoped
class SampleDrafts {
    private final Acting acting;
    private final Sql sql;
    private final ArticleDraftsResource drafts;
    private final ArticleDraftsResource.OfVersion versions;

    @Inject
    SampleDrafts(Acting acting, Sql sql, ArticleDraftsResource drafts, ArticleDraftsResource.OfVersion versions) {
        this.acting = acting;
        this.sql = sql;
        this.drafts = drafts;
        this.versions = versions;
    }

    void write() {
        var tooHot = Text.of("drafts/compressor-too-hot.zh-CN.md");
        var published = sql.one(
                        "select v.id from article a join article_version v on v.article_id = a.id where a.title = ?", Sql.Row::uuid, tooHot.title)
                .orElseThrow();
        var edit = as(0, () -> versions.begin(published));
        as(edit.version(), () -> drafts.change(
                edit.data().id(), new Patch<>(new ArticleDraftChange(null, null, tooHot.markdown, null, null), Set.of("markdown"))));
        var history = Text.of("drafts/read-the-alarm-history.en.md");
        var added = as(0, () -> drafts.add(new NewArticleDraft(
                Language.EN.tag(), history.title, history.markdown, Audience.CUSTOMER, List.of("BR-AC37", "BR-AC75"), null)));
        as(added.version(), () -> drafts.send(added.data().id()));
    }

    private <T> T as(long version, Supplier<T> work) {
        var editor = sql.one(
                        "select subject, name, role, language from staff_member where role = 'editor' and subject is not null limit 1",
                        row -> acting.person(row.uuid(), row.text(), row.text(), Language.of(row.text())))
                .orElseThrow();
        return acting.as(editor, version, work);
    }

    /// An article in a file: the first line is its title.
    record Text(String title, String markdown) {
        static Text of(String name) {
            var file = SampleFiles.text(name);
            var end = file.indexOf('\n');
            return new Text(file.substring(2, end).strip(), file.substring(end).strip());
        }
    }
}
