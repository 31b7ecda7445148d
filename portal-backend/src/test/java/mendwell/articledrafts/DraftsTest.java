package mendwell.articledrafts;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mendwell.arquillian.StackTest;
import mendwell.http.Api;
import mendwell.http.Reply;
import mendwell.platform.Sql;

/// Writes drafts as sun and reviews them as he, two of the sample people.
abstract class DraftsTest extends StackTest {
    @Inject
    Sql sql;

    public static Map<String, Object> newDraft(String title, String audience) {
        return Map.of("language", "en", "title", title, "markdown", "About " + title, "audience", audience, "products", List.of());
    }

    /// A word that stands nowhere else.
    static String word() {
        return "w" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + Long.toString(System.nanoTime(), 26).replaceAll("\\d", "k");
    }

    Reply act(String person, Reply seen, String act) {
        return as(person).ifMatch(seen).postKeyless("article-drafts/" + seen.id() + "/" + act, "");
    }

    Reply approve(Reply sent) {
        return act("he", sent.expect(200), "approval").expect(200);
    }

    /// The article's id.
    String published(Map<String, Object> draft) {
        return approve(act("sun", as("sun").post("article-drafts", draft).expect(201), "sending")).data("articleId");
    }

    Reply edit(String article) {
        var version = as("sun").get("kept-articles/" + article).expect(200).data("versionId");
        return as("sun").post("article-versions/" + version + "/drafts", "").expect(201);
    }

    static String found(Api reader, String word) {
        return reader.get("articles?q=" + word).expect(200).text();
    }
}
