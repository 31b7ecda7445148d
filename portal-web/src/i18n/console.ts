import type { words } from "./console.words.zh-CN.ts";
import { useLanguage, type Vocabulary } from "./Language.tsx";
import type { Translate } from "./translate.ts";

export type ConsoleKey = keyof typeof words;

/** The words of the staff console. */
export const useT = () => useLanguage().translate as Translate<typeof words>;

export const consoleVocabulary: Vocabulary = async (locale) =>
  locale === "en" ? (await import("./console.words.en.ts")).words : (await import("./console.words.zh-CN.ts")).words;
