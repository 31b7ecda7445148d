package mendwell.knowledge;

import static mendwell.knowledge.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// How good the search is, on the questions of `questions.md`.
class JudgedQuestionsTest {

    @Test
    void theRightArticleIsAmongTheFirstThreeAndNearlyAlwaysFirst() {
        try (var knowledge = LuceneKnowledgeBase.inMemory()) {
            knowledge.putAll(Samples.articles());
            var questions = Samples.questions();
            var missed = new ArrayList<String>();
            var notFirst = new ArrayList<String>();
            for (var judged : questions) {
                var found = Samples.ids(knowledge.search(question(judged.question())));
                int place = found.indexOf(judged.article());
                if (place != 0) {
                    (place > 0 && place < 3 ? notFirst : missed).add(judged + " but found " + found);
                }
            }
            System.out.printf("%d questions, not first: %s%n", questions.size(), notFirst);
            assertThat(missed).isEmpty();
            assertThat(notFirst).hasSizeLessThan(questions.size() / 20);
        }
    }
}
