import { useQuery } from "@tanstack/react-query";
import type { FormView, ServiceType } from "../../api/types.ts";
import { useT } from "../../i18n/common.ts";
import { useFormats, useLocale } from "../../i18n/Language.tsx";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Fact, Facts } from "../../ui/Layout.tsx";
import { formQuery } from "./FormFields.tsx";

type Answered = { name: string; value: string };

/** These answers became fields of the order itself and are shown there. */
const ownFields = ["description", "urgency", "preferredFrom", "preferredUntil"];

/** What was answered, in the words of the form. An answer whose question the form no longer has is shown as it was stored. */
export function AnswerFacts({ serviceType, answers }: { serviceType: ServiceType; answers: Answered[] }) {
  const { data: form } = useQuery(formQuery(useApi(), serviceType));
  const shown = answers.filter(({ name }) => !ownFields.includes(name));
  if (!form || shown.length === 0) return null;
  return (
    <Facts>
      {shown.map((answer) => (
        <AnswerFact key={answer.name} form={form} {...answer} />
      ))}
    </Facts>
  );
}

function AnswerFact({ form, name, value }: Answered & { form: FormView }) {
  const t = useT();
  const locale = useLocale();
  const formats = useFormats();
  const field = form.ui.fields[name];
  const property = (form.schema as { properties?: Record<string, { type?: string; format?: string }> }).properties?.[name];
  const words = () => {
    if (field?.options?.[value]) return field.options[value][locale];
    if (property?.type === "boolean") return t(value === "true" ? "form.yes" : "form.no");
    return property?.format === "date-time" ? formats.dateTime(value) : value;
  };
  return <Fact name={field?.label[locale] ?? name}>{words()}</Fact>;
}
