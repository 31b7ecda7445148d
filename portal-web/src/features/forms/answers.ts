import { Validator } from "@cfworker/json-schema";
import type { FormView } from "../../api/types.ts";

export type Answers = Record<string, unknown>;

/** What is wrong with one answer: the rule of JSON Schema that it breaks, and that rule's limit. */
export type Fault = { rule: string; limit: number };

/** Answers as they are sent: trimmed, without what was left empty. */
export function filled(answers: Answers): Answers {
  const trimmed = Object.entries(answers).map(([name, value]) => [name, typeof value === "string" ? value.trim() : value] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== "" && value !== null && value !== undefined));
}

/** The faults by field name, judged by the schema that the server uses too. */
export function faults(form: FormView, answers: Answers): Record<string, Fault> {
  const schema = form.schema as { properties?: Record<string, Record<string, unknown>> };
  const { errors } = new Validator(form.schema, "2020-12", false).validate(filled(answers));
  const found: Record<string, Fault> = {};
  for (const { keyword, instanceLocation, error } of errors) {
    const name = keyword === "required" ? (/"([^"]+)"/.exec(error)?.[1] ?? "") : instanceLocation.replace(/^#\/?/, "").split("/")[0]!;
    const limit = Number(schema.properties?.[name]?.[keyword] ?? 0);
    if (name && schema.properties?.[name] && keyword !== "properties") found[name] ??= { rule: keyword, limit };
  }
  return found;
}
