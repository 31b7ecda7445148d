import type { FieldChange, HistoryEntryView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats, useLanguage, useLocale } from "../../i18n/Language.tsx";
import { policyNames } from "../../lib/policyNames.ts";

/** Fields that hold codes, or codes separated by commas, and where the words for them are. */
const coded: Record<string, string> = {
  "workOrder.status": "workOrder.status.",
  "workOrder.urgency": "urgency.",
  "workOrder.priority": "priority.",
  "workOrder.serviceType": "serviceType.",
  "workOrder.channel": "channel.",
  "workOrder.pausedReason": "pauseReason.",
  "contact.locale": "history.language.",
  "quote.status": "quote.status.",
  "quoteLine.kind": "quote.line.",
  "quoteLine.decision": "quote.decision.",
  "rating.tags": "rating.tag.",
  "task.kind": "task.kind.",
  "person.locale": "history.language.",
  "person.roles": "people.role.",
  "person.grade": "engineer.grade.",
  "person.skills": "category.",
  "person.account": "people.account.",
};

const instant = /(At|From|Until|\.escalated)$/;
const day = /\.(warrantyUntil|purchasedOn)$/;

/** The names and values of changed fields as people say them. */
export function useWording() {
  const t = useT();
  const formats = useFormats();
  const names = policyNames(useLocale());

  const { words } = useLanguage();
  const word = (key: string, code: string) => words[key] ?? code; // a code may come from a later release

  return {
    record: names.record,
    field: (field: string) => {
      const dot = field.lastIndexOf(".");
      return words[`history.field.${field}`] ?? names.field(field.slice(0, dot), field.slice(dot + 1));
    },
    value: (change: FieldChange, value: string, entry: HistoryEntryView): string => {
      const { field } = change;
      if (change.access === "masked") return value;
      const code = coded[field];
      if (code) return value.split(",").map((one) => word(code + one, one)).join(t("people.and"));
      if (day.test(field)) return formats.date(value);
      if (instant.test(field)) return formats.dateTime(value);
      if (/Minor$/.test(field)) return formats.money(Number(value), aboutOf(entry, "quote.currency") ?? "CNY");
      if (field === "quoteLine.quantityThousandths") return formats.quantity(Number(value));
      if (field === "quote.taxRateBasisPoints") return formats.rate(Number(value));
      if (field === "report.labourMinutes") return t("report.minutes", { count: Number(value) });
      if (field === "timelineEntry.internal" || field === "quoteLine.covered") return t(value === "true" ? "form.yes" : "form.no");
      return value;
    },
  };
}

/** A field of the record itself that did not change. */
export const aboutOf = (entry: HistoryEntryView, field: string): string | null => entry.about?.find((one) => one.field === field)?.after ?? null;
