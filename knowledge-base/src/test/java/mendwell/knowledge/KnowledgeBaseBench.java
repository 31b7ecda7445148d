package mendwell.knowledge;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static mendwell.knowledge.Samples.question;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Prints how long things take with 10,000 synthetic articles of about 600 characters, Chinese and English by turns.
///
/// Run twice with the same folder: the first run builds the index and measures, the second shows the cost of a cold
/// start.
final class KnowledgeBaseBench {
    private static final int ARTICLES = 10_000;
    private static final int ROUNDS = 20;
    private static final Map<String, List<String>> SENTENCES = Samples.articles().stream()
            .collect(groupingBy(
                    Article::language,
                    flatMapping(article -> Arrays.stream(article.body().split("(?<=[。.，,])")), toList())));

    private KnowledgeBaseBench() {}

    static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        long start = System.nanoTime();
        boolean cold = Files.exists(folder);
        try (var knowledge = LuceneKnowledgeBase.on(folder)) {
            if (cold) {
                long opened = System.nanoTime();
                knowledge.search(question("水泵漏水怎么办"));
                System.out.printf(
                        "open %.0f ms, first search %.0f ms%n", ms(opened - start), ms(System.nanoTime() - opened));
                return;
            }
            long before = System.nanoTime();
            knowledge.replaceAll(articles());
            System.out.printf(
                    "rebuild of %d articles %.1f s, %.1f MB on disk%n",
                    ARTICLES, ms(System.nanoTime() - before) / 1000, size(folder) / 1e6);
            print("search", searches(knowledge));
            for (var piece : List.of("水泵漏水，", "leaking pumps ", "aoaoaoaoaoaoaoaoaoaoaoaoaoaov ", "E5 KFR-35 ")) {
                var words = piece.repeat(10_000 / piece.length());
                print(
                        "10,000 characters of " + piece,
                        times(Stream.generate(() -> (Runnable) () -> knowledge.search(question(words)))
                                .limit(20)));
            }
            var description = Samples.articles().stream()
                    .map(Article::body)
                    .collect(joining())
                    .substring(0, 2_000);
            print(
                    "2,000 different characters",
                    times(Stream.generate(() -> (Runnable) () -> knowledge.search(question(description)))
                            .limit(20)));
            print("put", times(IntStream.range(0, 200).mapToObj(i -> () -> knowledge.put(article(new Random(i), i)))));
        }
    }

    private static List<Double> searches(KnowledgeBase knowledge) {
        var words = Samples.questions().stream().map(Samples.Judged::question).toList();
        var slowest = new ArrayList<String>();
        for (int warmUp = 0; warmUp < ROUNDS; warmUp++) {
            words.forEach(w -> knowledge.search(question(w)));
        }
        for (var word : words) {
            var median = times(Stream.<Runnable>generate(() -> () -> knowledge.search(question(word)))
                            .limit(5))
                    .get(2);
            slowest.add("%6.2f ms %s".formatted(median, word));
        }
        slowest.stream().sorted((a, b) -> b.compareTo(a)).limit(5).forEach(System.out::println);
        return times(IntStream.range(0, ROUNDS)
                .boxed()
                .flatMap(_ -> words.stream())
                .map(w -> () -> knowledge.search(question(w))));
    }

    /// Milliseconds, shortest first.
    private static List<Double> times(Stream<Runnable> tasks) {
        return tasks
                .map(task -> {
                    long start = System.nanoTime();
                    task.run();
                    return ms(System.nanoTime() - start);
                })
                .toList()
                .stream()
                .sorted()
                .toList();
    }

    private static void print(String what, List<Double> times) {
        System.out.printf(
                "%s: median %.2f ms, p99 %.2f ms (%d times)%n",
                what, times.get(times.size() / 2), times.get(times.size() * 99 / 100), times.size());
    }

    private static Stream<Article> articles() {
        var random = new Random(42);
        return IntStream.range(0, ARTICLES).mapToObj(i -> article(random, i));
    }

    /// Sentences of the sample articles, shuffled, with a model number of its own.
    private static Article article(Random random, int number) {
        var language = number % 2 == 0 ? "zh-CN" : "en";
        var sentences = SENTENCES.get(language);
        var body = new StringBuilder("KFR-" + number + "GW ");
        while (body.length() < 600) {
            body.append(sentences.get(random.nextInt(sentences.size())));
        }
        var title = sentences.get(random.nextInt(sentences.size())) + " " + number;
        return new Article("a" + number, language, title, body.toString(), Samples.CUSTOMERS, Set.of(), Instant.EPOCH);
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static double ms(long nanos) {
        return nanos / 1e6;
    }
}
