import { words as consoleEnglish } from "../../src/i18n/console.words.en.ts";
import { words as consoleChinese } from "../../src/i18n/console.words.zh-CN.ts";
import type { Locale } from "../../src/i18n/locale.ts";
import { words as portalEnglish } from "../../src/i18n/portal.words.en.ts";
import { words as portalChinese } from "../../src/i18n/portal.words.zh-CN.ts";
import { translator, type Translate } from "../../src/i18n/translate.ts";

/** What people read in the portal: the same typed words that it is built with. */
export const portalWords = (locale: Locale) => translator(locale === "en" ? portalEnglish : portalChinese, locale) as Translate<typeof portalChinese>;
export const consoleWords = (locale: Locale) => translator(locale === "en" ? consoleEnglish : consoleChinese, locale) as Translate<typeof consoleChinese>;
