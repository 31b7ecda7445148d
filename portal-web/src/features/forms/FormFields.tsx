import { queryOptions } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { FormView, ServiceType } from "../../api/types.ts";
import { useT } from "../../i18n/common.ts";
import { useLocale } from "../../i18n/Language.tsx";
import { type Api, answer } from "../../lib/api.ts";
import { DateTimeField, NumberField, RadioCards, SelectField, Switch, TextArea, TextField } from "../../ui/fields.tsx";
import type { Answers, Fault } from "./answers.ts";

export const formQuery = (api: Api, serviceType: ServiceType) =>
  queryOptions({ queryKey: ["forms", serviceType], queryFn: async () => (await answer(api.GET("/forms/{serviceType}", { params: { path: { serviceType } } }))).data, staleTime: 300_000 });

type FormFieldsProps = {
  form: FormView;
  answers: Answers;
  onChange: (name: string, value: unknown) => void;
  /** What is wrong, in words, by field name. */
  errors: Record<string, string>;
  /** Drawn below a field, by field name. */
  below?: Record<string, ReactNode>;
};

/** The fields of a form, drawn from its JSON Schema and UI document. */
export function FormFields({ form, answers, onChange, errors, below }: FormFieldsProps) {
  return form.ui.order.map((name) => (
    <div key={name} id={`field-${name}`}>
      <FormField form={form} name={name} value={answers[name]} onChange={(value) => onChange(name, value)} error={errors[name]} />
      {below?.[name]}
    </div>
  ));
}

type Property = { type?: string; enum?: string[]; minimum?: number; maximum?: number; maxLength?: number; format?: string };
type Schema = { properties?: Record<string, Property>; required?: string[] };

function FormField({ form, name, value, onChange, error }: { form: FormView; name: string; value: unknown; onChange: (value: unknown) => void; error?: string }) {
  const t = useT();
  const locale = useLocale();
  const schema = form.schema as Schema;
  const property = schema.properties?.[name] ?? {};
  const ui = form.ui.fields[name];
  const common = { name, label: ui?.label[locale] ?? name, hint: ui?.hint?.[locale], required: schema.required?.includes(name), error };
  const text = typeof value === "string" ? value : "";
  const options = (property.enum ?? Object.keys(ui?.options ?? {})).map((key) => ({ value: key, label: ui?.options?.[key]?.[locale] ?? key }));

  switch (ui?.widget ?? widgetFor(property)) {
    case "textarea":
      return <TextArea {...common} value={text} onChange={onChange} maxLength={property.maxLength} />;
    case "radio":
      return <RadioCards {...common} value={text} onChange={onChange} options={options} />;
    case "select":
      return <SelectField {...common} value={text} onChange={onChange} options={options} placeholder={t("form.choose")} />;
    case "switch":
      return <Switch {...common} checked={value === true} onChange={onChange} />;
    case "datetime":
      return <DateTimeField {...common} value={text || null} onChange={onChange} />;
    case "number":
      return <NumberField {...common} value={typeof value === "number" ? value : null} onChange={onChange} min={property.minimum} max={property.maximum} step={property.type === "integer" ? 1 : undefined} />;
    case "text":
      return <TextField {...common} value={text} onChange={onChange} maxLength={property.maxLength} />;
  }
}

function widgetFor(property: Property) {
  if (property.enum) return "select";
  if (property.format === "date-time") return "datetime";
  if (property.type === "boolean") return "switch";
  return property.type === "number" || property.type === "integer" ? "number" : "text";
}

/** Words for a fault of an answer. */
export function useFaultWords(): (fault: Fault) => string {
  const t = useT();
  return ({ rule, limit }) => {
    switch (rule) {
      case "required":
        return t("form.missing");
      case "minLength":
        return t("form.tooShort", { count: limit });
      case "maxLength":
        return t("form.tooLong", { count: limit });
      case "minimum":
      case "exclusiveMinimum":
        return t("form.tooSmall", { limit });
      case "maximum":
      case "exclusiveMaximum":
        return t("form.tooLarge", { limit });
      case "enum":
      case "const":
        return t("form.wrongChoice");
      case "pattern":
        return t("form.wrongPattern");
      default:
        return t("form.wrongType");
    }
  };
}
