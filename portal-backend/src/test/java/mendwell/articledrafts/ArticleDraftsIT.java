package mendwell.articledrafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import mendwell.http.Reply;
import mendwell.platform.Sql;
import org.junit.jupiter.api.Test;

/// From a draft to its readers.
public class ArticleDraftsIT extends DraftsTest {
    // ---- the way of a draft

    @Test
    void aDraftIsReturnedWithAReasonWrittenAnewApprovedAndRead() {
        var word = word();
        var draft = as("sun").post("article-drafts", newDraft(word + " 轴承异响", "PUBLIC")).expect(201);
        assertThat(draft.data("state")).isEqualTo("DRAFT");
        assertThat(draft.header("Location")).endsWith("/api/v1/article-drafts/" + draft.id());
        assertThat(moves(draft)).containsExactly("CHANGE", "SEND", "DISCARD");

        var sent = act("sun", draft, "sending").expect(200);
        assertThat(moves(sent)).containsExactly("WITHDRAW");
        var seen = as("he").get("article-drafts/" + draft.id()).expect(200);
        assertThat(moves(seen)).containsExactly("APPROVE", "RETURN");
        assertThat(as("he").get("article-drafts?state=IN_REVIEW").expect(200).text()).contains(draft.id());

        var returned = as("he").ifMatch(seen).post("article-drafts/" + draft.id() + "/return", Map.of("reason", "请写明型号 㛃")).expect(200);
        assertThat(returned.data("state")).isEqualTo("RETURNED");
        var back = as("sun").get("article-drafts/" + draft.id()).expect(200);
        assertThat(back.data("reason")).isEqualTo("请写明型号 㛃");
        assertThat(back.data("decidedBy")).isEqualTo("何静");

        var changed = as("sun").ifMatch(back).patch("article-drafts/" + draft.id(), Map.of("markdown", "## " + word + "\n\n型号 BR-AC75")).expect(200);
        assertThat(changed.data("html")).contains("<h2>" + word + "</h2>");
        var approved = approve(act("sun", changed, "sending"));
        assertThat(approved.data("state")).isEqualTo("PUBLISHED");
        assertThat(moves(approved)).isEmpty();

        var article = approved.data("articleId");
        assertThat(visitor().get("articles/" + article).expect(200).data("title")).isEqualTo(word + " 轴承异响");
        within(10, () -> found(visitor(), word).contains(article));
        assertThat(as("sun").get("article-drafts").expect(200).text()).doesNotContain(draft.id());

        var versions = as("admin").get("kept-articles/" + article + "/versions").expect(200);
        assertThat(versions.items()).hasSize(1);
        assertThat(versions.at("/items/0/writtenBy").asString()).isEqualTo("孙悦");
        assertThat(versions.at("/items/0/approvedBy").asString()).isEqualTo("何静");
        var audited = sql.list(
                "select concat(record_type, ' ', action, ' ', actor_name) from audit_entry where record_id in (?, ?, ?) order by id",
                Sql.Row::text,
                draft.id(),
                article,
                versions.at("/items/0/id").asString());
        assertThat(audited).contains("article_draft INSERT 孙悦", "article_draft UPDATE 何静", "article INSERT 何静", "article_version INSERT 何静");
    }

