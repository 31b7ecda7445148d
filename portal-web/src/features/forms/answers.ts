import { Validator } from "@cfworker/json-schema";
import type { FormView } from "../../api/types.ts";
import { type Answers, filled } from "./questions.ts";

/** What is wrong with one answer: the rule of JSON Schema that it breaks, that rule's limit, and how the field is drawn. */
export type Fault = { rule: string; limit: number; widget?: string };

/** The faults by field name, judged by the schema that the server uses too. */
export function faults(form: FormView, answers: Answers): Record<string, Fault> {
  const schema = form.schema as { properties?: Record<string, Record<string, unknown>> };
  const { errors } = new Validator(form.schema, "2020-12", false).validate(filled(form, answers));
  const found: Record<string, Fault> = {};
  for (const { keyword, instanceLocation, error } of errors) {
    const name = keyword === "required" ? (/"([^"]+)"/.exec(error)?.[1] ?? "") : instanceLocation.replace(/^#\/?/, "").split("/")[0]!;
    const limit = Number(schema.properties?.[name]?.[keyword] ?? 0);
    if (name && schema.properties?.[name] && keyword !== "properties") found[name] ??= { rule: keyword, limit, widget: form.ui.fields[name]?.widget };
  }
  return found;
}
