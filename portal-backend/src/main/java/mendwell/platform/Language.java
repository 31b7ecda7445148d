package mendwell.platform;

import java.util.List;
import java.util.Locale;

/// The two languages every word for people exists in.
public enum Language {
    ZH_CN("zh-CN", Locale.SIMPLIFIED_CHINESE),
    EN("en", Locale.ENGLISH);

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    public String tag() {
        return tag;
    }

    public Locale locale() {
        return locale;
    }

    /// The language for a BCP 47 tag such as `en-GB` or Keycloak's `zh-Hans`; Chinese for anything else.
    public static Language of(String tag) {
        return tag != null && tag.toLowerCase(Locale.ROOT).startsWith("en") ? EN : ZH_CN;
    }

    /// The first of the accepted languages that we speak.
    public static Language of(List<Locale> accepted) {
        for (var locale : accepted) {
            switch (locale.getLanguage()) {
                case "en" -> {
                    return EN;
                }
                case "zh" -> {
                    return ZH_CN;
                }
                default -> {} // we do not speak it; look at the next wish
            }
        }
        return ZH_CN;
    }
}