    @Test
    void noWordOfADraftReachesAnybodyElse() {
        var word = word();
        var published = published(newDraft("Published " + word(), "PUBLIC"));
        var edit = edit(published);
        as("sun").ifMatch(edit).patch("article-drafts/" + edit.id(), Map.of("title", word, "markdown", word)).expect(200);
        var translation = new HashMap<>(newDraft(word, "PUBLIC"));
        translation.put("language", "zh-CN");
        translation.put("translationOf", published);
        var another = as("sun").post("article-drafts", translation).expect(201);
        act("sun", another, "sending").expect(200);
        for (var reader : List.of(visitor(), as("liu"), as("zhang"), as("lin"), as("wang"), as("zhao"), as("sun"))) {
            assertThat(reader.get("articles?q=" + word).expect(200).text()).doesNotContain(word);
            assertThat(reader.get("articles?limit=100").expect(200).text()).doesNotContain(word);
            assertThat(reader.get("articles/" + published).expect(200).text()).doesNotContain(word).contains("\"translations\":[]");
            reader.get("articles/" + another.id()).expect(404, "not-found");
        }
        for (var path : List.of("article-drafts/", "kept-articles/", "article-versions/")) {
            var real = switch (path) {
                case "article-drafts/" -> another.id();
                case "kept-articles/" -> published;
                default -> edit.data("versionId");
            };
            for (var staff : List.of("lin", "zhang", "zhao", "wang")) {
                var refused = as(staff).get(path + real).expect(404, "not-found");
                assertThat(refused.text()).isEqualTo(as(staff).get(path + UUID.randomUUID()).text());
            }
            as("liu").get(path + real).expect(403, "forbidden");
            visitor().get(path + real).expect(401);
        }
        for (var staff : List.of("lin", "zhang", "zhao", "wang")) {
            as(staff).get("article-drafts").expect(404);
            as(staff).get("kept-articles").expect(404);
            act(staff, another, "approval").expect(404);
            act(staff, another, "discarding").expect(404);
            as(staff).post("article-drafts", newDraft("x", "PUBLIC")).expect(403, "fields-refused");
            as(staff).post("article-drafts/preview", Map.of("markdown", "x")).expect(403, "fields-refused");
        }
    }

    @Test
    void aStagedEditLeavesWhatReadersSeeUntilItIsApproved() {
        var before = word();
        var after = word();
        var article = published(newDraft(before, "PUBLIC"));
        within(10, () -> found(visitor(), before).contains(article));
        var edit = edit(article);
        assertThat(edit.data("markdown")).contains(before);
        assertThat(as("sun").get("kept-articles/" + article).expect(200).data("draftId")).isEqualTo(edit.id());
        var changed = as("sun").ifMatch(edit).patch("article-drafts/" + edit.id(), Map.of("title", after, "markdown", "Now " + after)).expect(200);
        assertThat(visitor().get("articles/" + article).expect(200).text()).contains(before).doesNotContain(after);
        approve(act("sun", changed, "sending"));
        assertThat(visitor().get("articles/" + article).expect(200).text()).contains(after).doesNotContain(before);
        within(10, () -> found(visitor(), after).contains(article));
        assertThat(visitor().get("articles?q=" + before).expect(200).text()).doesNotContain(article);
    }

    @Test
    void whoWroteTheLastChangeCannotApproveIt() {
        var draft = act("sun", as("sun").post("article-drafts", newDraft(word(), "STAFF")).expect(201), "sending").expect(200);
        sql.update("update article_draft set changed_by = 'person:5a000000-0000-4000-8000-000000000009' where id = ?", draft.id()); // he wrote it
        var seen = as("he").get("article-drafts/" + draft.id()).expect(200);
        assertThat(moves(seen)).containsExactly("RETURN");
        assertThat(as("he").ifMatch(seen).postKeyless("article-drafts/" + draft.id() + "/approval", "").expect(403, "article-draft/four-eyes").text())
                .contains("somebody else has to approve it");
        assertThat(as("he").speaking("zh-CN").ifMatch(seen).postKeyless("article-drafts/" + draft.id() + "/approval", "").expect(403).text())
                .contains("必须由另一位同事审核通过");
        assertThat(as("he").get("article-drafts/" + draft.id()).expect(200).data("state")).isEqualTo("IN_REVIEW");
    }

    @Test
    void savingWhatIsThereAlreadyIsNoChangeOfTheText() {
        var draft = as("sun").post("article-drafts", newDraft(word(), "STAFF")).expect(201);
        sql.update("update article_draft set changed_by = 'person:x', changed_by_name = 'x' where id = ?", draft.id());
        var same = as("sun").ifMatch(draft).patch("article-drafts/" + draft.id(), Map.of("title", draft.data("title"), "markdown", draft.data("markdown"))).expect(200);
        assertThat(same.data("changedByName")).isEqualTo("x");
    }

    // ---- who may what

