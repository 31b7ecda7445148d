package mendwell.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The articles and questions under `src/test/resources`, and shorthands for tests.
final class Samples {
    static final Set<String> CUSTOMERS = Set.of("customers");
    static final Set<String> STAFF = Set.of("staff");

    record Judged(String question, String article) {}

    private Samples() {}

    static List<Article> articles() {
        var articles = new ArrayList<Article>();
        for (var part : read("articles.md").split("(?m)^# ")) {
            var language = part.lines().findFirst().orElse("").strip();
            for (var article : Arrays.stream(part.split("(?m)^## ")).skip(1).toList()) {
                var lines = article.strip().split("\n", 2);
                var head = lines[0].split(" ", 2);
                articles.add(article(head[0], language, head[1], lines[1].strip()));
            }
        }
        return articles;
    }

    static List<Judged> questions() {
        return read("questions.md")
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> line.split("\\|"))
                .map(cells -> new Judged(cells[1].strip(), cells[2].strip()))
                .toList();
    }

    static Article article(String id, String language, String title, String body) {
        return new Article(id, language, title, body, CUSTOMERS, Set.of(), Instant.EPOCH);
    }

    static Article article(String id, String title) {
        return article(id, "zh-CN", title, "");
    }

    static Question question(String words) {
        return new Question(words, CUSTOMERS, Optional.empty(), "zh-CN", 10);
    }

    static List<String> ids(SearchAnswer answer) {
        return answer.hits().stream().map(Hit::id).toList();
    }

    private static String read(String name) {
        try (var file = Samples.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
