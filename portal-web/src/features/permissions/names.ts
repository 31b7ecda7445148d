import type { PermissionsView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import type { Locale } from "../../i18n/locale.ts";
import { policyNames } from "../../lib/policyNames.ts";

/** What people call roles, record types and fields. Questions of forms bring their titles along. */
export const namesIn = (locale: Locale, records: PermissionsView["records"] = []) => {
  const names = policyNames(locale);
  return {
    ...names,
    field: (record: string, field: string) => records.find((one) => one.name === record)?.fields.find((one) => one.name === field)?.title?.[locale] ?? names.field(record, field),
  };
};

export type Names = ReturnType<typeof namesIn>;

const single = ["read", "show", "mask", "write", "update", "create", "match", "range", "export", "hide", "deny", "none", "own", "assigned", "organisation", "team", "region", "all"] as const;
type Word = (typeof single)[number];
const isWord = (word: string): word is Word => (single as readonly string[]).includes(word);

/** A right ("read create") or a scope ("region") in words. */
export function useRightName(): (right: string) => string {
  const t = useT();
  return (right) =>
    right
      .split(" ")
      .map((word) => (isWord(word) ? t(`right.${word}`) : word))
      .join(" + ");
}

export function useRightHint(): (right: string) => string | undefined {
  const t = useT();
  return (right) => (isWord(right) ? t(`right.${right}.hint`) : undefined);
}