    @Test
    void editorsWriteReviewersReviewAndAdminsRead() {
        var draft = as("sun").post("article-drafts", newDraft(word(), "STAFF")).expect(201);
        for (var reader : List.of("he", "admin")) {
            var seen = as(reader).get("article-drafts/" + draft.id()).expect(200);
            assertThat(seen.at("/access/title").asString()).isEqualTo("read");
            as(reader).ifMatch(seen).patch("article-drafts/" + draft.id(), Map.of("title", "x")).expect(403, "fields-refused");
            as(reader).ifMatch(seen).postKeyless("article-drafts/" + draft.id() + "/sending", "").expect(403, "forbidden");
            as(reader).post("article-drafts", newDraft("x", "STAFF")).expect(403, "fields-refused");
            as(reader).post("article-versions/" + anyVersion() + "/drafts", "").expect(403, "forbidden");
        }
        var sent = act("sun", draft, "sending").expect(200);
        for (var other : List.of("sun", "admin")) {
            act(other, sent, "approval").expect(403, "forbidden");
            as(other).ifMatch(sent).post("article-drafts/" + draft.id() + "/return", Map.of("reason", "x")).expect(403, "fields-refused");
        }
        var article = published(newDraft(word(), "STAFF"));
        var kept = as("sun").get("kept-articles/" + article).expect(200);
        as("sun").ifMatch(kept).postKeyless("kept-articles/" + article + "/retirement", "").expect(403, "forbidden");
        as("admin").ifMatch(kept).postKeyless("kept-articles/" + article + "/retirement", "").expect(403, "forbidden");
    }

    @Test
    void whatAStateDoesNotAllowIsRefused() {
        var draft = as("sun").post("article-drafts", newDraft(word(), "STAFF")).expect(201);
        act("he", draft, "approval").expect(409, "article-draft/not-now");
        var sent = act("sun", draft, "sending").expect(200);
        as("sun").ifMatch(sent).patch("article-drafts/" + draft.id(), Map.of("title", "x")).expect(409, "article-draft/not-now");
        act("sun", sent, "discarding").expect(409, "article-draft/not-now");
        var taken = act("sun", sent, "withdrawal").expect(200);
        var gone = act("sun", taken, "discarding").expect(200);
        assertThat(gone.data("state")).isEqualTo("DISCARDED");
        act("sun", gone, "sending").expect(409, "article-draft/not-now");
        assertThat(as("sun").get("article-drafts?mine=true&limit=100").expect(200).text()).doesNotContain(draft.id());
    }

    // ---- two at once

    @Test
    void aChangeSaysWhichVersionItChangesAndAnOldOneIsRefused() {
        var draft = as("sun").post("article-drafts", newDraft(word(), "STAFF")).expect(201);
        var path = "article-drafts/" + draft.id();
        as("sun").patch(path, Map.of("title", "x")).expect(428, "version-missing");
        as("sun").ifMatch(draft).patch(path, Map.of("title", "First")).expect(200);
        as("sun").ifMatch(draft).patch(path, Map.of("title", "Second")).expect(412, "stale");
        as("sun").ifMatch(draft).postKeyless(path + "/sending", "").expect(412, "stale");
        assertThat(as("sun").get(path).data("title")).isEqualTo("First");
    }

    @Test
    void aReplayedCreateIsTheSameDraft() {
        var key = UUID.randomUUID();
        var wanted = newDraft(word(), "STAFF");
        var first = as("sun").key(key).post("article-drafts", wanted).expect(201);
        assertThat(as("sun").key(key).post("article-drafts", wanted).expect(201).id()).isEqualTo(first.id());
        as("sun").key(key).post("article-drafts", newDraft("other", "STAFF")).expect(422, "idempotency-key-reused");
        as("sun").postKeyless("article-drafts", wanted).expect(400, "bad-input");
        var version = anyVersion();
        var begun = as("sun").key(key).post("article-versions/" + version + "/drafts", "");
        assertThat(begun.status()).isIn(201, 409);
        if (begun.status() == 201) {
            assertThat(as("sun").key(key).post("article-versions/" + version + "/drafts", "").expect(201).id()).isEqualTo(begun.id());
            act("sun", begun, "discarding").expect(200);
        }
    }

    @Test
    void anArticleHasOneOpenDraftHoweverManyBeginOneAtOnce() throws Exception {
        var version = as("sun").get("kept-articles/" + published(newDraft(word(), "STAFF"))).expect(200).data("versionId");
        var answers = atOnce(() -> as("sun").post("article-versions/" + version + "/drafts", ""));
        assertThat(answers).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
        assertThat(as("sun").post("article-versions/" + version + "/drafts", "").expect(409, "article-draft/open-already").text()).contains("open draft");
    }

