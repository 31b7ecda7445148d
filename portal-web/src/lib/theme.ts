import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark";

const key = "mendwell.theme"; // read by public/theme.js before the first paint
const dark = matchMedia("(prefers-color-scheme: dark)");

const shown = (): Theme => (document.documentElement.dataset.theme === "dark" ? "dark" : "light");

export function chooseTheme(theme: Theme) {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Storage can be switched off: the choice then lasts as long as the page.
  }
}

function subscribe(changed: () => void) {
  const followSystem = () => {
    if (!localStorage.getItem(key)) document.documentElement.dataset.theme = dark.matches ? "dark" : "light";
  };
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  dark.addEventListener("change", followSystem);
  return () => {
    observer.disconnect();
    dark.removeEventListener("change", followSystem);
  };
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, shown);
