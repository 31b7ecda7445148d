package mendwell.knowledge;

import static mendwell.knowledge.Samples.article;
import static mendwell.knowledge.Samples.ids;
import static mendwell.knowledge.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryKnowledgeBaseTest implements KnowledgeBaseContract {
    private final KnowledgeBase knowledge = LuceneKnowledgeBase.inMemory();

    @Override
    public KnowledgeBase knowledge() {
        return knowledge;
    }

    @AfterEach
    void close() {
        knowledge.close();
    }

    @Test
    void ownSynonymsTakeThePlaceOfTheBuiltInOnes() {
        try (var own = LuceneKnowledgeBase.inMemory(List.of("# remark", "葫芦，吊机, Hoist", ""))) {
            own.put(article("1", "吊机保养"));
            own.put(article("2", "电机跳停"));
            assertThat(ids(own.search(question("葫蘆")))).containsExactly("1");
            assertThat(ids(own.search(question("the HOIST")))).containsExactly("1");
            assertThat(ids(own.search(question("hoisted")))).isEmpty();
            assertThat(ids(own.search(question("跳闸")))).isEmpty();
        }
    }
}
