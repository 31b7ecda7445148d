export type Locale = "zh-CN" | "en";

const key = "mendwell.locale";
export const isLocale = (text: unknown): text is Locale => text === "zh-CN" || text === "en";

/** The language of the page: `?lang=`, then the person's stored choice, then the account's, then the browser's. */
export function chooseLocale(account?: string | null): Locale {
  const wished = new URLSearchParams(location.search).get("lang");
  const stored = remembered();
  if (isLocale(wished)) return wished;
  if (isLocale(stored)) return stored;
  if (isLocale(account)) return account;
  return navigator.languages.some((language) => language.toLowerCase().startsWith("zh")) ? "zh-CN" : "en";
}

export function rememberLocale(locale: Locale) {
  try {
    localStorage.setItem(key, locale);
  } catch {
    // Storage can be switched off: the choice then lasts as long as the page.
  }
}

/** Whether the person chose a language here; then the account's language does not overrule it. */
export const hasChosenLocale = () => isLocale(new URLSearchParams(location.search).get("lang")) || isLocale(remembered());

function remembered(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
