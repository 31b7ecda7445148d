import type { Locale } from "../i18n/locale.ts";
import { policy as english } from "../i18n/policy.en.ts";
import { policy as chinese } from "../i18n/policy.zh-CN.ts";

const words: Record<Locale, Record<string, string>> = { en: english, "zh-CN": chinese };

/** What people call roles, record types and fields of the policy; the code where nobody has given it a name yet. */
export const policyNames = (locale: Locale) => ({
  role: (role: string) => words[locale][`role ${role}`] ?? role,
  record: (record: string) => words[locale][record] ?? record,
  field: (record: string, field: string) => words[locale][`${record}.${field}`] ?? words[locale][`.${field}`] ?? field,
});
