package mendwell.knowledge;

import static java.util.stream.Collectors.joining;
import static mendwell.knowledge.Samples.CUSTOMERS;
import static mendwell.knowledge.Samples.STAFF;
import static mendwell.knowledge.Samples.article;
import static mendwell.knowledge.Samples.ids;
import static mendwell.knowledge.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every knowledge base promises, whatever it is kept in.
interface KnowledgeBaseContract {
    KnowledgeBase knowledge();

    private List<String> found(String words) {
        return ids(knowledge().search(question(words)));
    }

    private static String marked(List<Segment> segments) {
        return segments.stream()
                .map(s -> s.marked() ? "[" + s.text() + "]" : s.text())
                .collect(joining());
    }

    @Test
    default void itStartsEmptyAndCountsItsArticles() {
        assertThat(knowledge().isEmpty()).isTrue();
        assertThat(found("水")).isEmpty();
        knowledge().putAll(List.of(article("1", "水泵"), article("2", "风机")));
        assertThat(knowledge().isEmpty()).isFalse();
        assertThat(knowledge().size()).isEqualTo(2);
    }

    @Test
    default void puttingAgainReplacesAndRemovingForgets() {
        knowledge().put(article("1", "旧标题"));
        knowledge().put(article("1", "新标题"));
        assertThat(found("旧标")).isEmpty();
        assertThat(found("新标")).containsExactly("1");
        knowledge().remove("1");
        knowledge().remove("never there");
        assertThat(knowledge().isEmpty()).isTrue();
    }

    @Test
    default void onlyTheAudienceOfAnArticleFindsIt() {
        knowledge().put(new Article("1", "en", "Service codes", "", STAFF, Set.of(), Instant.EPOCH));
        knowledge().put(new Article("2", "en", "Codes for nobody", "", Set.of(), Set.of(), Instant.EPOCH));
        assertThat(found("codes")).isEmpty();
        assertThat(askedBy(Set.of()).total()).isZero();
        assertThat(ids(askedBy(STAFF))).containsExactly("1");
        assertThat(ids(askedBy(Set.of("customers", "staff")))).containsExactly("1");
    }

    private SearchAnswer askedBy(Set<String> audiences) {
        return knowledge().search(new Question("codes", audiences, Optional.empty(), "en", 10));
    }

    @Test
    default void theProductAndTheLanguageMoveUpButHideNothing() {
        knowledge().put(new Article("any", "en", "Reset panel", "", CUSTOMERS, Set.of(), Instant.EPOCH));
        knowledge().put(new Article("mine", "en", "Reset panel", "", CUSTOMERS, Set.of("GA-37"), Instant.EPOCH));
        knowledge().put(new Article("zh", "zh-CN", "Reset panel", "", CUSTOMERS, Set.of(), Instant.EPOCH));
        var forProduct = new Question("reset", CUSTOMERS, Optional.of("ga-37"), "zh-CN", 10);
        assertThat(ids(knowledge().search(forProduct))).containsExactly("mine", "zh", "any");
    }

    @Test
    default void aSynonymInTheTitleOfAnotherLanguageStandsBehindTheReadersOwn() {
        knowledge().put(new Article("en", "en", "The compressor stops because it is too hot", "", CUSTOMERS, Set.of(), Instant.EPOCH));
        knowledge().put(new Article("zh", "zh-CN", "空压机高温报警停机怎么办", "", CUSTOMERS, Set.of(), Instant.EPOCH));
        assertThat(ids(knowledge().search(new Question("高温", CUSTOMERS, Optional.empty(), "zh-CN", 10))))
                .containsExactly("zh", "en");
    }

    @Test
    default void ofEquallyGoodHitsTheNewerComesFirst() {
        for (int day = 1; day <= 3; day++) {
            var changedAt = Instant.EPOCH.plusSeconds(86_400L * day);
            knowledge().put(new Article("" + day, "en", "Filter", "", CUSTOMERS, Set.of(), changedAt));
        }
        assertThat(found("filter")).containsExactly("3", "2", "1");
    }