    @Test
    void whoeverApprovesAtOnceAnArticleIsPublishedOnce() throws Exception {
        var title = word();
        var sent = act("sun", as("sun").post("article-drafts", newDraft(title, "PUBLIC")).expect(201), "sending").expect(200);
        var seen = as("he").get("article-drafts/" + sent.id()).expect(200);
        var answers = atOnce(() -> as("he").ifMatch(seen).postKeyless("article-drafts/" + sent.id() + "/approval", ""));
        assertThat(answers).containsOnlyOnce(200).allMatch(status -> List.of(200, 409, 412).contains(status));
        assertThat(sql.one("select count(*) from article where title = ?", Sql.Row::integer, title)).contains(1);
        assertThat(sql.one("select count(*) from article_version where title = ?", Sql.Row::integer, title)).contains(1);
    }

    @Test
    void ofTwoTranslationsIntoOneLanguageOneIsPublished() {
        var translation = new HashMap<>(newDraft(word(), "STAFF"));
        translation.put("translationOf", published(newDraft(word(), "STAFF")));
        translation.put("language", "zh-CN");
        var first = act("sun", as("sun").post("article-drafts", translation).expect(201), "sending");
        var second = act("sun", as("sun").post("article-drafts", translation).expect(201), "sending");
        approve(first);
        assertThat(act("he", second, "approval").expect(400, "bad-input").pointers()).containsExactly("/language");
        assertThat(as("he").get("article-drafts/" + second.id()).expect(200).data("state")).isEqualTo("IN_REVIEW");
    }

    // ---- what is written

    @Test
    void longAndStrangeTextsAreKeptToTheLetter() {
        var strange = "# 㛃 عمر 👩‍🔧\n\n" + "漏油 ".repeat(16_000) + "\r\n\tend";
        var wanted = new HashMap<>(newDraft("㛃 عمر 👩‍🔧", "STAFF"));
        wanted.put("markdown", strange);
        var draft = as("sun").post("article-drafts", wanted).expect(201);
        var seen = as("sun").get("article-drafts/" + draft.id()).expect(200);
        assertThat(seen.data("markdown")).isEqualTo(strange);
        assertThat(seen.data("title")).isEqualTo("㛃 عمر 👩‍🔧");
        wanted.put("markdown", "漏".repeat(50_001));
        assertThat(as("sun").post("article-drafts", wanted).expect(400, "bad-input").pointers()).containsExactly("/markdown");
    }

    @Test
    void hostileMarkdownIsHarmlessToReviewersAndServer() {
        var hostile = List.of(
                "<script>alert(1)</script>",
                "[x](javascript:alert(1)) [y](data:text/html;base64,PHNjcmlwdD4=) ![z](https://elsewhere.example/pixel.png)",
                "<img src=x onerror=alert(1)>",
                "> ".repeat(20_000) + "deep",
                "*".repeat(24_000) + "a" + "*".repeat(24_000),
                "- ".repeat(20_000) + "deep",
                "[".repeat(50_000),
                ("| a ".repeat(50) + "|\n").repeat(240),
                "`".repeat(49_000),
                "<".repeat(49_000),
                "![[]()".repeat(8_000),
                "&#x3c;script&#x3e;\n\n[a]: javascript:alert(1)\n\n[a]");
        for (var markdown : hostile) {
            var html = as("sun").post("article-drafts/preview", Map.of("markdown", markdown)).expect(200).data("html");
            var tags = html.replaceAll("(?s)>[^<]*", ">").toLowerCase();
            assertThat(tags).doesNotContain("<script", "<img", "javascript:", "data:", "onerror", "src=");
        }
        var draft = as("sun").post("article-drafts", withText("> ".repeat(5_000) + "<script>alert(1)</script>")).expect(201);
        approve(act("sun", draft, "sending"));
    }

