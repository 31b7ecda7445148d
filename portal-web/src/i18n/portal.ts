import type { common } from "./common.zh-CN.ts";
import { useLanguage, type Vocabulary } from "./Language.tsx";
import type { portal } from "./portal.zh-CN.ts";
import type { Translate } from "./translate.ts";

export type PortalKey = keyof typeof portal | keyof typeof common;

/** The words of the customer portal. */
export const useT = () => useLanguage().translate as Translate<typeof portal & typeof common>;

export const portalVocabulary: Vocabulary = async (locale) =>
  locale === "en" ? (await import("./portal.words.en.ts")).words : (await import("./portal.words.zh-CN.ts")).words;