    @Test
    default void theTotalCountsWhatTheLimitCutOff() {
        knowledge()
                .putAll(IntStream.range(0, 30)
                        .mapToObj(i -> article("a" + i, "水泵"))
                        .toList());
        var answer = knowledge().search(new Question("水泵", CUSTOMERS, Optional.empty(), "zh-CN", 7));
        assertThat(answer.hits()).hasSize(7);
        assertThat(answer.total()).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({
        "漏, 水泵[漏]水",
        "泵漏, 水[泵漏]水",
        "漏電 水泵, [水泵]漏水",
        "lousui, 水泵[漏水]",
        "loushui, 水泵[漏水]",
        "shuibengl, [水泵漏]水",
        "ls, 水泵[漏水]",
        "sbls, [水泵漏水]",
        "滴水, 水泵[漏水]",
    })
    default void chineseIsFoundHoweverItIsTyped(String words, String title) {
        knowledge().put(article("1", "水泵漏水"));
        var hits = knowledge().search(question(words)).hits();
        assertThat(hits.stream().map(hit -> marked(hit.title())).collect(joining()))
                .isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KFR-35GW",
                "kfr35gw",
                "ＫＦＲ－３５",
                "kfr35",
                "KFR 35",
                "35gw",
                "kfr",
                "E5",
                "ｅ５",
                "1625 7753",
                "1625-77"
            })
    default void codesAreFoundWholeAndByTheirBeginning(String words) {
        knowledge().put(article("1", "zh-CN", "空调KFR-35GW/BP显示E5", "备件 1625-7753-09"));
        assertThat(found(words)).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KFR-36", "E6", "E55", "1625-7754", "fr35"})
    default void aCodeIsNeverGuessed(String words) {
        knowledge().put(article("1", "zh-CN", "KFR-35GW E5", "1625-7753-09"));
        assertThat(found(words)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leak", "leaks", "LEAKING", "laeking", "lekaing pump", "compresor", "compr", "café"})
    default void englishIsFoundInOtherFormsUnfinishedAndWithOneTypo(String words) {
        knowledge().put(article("1", "en", "Compressor leaks at the cafe", ""));
        assertThat(found(words)).containsExactly("1");
    }

    @Test
    default void theExactWordBeatsTheTypoAndTheCharactersBeatThePinyin() {
        knowledge().put(article("steal", "Steal"));
        knowledge().put(article("steel", "Steel"));
        knowledge().put(article("wind", "风"));
        knowledge().put(article("fan", "fan"));
        assertThat(found("steel")).containsExactly("steel", "steal");
        assertThat(found("steal")).containsExactly("steal", "steel");
        assertThat(found("feng")).containsExactly("wind");
    }

    @Test
    default void thePassageShowsTheBestPlaceOfALongBody() {
        var filler = "这一段说的是别的事情，与问题没有关系。".repeat(40);
        knowledge().put(article("1", "zh-CN", "说明", filler + "水泵很吵。先停机，再换密封圈和轴承。" + filler));
        var passage = knowledge().search(question("密封圈轴承")).hits().getFirst().passage();
        assertThat(marked(passage)).startsWith("…先停机，再换[密封圈]和[轴承]。这一段").endsWith("…");
        assertThat(marked(passage).length()).isBetween(110, 140);
        var byPinyin =
                knowledge().search(question("mifengquan")).hits().getFirst().passage();
        assertThat(marked(byPinyin)).contains("再换[密封圈]和");
    }

    @Test
    default void aPassageWithoutAMatchIsTheBeginning() {
        knowledge().put(article("1", "en", "Pump", "First line\nsecond <b>line</b>"));
        var hit = knowledge().search(question("pump")).hits().getFirst();
        assertThat(hit.passage()).containsExactly(new Segment("First line second <b>line</b>", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "！？，。", "*", "\"", "()[]{}^~", "-", "???", "\uD83D", "\uDC00\uD83D", "\u0000", "😀"})
    default void whatHoldsNoWordFindsNothing(String words) {
        knowledge().put(article("1", "水泵 pump"));
        assertThat(found(words)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title:pump",
                "pump AND NOT audience:customers",
                "audience:staff OR *:*",
                "id:2",
                "/.*/",
                "[a TO z]",
                "customers",
                "staff"
            })
    default void noSyntaxReachesTheIndex(String words) {
        knowledge().put(new Article("2", "en", "Secret", "secret", STAFF, Set.of(), Instant.EPOCH));
        knowledge().put(article("1", "Pump"));
        assertThat(found(words)).doesNotContain("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"水泵漏水", "a", "pump ", "a-", "e5 ", "ls", "\uD83D", "xian", "泵\uDC00", "*", "ﷺ", "e\u0301"})
    default void aVeryLongQuestionOrArticleIsNoTrouble(String piece) {
        var text = piece.repeat(10_000 / piece.length());
        knowledge().put(article("1", "zh-CN", text, text));
        knowledge().search(question(text));
        var mixed = IntStream.range(0, 2_000)
                .mapToObj(i -> (char) (0x4E00 + 7 * i) + "x" + i + piece)
                .collect(joining(" "));
        assertThat(knowledge().search(question(mixed)).hits()).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "leak%s", "%s ", "e%s5", "xianxianxianxian%s"})
    default void manyWordsThatNearlyFitManyOthersAreNoTrouble(String shape) {
        var letters = "abcdefghijklmnopqrstuvwxyz";
        var alike = IntStream.range(0, 26 * 26 * 26)
                .mapToObj(i -> "" + letters.charAt(i % 26) + letters.charAt(i / 26 % 26) + letters.charAt(i / 676))
                .map(shape::formatted)
                .toList();
        knowledge().put(article("1", "en", "Words", String.join(" ", alike)));
        for (int many : new int[] {12, 13, 2_000}) {
            var words = alike.stream().limit(many).collect(joining(" "));
            assertThat(found(words)).containsExactly("1");
        }
    }

    @Test
    default void whatIsGoneOrPutInAgainChangesNeitherScoresNorTheirOrder() {
        knowledge().replaceAll(IntStream.range(0, 40).mapToObj(i -> article("a" + i, i % 2 == 0 ? "水泵" : "水泵 轴承")));
        var before = knowledge().search(question("水泵 轴承")).hits();
        assertThat(before).isNotEmpty();
        knowledge().put(article("secret", "轴承 轴承 轴承"));
        knowledge().remove("secret");
        knowledge().put(article("a7", "水泵 轴承"));
        assertThat(knowledge().search(question("水泵 轴承")).hits()).isEqualTo(before);
    }

    @Test
    default void aFailedReplacementChangesNothing() {
        knowledge().put(article("old", "水泵"));
        var broken = Stream.of("a", "b").map(id -> {
            if (id.equals("b")) {
                throw new IllegalStateException("database gone");
            }
            return article(id, "水泵");
        });
        assertThatThrownBy(() -> knowledge().replaceAll(broken)).hasMessage("database gone");
        assertThat(found("水泵")).containsExactly("old");
        knowledge().put(article("new", "水泵"));
        assertThat(found("水泵")).containsExactlyInAnyOrder("old", "new");
    }

    @Test
    default void searchesSeeAllOldOrAllNewWhileEverythingIsReplaced() {
        int many = 200;
        knowledge().replaceAll(generation(0, many));
        var done = new AtomicBoolean();
        var searches = CompletableFuture.supplyAsync(() -> {
            int count = 0;
            while (!done.get() || count == 0) {
                var answer = knowledge().search(question("水泵"));
                assertThat(answer.total()).isEqualTo(many);
                assertThat(ids(answer))
                        .map(id -> id.split("-")[0])
                        .containsOnly(ids(answer).getFirst().split("-")[0]);
                count++;
            }
            return count;
        });
        for (int i = 1; i <= 20; i++) {
            knowledge().replaceAll(generation(i, many));
        }
        done.set(true);
        assertThat(searches.join()).isPositive();
        assertThat(found("水泵")).allMatch(id -> id.startsWith("20-"));
    }

    private static Stream<Article> generation(int number, int many) {
        return IntStream.range(0, many).mapToObj(i -> article(number + "-" + i, "水泵"));
    }
}
