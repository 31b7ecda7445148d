import type { Locale } from "./locale.ts";

export type Words = Record<string, string>;

/** The names of the parameters in a text: "第 {page} 页" → "page". */
export type ParameterNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | ParameterNames<Rest> : never;

type Parameters<Text extends string> = [ParameterNames<Text>] extends [never] ? [] : [parameters: Record<ParameterNames<Text>, string | number>];

/** Translates a key of the vocabulary `Source` (the Chinese words, as const); parameters are checked against the Chinese text. */
export type Translate<Source extends Words> = <Key extends keyof Source & string>(key: Key, ...parameters: Parameters<Source[Key]>) => string;

const rules: Record<Locale, Intl.PluralRules> = { "zh-CN": new Intl.PluralRules("zh-CN"), en: new Intl.PluralRules("en") };

/** `{name}` becomes the parameter; `{count:order|orders}` chooses by the plural rule of the language. */
export function fill(text: string, locale: Locale, parameters: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, other?: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`The text "${text}" needs a value for {${name}}.`);
    if (one === undefined) return String(value);
    return rules[locale].select(Number(value)) === "one" ? one : (other ?? "");
  });
}

/** A key without a text is a fault of the build's vocabulary; the key itself is shown rather than nothing. */
export const translator =
  (words: Words, locale: Locale) =>
  (key: string, parameters?: Record<string, string | number>): string =>
    fill(words[key] ?? key, locale, parameters);
