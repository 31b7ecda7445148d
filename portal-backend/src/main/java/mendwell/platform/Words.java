package mendwell.platform;

import java.util.EnumMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// Sentences for people that the server writes: problems and mail. Both languages hold the same keys (a test says so).
public final class Words {
    private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            ALL.put(language, new Words(ResourceBundle.getBundle("mendwell.words", language.locale())));
        }
    }

    private final ResourceBundle words;

    private Words(ResourceBundle words) {
        this.words = words;
    }

    public static Words in(Language language) {
        return ALL.get(language);
    }

    /// The sentence with `{0}`, `{1}` … filled in as they are, without number or date formatting.
    /// @throws MissingResourceException when there is no such key
    public String text(String key, Object... details) {
        var text = words.getString(key);
        for (int i = 0; i < details.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(details[i]));
        }
        return text;
    }
}
