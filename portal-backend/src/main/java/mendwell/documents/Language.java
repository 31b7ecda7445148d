package mendwell.documents;

import java.util.Locale;

/// A language documents are written in.
public enum Language {
    ZH_CN(Locale.SIMPLIFIED_CHINESE),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /// `zh-CN` or `en`.
    public String tag() {
        return locale.toLanguageTag();
    }

    Locale locale() {
        return locale;
    }

    /// The language of a tag such as `zh-CN`.
    ///
    /// @throws IllegalArgumentException for a language documents are not written in
    public static Language of(String tag) {
        for (var language : values()) {
            if (language.tag().equalsIgnoreCase(tag)) return language;
        }
        throw new IllegalArgumentException("Documents are written in zh-CN and en, not in \"" + tag + "\"");
    }
}
