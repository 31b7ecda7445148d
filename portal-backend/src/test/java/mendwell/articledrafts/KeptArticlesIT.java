package mendwell.articledrafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What was published: kept version by version, retired and brought back.
class KeptArticlesIT extends DraftsTest {
    @Test
    void aRetiredArticleIsGoneAtOnceAndComesBackAsItWas() {
        var word = word();
        var article = published(newDraft(word, "PUBLIC"));
        within(10, () -> found(visitor(), word).contains(article));
        var kept = as("he").get("kept-articles/" + article).expect(200);
        assertThat(kept.at("/data/moves").toString()).isEqualTo("[\"RETIRE\"]");
        as("he").postKeyless("kept-articles/" + article + "/retirement", "").expect(428, "version-missing");
        var retired = as("he").ifMatch(kept).postKeyless("kept-articles/" + article + "/retirement", "").expect(200);
        visitor().get("articles/" + article).expect(404, "not-found");
        assertThat(visitor().get("articles?q=" + word).expect(200).text()).doesNotContain(article);
        assertThat(visitor().get("articles?limit=100").expect(200).text()).doesNotContain(article);
        assertThat(as("he").get("kept-articles?status=RETIRED").expect(200).text()).contains(article);
        as("he").ifMatch(kept).postKeyless("kept-articles/" + article + "/return", "").expect(412, "stale");
        as("he").ifMatch(retired).postKeyless("kept-articles/" + article + "/return", "").expect(200);
        assertThat(visitor().get("articles/" + article).expect(200).data("title")).isEqualTo(word);
        within(10, () -> found(visitor(), word).contains(article));
    }

    @Test
    void anotherAudienceCountsAtOnceInTheSearch() {
        var word = word();
        var article = published(newDraft(word, "PUBLIC"));
        within(10, () -> found(visitor(), word).contains(article) && found(as("zhang"), word).contains(article));
        audience(article, "STAFF");
        assertThat(found(visitor(), word)).doesNotContain(article);
        assertThat(found(as("liu"), word)).doesNotContain(article);
        visitor().get("articles/" + article).expect(404, "not-found");
        assertThat(found(as("zhang"), word)).contains(article);
        audience(article, "CUSTOMER");
        within(10, () -> found(as("liu"), word).contains(article));
        assertThat(found(visitor(), word)).doesNotContain(article);
    }

    @Test
    void everyVersionIsKeptAndAnOldOneComesBackAsADraft() {
        var article = published(newDraft("First " + word(), "PUBLIC"));
        for (int i = 2; i <= 3; i++) {
            var edit = edit(article);
            var next = as("sun").ifMatch(edit).patch("article-drafts/" + edit.id(), Map.of("markdown", "Text of version " + i)).expect(200);
            approve(act("sun", next, "sending"));
        }
        var versions = as("he").get("kept-articles/" + article + "/versions?limit=2").expect(200);
        assertThat(versions.items().stream().map(version -> version.path("number").asInt())).containsExactly(3, 2);
        var rest = as("he").get("kept-articles/" + article + "/versions?cursor=" + versions.at("/next").asString()).expect(200);
        assertThat(rest.items().stream().map(version -> version.path("number").asInt())).containsExactly(1);
        as("he").get("kept-articles/" + article + "/versions?cursor=x").expect(400, "bad-input");
        var second = as("he").get("article-versions/" + versions.at("/items/1/id").asString()).expect(200);
        assertThat(second.data("markdown")).isEqualTo("Text of version 2");
        var restored = as("sun").post("article-versions/" + second.id() + "/drafts", "").expect(201);
        assertThat(restored.data("markdown")).isEqualTo("Text of version 2");
        assertThat(restored.data("versionId")).isEqualTo(versions.at("/items/0/id").asString());
        assertThat(visitor().get("articles/" + article).expect(200).text()).contains("Text of version 3");
        approve(act("sun", restored, "sending"));
        assertThat(visitor().get("articles/" + article).expect(200).text()).contains("Text of version 2");
        assertThat(as("he").get("kept-articles/" + article).expect(200).at("/data/number").asInt()).isEqualTo(4);
    }

    @Test
    void theIndexFollowsWhatAnotherNodeChanged() {
        var article = published(newDraft(word(), "PUBLIC"));
        var word = word();
        sql.update("update article set title = ? where id = ?", word, article); // as another node would
        sql.update("insert into article_change(article_id, at) values (?, utc_timestamp(6))", article);
        within(10, () -> found(visitor(), word).contains(article));
    }

    private void audience(String article, String audience) {
        var edit = edit(article);
        approve(act("sun", as("sun").ifMatch(edit).patch("article-drafts/" + edit.id(), Map.of("audience", audience)).expect(200), "sending"));
    }
}
