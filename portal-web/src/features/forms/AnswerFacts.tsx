import { useQuery } from "@tanstack/react-query";
import type { FormView, ServiceType, WorkOrderView } from "../../api/types.ts";
import { useT } from "../../i18n/common.ts";
import { useFormats, useLocale } from "../../i18n/Language.tsx";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Fact, Facts } from "../../ui/Layout.tsx";
import { formQuery } from "./FormFields.tsx";

type Answered = NonNullable<WorkOrderView["answers"]>[number];

/** What was answered, in the words of the form. An answer whose question the form no longer has is shown as it was stored. */
export function AnswerFacts({ serviceType, answers }: { serviceType: ServiceType; answers: Answered[] }) {
  const { data: form } = useQuery(formQuery(useApi(), serviceType));
  if (!form) return null;
  return (
    <Facts>
      {answers.map((answer) => (
        <AnswerFact key={answer.name} form={form} {...answer} />
      ))}
    </Facts>
  );
}

function AnswerFact({ form, name, value, access }: Answered & { form: FormView }) {
  const t = useT();
  const locale = useLocale();
  const formats = useFormats();
  const field = form.ui.fields[name];
  const words = () => {
    if (access === "masked") return value;
    if (field?.options?.[value]) return field.options[value][locale];
    if (field?.widget === "switch") return t(value === "true" ? "form.yes" : "form.no");
    return field?.widget === "datetime" ? formats.dateTime(value) : value;
  };
  return <Fact name={field?.label[locale] ?? name}>{words()}</Fact>;
}
