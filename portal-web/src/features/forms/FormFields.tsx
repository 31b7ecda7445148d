import { queryOptions } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { FormView, ServiceType } from "../../api/types.ts";
import { useT } from "../../i18n/common.ts";
import { useLocale } from "../../i18n/Language.tsx";
import { type Api, answer } from "../../lib/api.ts";
import { DateField, DateTimeField, NumberField, RadioCards, SelectField, Switch, TextArea, TextField } from "../../ui/fields.tsx";
import type { Fault } from "./answers.ts";
import { type Answers, isRequired, isShown, type Property, propertyOf } from "./questions.ts";

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

/** The fields of a form that the answers so far ask for, drawn from its JSON Schema and UI document. */
export function FormFields({ form, answers, onChange, errors, below }: FormFieldsProps) {
  return form.ui.order.filter((name) => isShown(form, answers, name)).map((name) => (
    <div key={name} id={`field-${name}`}>
      <FormField form={form} name={name} required={isRequired(form, answers, name)} value={answers[name]} onChange={(value) => onChange(name, value)} error={errors[name]} />
      {below?.[name]}
    </div>
  ));
}

type FormFieldProps = { form: FormView; name: string; required: boolean; value: unknown; onChange: (value: unknown) => void; error?: string };

function FormField({ form, name, required, value, onChange, error }: FormFieldProps) {
  const t = useT();
  const locale = useLocale();
  const property = propertyOf(form, name);
  const ui = form.ui.fields[name];
  const common = { name, label: ui?.label[locale] ?? name, hint: ui?.hint?.[locale], required, error };
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
    case "date":
      return <DateField {...common} value={text || null} onChange={onChange} />;
    case "datetime":
      return <DateTimeField {...common} value={text || null} onChange={onChange} />;
    case "number":
      return <NumberField {...common} value={typeof value === "number" ? value : null} onChange={onChange} min={property.minimum} max={property.maximum} step={property.type === "integer" ? 1 : undefined} />;
    case "phone":
      return <TextField {...common} type="tel" autoComplete="tel" value={text} onChange={onChange} maxLength={property.maxLength} />;
    case "text":
      return <TextField {...common} value={text} onChange={onChange} maxLength={property.maxLength} />;
  }
}

function widgetFor(property: Property) {
  if (property.enum) return "select";
  if (property.format === "date") return "date";
  if (property.format === "date-time") return "datetime";
  if (property.type === "boolean") return "switch";
  return property.type === "number" || property.type === "integer" ? "number" : "text";
}

/** Words for a fault of an answer. */
export function useFaultWords(): (fault: Fault) => string {
  const t = useT();
  return ({ rule, limit, widget }) => {
    switch (rule) {
      case "required":
      case "not": // refuses blank texts
        return t("form.missing");
      case "minLength":
        return t("form.tooShort", { count: limit });
      case "maxLength":
        return t("form.tooLong", { count: limit });
      case "exclusiveMinimum":
        return t("form.notAbove", { limit });
      case "exclusiveMaximum":
        return t("form.notBelow", { limit });
      case "minimum":
        return t("form.tooSmall", { limit });
      case "maximum":
        return t("form.tooLarge", { limit });
      case "enum":
      case "const":
        return t("form.wrongChoice");
      case "pattern":
      case "format":
        if (widget === "phone") return t("form.wrongPhone");
        return t(widget === "date" || widget === "datetime" ? "form.wrongDate" : "form.wrongPattern");
      default:
        return t("form.wrongType");
    }
  };
}
