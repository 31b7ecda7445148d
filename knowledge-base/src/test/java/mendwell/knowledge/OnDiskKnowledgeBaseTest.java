package mendwell.knowledge;

import static mendwell.knowledge.Samples.article;
import static mendwell.knowledge.Samples.ids;
import static mendwell.knowledge.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnDiskKnowledgeBaseTest implements KnowledgeBaseContract {
    @TempDir
    Path parent;

    private Path folder;
    private KnowledgeBase knowledge;

    @BeforeEach
    void open() {
        folder = parent.resolve("not/yet/there");
        knowledge = LuceneKnowledgeBase.on(folder);
    }

    @AfterEach
    void close() {
        knowledge.close();
    }

    @Override
    public KnowledgeBase knowledge() {
        return knowledge;
    }

    @Test
    void articlesSurviveARestartAndEvenASuddenDeath() throws IOException {
        knowledge.put(article("1", "水泵"));
        var copy = copyOf(files(folder.resolve("index")), "as-after-a-power-cut");
        try (var reopened = LuceneKnowledgeBase.on(copy)) {
            assertThat(ids(reopened.search(question("水泵")))).containsExactly("1");
        }
        knowledge.close();
        open();
        assertThat(ids(knowledge.search(question("水泵")))).containsExactly("1");
    }

    /// Each file in turn is shortened, overwritten in the middle, and deleted.
    @Test
    void whateverIsDamagedItOpensEmptyAndKeepsTheDamagedFiles() throws IOException {
        knowledge.putAll(Samples.articles());
        knowledge.close();
        var intact = files(folder.resolve("index")).stream()
                .filter(file -> !file.endsWith("write.lock"))
                .toList();
        assertThat(intact).hasSizeGreaterThan(2);
        int damages = 0;
        for (var file : intact) {
            for (int kind = 0; kind < 3; kind++) {
                var copy = copyOf(intact, "copy-" + damages++);
                damage(copy.resolve("index").resolve(file.getFileName()), kind);
                try (var reopened = LuceneKnowledgeBase.on(copy)) {
                    assertThat(reopened.isEmpty()).as("%s %s", file, kind).isTrue();
                    assertThat(files(copy.resolve("damaged"))).hasSizeGreaterThan(1);
                    reopened.put(article("1", "水泵"));
                }
                try (var again = LuceneKnowledgeBase.on(copy)) {
                    assertThat(again.size()).isEqualTo(1);
                }
            }
        }
    }

    private Path copyOf(List<Path> files, String name) throws IOException {
        var index = Files.createDirectories(parent.resolve(name).resolve("index"));
        for (var file : files) {
            Files.copy(file, index.resolve(file.getFileName()));
        }
        return parent.resolve(name);
    }

    private static void damage(Path file, int kind) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x55;
        switch (kind) {
            case 0 -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            case 1 -> Files.write(file, bytes);
            default -> Files.delete(file);
        }
    }

    @Test
    void anIndexOfAnotherVersionOpensEmpty() throws IOException {
        knowledge.put(article("1", "水泵"));
        knowledge.close();
        try (var directory = FSDirectory.open(folder.resolve("index"));
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of("layout", "0").entrySet());
        }
        open();
        assertThat(knowledge.isEmpty()).isTrue();
        assertThat(files(folder.resolve("damaged"))).isNotEmpty();
    }

    @Test
    void anIndexInUseIsRefusedAndStaysAsItIs() {
        knowledge.put(article("1", "水泵"));
        assertThatThrownBy(() -> LuceneKnowledgeBase.on(folder)).hasMessageContaining("in use already");
        assertThat(knowledge.size()).isEqualTo(1);
    }

    @Test
    void aFileWhereTheFolderShouldBeIsAClearError() throws IOException {
        var file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> LuceneKnowledgeBase.on(file))
                .hasMessageContaining("Cannot open the knowledge index in " + file);
        assertThat(file).isRegularFile();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
