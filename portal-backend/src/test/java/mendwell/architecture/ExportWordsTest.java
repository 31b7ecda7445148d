package mendwell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mendwell.platform.Export;
import mendwell.platform.Language;
import mendwell.platform.Words;
import mendwell.security.RecordType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A file calls things what the screens call them.
class ExportWordsTest {
    private static final Pattern WORD = Pattern.compile("(?m)^ +\"([^\"]+)\": \"((?:[^\"\\\\]|\\\\.)*)\",$");

    /// Where the screens keep the words of an enum.
    private static final Map<String, String> PREFIXES = Map.of(
            "Status", "workOrder.status.",
            "Urgency", "urgency.",
            "Priority", "priority.",
            "ServiceType", "serviceType.",
            "CustomerLevel", "customer.level.",
            "Warranty", "warranty.");

    @ParameterizedTest
    @EnumSource
    void columnsAndValuesAreCalledWhatTheScreensCallThem(Language language) throws IOException {
        var words = Words.in(language);
        var titles = screens(language, "policy");
        var values = screens(language, "common");
        values.putAll(screens(language, "console.orders"));
        var views = exported();
        assertThat(views).isNotEmpty();
        for (var view : views) {
            var type = view.getAnnotation(RecordType.class).value();
            assertThat(words.text("export." + type)).hasSizeLessThan(31).doesNotContainPattern("[\"\\\\/?*\\[\\]:]");
            for (var component : view.getRecordComponents()) {
                var own = Optional.ofNullable(titles.get(type + "." + component.getName()));
                assertThat(words.text("field." + type + "." + component.getName())).isEqualTo(own.orElse(titles.get("." + component.getName())));
                if (component.getType().isEnum()) {
                    for (var value : component.getType().getEnumConstants()) {
                        var kind = component.getType().getSimpleName();
                        var shown = values.get(PREFIXES.get(kind) + value);
                        var word = words.text("value." + kind + "." + value);
                        if (!value.toString().equals("STANDARD")) { // which the screens leave out
                            assertThat(word).isEqualTo(kind.equals("Priority") ? value + " " + shown : shown);
                        }
                    }
                }
            }
        }
    }

    private static Map<String, String> screens(Language language, String file) throws IOException {
        var words = new HashMap<String, String>();
        WORD.matcher(Files.readString(Path.of("../portal-web/src/i18n/" + file + "." + language.tag() + ".ts")))
                .results()
                .forEach(word -> words.put(word.group(1), word.group(2)));
        return words;
    }

    /// The views that some method returns as an export.
    private static List<Class<?>> exported() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("mendwell").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getRawReturnType().isEquivalentTo(Export.class))
                        .map(method -> method.reflect().getGenericReturnType())
                        .filter(ParameterizedType.class::isInstance)
                        .<Class<?>>map(result -> (Class<?>) ((ParameterizedType) result).getActualTypeArguments()[0])
                        .toList();
    }
}
