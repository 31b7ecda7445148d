package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import mendwell.arquillian.StackTest;
import mendwell.articles.Articles;
import mendwell.articles.Audience;
import mendwell.articles.NewArticle;
import mendwell.platform.Language;
import mendwell.platform.Sql;
import org.junit.jupiter.api.Test;

class ArticlesIT extends StackTest {
    @Inject
    Articles articles;

    @Inject
    Sql sql;

    @Test
    void aVisitorJudgesAnArticleOnceADay() {
        var article = article();
        var reader = visitorFrom(anyAddress());
        reader.post(feedback(article), yes()).expect(204);
        reader.post(feedback(article), yes()).expect(409, "article/judged-already");
        visitorFrom(anyAddress()).post(feedback(article), yes()).expect(204);
        assertThat(judged(article)).isEqualTo(2);
        sql.update("update article_feedback set reader = null where article_id = ?", article); // as if by yesterday's name
        reader.post(feedback(article), yes()).expect(204);
    }

    @Test
    void anotherAddressThatTheCallerOnlyClaimsMakesNoOtherVisitor() {
        var article = article();
        var address = anyAddress();
        visitorFrom(address).post(feedback(article), yes()).expect(204);
        visitorFrom("198.51.100.66, " + address).post(feedback(article), yes()).expect(409, "article/judged-already");
    }

    @Test
    void aRetryIsNoSecondJudgement() {
        var article = article();
        var reader = visitorFrom(anyAddress()).key(UUID.randomUUID());
        reader.post(feedback(article), yes()).expect(204);
        reader.post(feedback(article), yes()).expect(204);
        assertThat(judged(article)).isEqualTo(1);
    }

    @Test
    void aPersonJudgesAnArticleOnceFromWherever() {
        var article = article();
        as("liu").with("X-Forwarded-For", anyAddress()).post(feedback(article), yes()).expect(204);
        as("liu").with("X-Forwarded-For", anyAddress()).post(feedback(article), yes()).expect(409, "article/judged-already");
        as("ma").post(feedback(article), yes()).expect(204);
    }

    @Test
    void whoJudgesArticleAfterArticleIsStopped() {
        var address = anyAddress();
        for (int i = 0; i < 20; i++) {
            visitorFrom(address).post(feedback(article()), yes()).expect(204);
        }
        var one = article();
        visitorFrom(address).post(feedback(one), yes()).expect(429, "article/too-many-judgements");
        visitorFrom(anyAddress()).post(feedback(one), yes()).expect(204);
    }

    private Api visitorFrom(String address) {
        return visitor().with("X-Forwarded-For", address);
    }

    private static String anyAddress() {
        var random = ThreadLocalRandom.current();
        return "2001:db8:%x:%x::1".formatted(random.nextInt(0x10000), random.nextInt(0x10000));
    }

    private static String feedback(UUID article) {
        return "articles/" + article + "/feedback";
    }

    private static Map<String, Object> yes() {
        var yes = new HashMap<String, Object>();
        yes.put("solved", true);
        yes.put("comment", null);
        return yes;
    }

    private int judged(UUID article) {
        return sql.one("select count(*) from article_feedback where article_id = ?", Sql.Row::integer, article).orElseThrow();
    }

    private UUID article() {
        return articles.publish(new NewArticle(
                UUID.randomUUID(), Language.EN, "Feedback", "Something to read.", Audience.PUBLIC, List.of(), Instant.parse("2020-01-01T00:00:00Z"), null, null));
    }
}
