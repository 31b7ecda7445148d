import { useLanguage } from "./Language.tsx";
import type { common } from "./common.zh-CN.ts";
import type { Translate } from "./translate.ts";

export type CommonKey = keyof typeof common;

/** The words both apps carry. */
export const useT = () => useLanguage().translate as Translate<typeof common>;
