package mendwell.documents;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// The words of one language and how it writes money, numbers and times.
final class Words {
    private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    static {
        for (var language : Language.values()) ALL.put(language, new Words(language));
    }

    private final Language language;
    private final Map<String, String> byKey;

    private Words(Language language) {
        this.language = language;
        this.byKey = read("documents_" + language.tag().replace('-', '_') + ".properties");
    }

    static Words in(Language language) {
        return ALL.get(language);
    }

    Language language() {
        return language;
    }

    /// Each key is one word: the templates ask for `{{words.total}}`.
    Map<String, String> byKey() {
        return byKey;
    }

    String say(String key, Object... values) {
        var word = byKey.get(key);
        if (word == null)
            throw new IllegalArgumentException("documents has no word \"" + key + "\" in " + language.tag());
        return values.length == 0 ? word : new MessageFormat(word, language.locale()).format(values);
    }

    /// The word of one value of a closed set: `warranty_COVERED`.
    String say(Enum<?> value) {
        return say(value.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT) + "_" + value.name());
    }

    String money(Money money) {
        var format = NumberFormat.getCurrencyInstance(language.locale());
        var currency = Currency.getInstance(money.currency());
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(money.amount());
    }

    String number(BigDecimal number) {
        var format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(6);
        return format.format(number);
    }

    String percent(BigDecimal fraction) {
        var format = NumberFormat.getPercentInstance(language.locale());
        format.setMaximumFractionDigits(4);
        return format.format(fraction);
    }

    String date(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern(say("formatDate"), language.locale()).format(instant.atZone(zone));
    }

    String time(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern(say("formatTime"), language.locale()).format(instant.atZone(zone));
    }

    /// The zone of a time nobody can misread: its name and its distance from UTC at that moment.
    String zone(Instant instant, ZoneId zone) {
        return zone.getId() + ", " + offset(zone.getRules().getOffset(instant));
    }

    String exactTime(Instant instant, ZoneId zone) {
        var offset = zone.getRules().getOffset(instant);
        return EXACT.format(instant.atOffset(offset)) + " " + offset(offset);
    }

    private static String offset(ZoneOffset offset) {
        return offset == ZoneOffset.UTC ? "UTC" : "UTC" + offset.getId();
    }

    String duration(int minutes) {
        return minutes < 60
                ? say("minutes", minutes)
                : minutes % 60 == 0 ? say("hours", minutes / 60) : say("hoursMinutes", minutes / 60, minutes % 60);
    }

    String seconds(Duration duration) {
        return say("seconds", number(BigDecimal.valueOf(duration.toMillis(), 3)));
    }

    private static Map<String, String> read(String name) {
        try (var in = Words.class.getResourceAsStream(name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(reader);
            var words = new HashMap<String, String>();
            properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
            return Map.copyOf(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
