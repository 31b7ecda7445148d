import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { type Formats, formatsFor } from "./formats.ts";
import { chooseLocale, type Locale, rememberLocale } from "./locale.ts";
import { translator, type Words } from "./translate.ts";

type Language = {
  locale: Locale;
  words: Words;
  formats: Formats;
  translate: ReturnType<typeof translator>;
  /** Shows a language and remembers it as the person's choice. */
  choose: (locale: Locale) => void;
  /** Shows a language for now. */
  adopt: (locale: Locale) => void;
};

const LanguageContext = createContext<Language | null>(null);

/** Fetches the vocabulary of an app in one language. */
export type Vocabulary = (locale: Locale) => Promise<Words>;

export function LanguageProvider({ vocabulary, children }: { vocabulary: Vocabulary; children: ReactNode }) {
  const [shown, setShown] = useState<{ locale: Locale; words: Words } | null>(null);

  const show = useCallback(
    (locale: Locale) =>
      vocabulary(locale).then((words) => {
        document.documentElement.lang = locale;
        setShown({ locale, words });
      }),
    [vocabulary],
  );

  useEffect(() => void show(chooseLocale()), [show]);

  const language = useMemo<Language | null>(
    () =>
      shown && {
        ...shown,
        formats: formatsFor(shown.locale),
        translate: translator(shown.words, shown.locale),
        choose: (locale) => {
          rememberLocale(locale);
          void show(locale);
        },
        adopt: (locale) => void show(locale),
      },
    [shown, show],
  );

  return language && <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (!language) throw new Error("useLanguage needs a LanguageProvider above it.");
  return language;
}

export const useLocale = (): Locale => useLanguage().locale;
export const useFormats = (): Formats => useLanguage().formats;