    @Test
    void badInputNamesWhatIsWrong() {
        var wanted = new HashMap<>(newDraft(" ", "NOBODY"));
        assertThat(as("sun").post("article-drafts", wanted).expect(400, "bad-input").pointers()).contains("/audience");
        wanted.put("audience", "STAFF");
        wanted.put("language", "fr");
        wanted.put("products", List.of("BR-AC75", "BR-NONE"));
        assertThat(as("sun").post("article-drafts", wanted).expect(400, "bad-input").pointers()).containsExactlyInAnyOrder("/title", "/language");
        wanted.put("title", "x".repeat(201));
        wanted.put("language", "en");
        assertThat(as("sun").post("article-drafts", wanted).expect(400, "bad-input").pointers()).containsExactly("/title");
        wanted.put("title", "x");
        assertThat(as("sun").post("article-drafts", wanted).expect(400, "bad-input").pointers()).containsExactly("/products/1");
        wanted.put("products", List.of("BR-AC75", "BR-AC75"));
        wanted.put("translationOf", UUID.randomUUID());
        assertThat(as("sun").post("article-drafts", wanted).expect(400, "bad-input").pointers()).containsExactly("/translationOf");
        wanted.put("translationOf", published(newDraft(word(), "STAFF")));
        assertThat(as("sun").post("article-drafts", wanted).expect(400, "bad-input").pointers()).containsExactly("/language");
        wanted.put("language", "zh-CN");
        var draft = as("sun").post("article-drafts", wanted).expect(201);
        assertThat(draft.at("/data/products").toString()).isEqualTo("[\"BR-AC75\"]");

        var path = "article-drafts/" + draft.id();
        for (var field : List.of("title", "markdown", "audience", "language", "products")) {
            assertThat(as("sun").ifMatch(draft).patch(path, "{\"" + field + "\": null}").expect(400, "bad-input").pointers()).containsExactly("/" + field);
        }
        as("sun").ifMatch(draft).patch(path, Map.of("title", " \n ")).expect(400, "bad-input");
        as("sun").ifMatch(draft).patch(path, Map.of("state", "PUBLISHED")).expect(400, "bad-input");
        var empty = as("sun").ifMatch(draft).patch(path, Map.of("markdown", " \n")).expect(200);
        assertThat(act("sun", empty, "sending").expect(400, "bad-input").pointers()).containsExactly("/markdown");
        var edit = edit(published(newDraft(word(), "STAFF")));
        assertThat(as("sun").ifMatch(edit).patch("article-drafts/" + edit.id(), Map.of("language", "zh-CN")).expect(400, "bad-input").pointers())
                .containsExactly("/language");
        as("sun").get("article-drafts?state=NONE").expect(400, "bad-input");
        as("sun").get("article-drafts?cursor=x").expect(400, "bad-input");
        as("sun").get("article-drafts?limit=0").expect(400, "bad-input");
        as("sun").get("article-drafts/x").expect(404);
    }

    @Test
    void listsGoOnWhereTheyEnded() {
        for (int i = 0; i < 3; i++) {
            as("sun").post("article-drafts", newDraft(word(), "STAFF")).expect(201);
        }
        var first = as("sun").get("article-drafts?mine=true&limit=2").expect(200);
        var second = as("sun").get("article-drafts?mine=true&limit=2&cursor=" + first.at("/next").asString()).expect(200);
        assertThat(first.items()).hasSize(2).doesNotContainAnyElementsOf(second.items());
        assertThat(as("he").get("article-drafts?mine=true").expect(200).items()).isEmpty();
        var articles = as("he").get("kept-articles?limit=2").expect(200);
        var more = as("he").get("kept-articles?limit=2&cursor=" + articles.at("/next").asString()).expect(200);
        assertThat(articles.items()).hasSize(2).doesNotContainAnyElementsOf(more.items());
    }

    private static Map<String, Object> withText(String markdown) {
        var wanted = new HashMap<>(newDraft(word(), "STAFF"));
        wanted.put("markdown", markdown);
        return wanted;
    }

    private static List<Integer> atOnce(Supplier<Reply> call) throws Exception {
        try (var workers = Executors.newFixedThreadPool(6)) {
            var all = workers.invokeAll(Collections.nCopies(6, (Callable<Integer>) () -> call.get().status()));
            return all.stream().map(one -> one.resultNow()).toList();
        }
    }

    private String anyVersion() {
        return sql.one("select id from article_version order by id limit 1", Sql.Row::text).orElseThrow();
    }

    private static List<String> moves(Reply draft) {
        return draft.moves();
    }
}
