import type { FormView } from "../../api/types.ts";

export type Answers = Record<string, unknown>;

export type Property = { type?: string; enum?: string[]; minimum?: number; maximum?: number; maxLength?: number; format?: string };
type Branch = { properties?: Record<string, unknown>; required?: string[] };
type Condition = { if: { properties: Record<string, { const: unknown }> }; then?: Branch; else?: Branch };
type Schema = Branch & { properties?: Record<string, Property>; allOf?: Condition[] };

const schemaOf = (form: FormView) => form.schema as Schema;

export const propertyOf = (form: FormView, name: string): Property => schemaOf(form).properties?.[name] ?? {};

/** What a condition of the schema asks for, given the answers so far. */
function branchOf(form: FormView, answers: Answers, condition: Condition): Branch {
  const holds = Object.entries(condition.if.properties).every(([name, { const: wanted }]) => isShown(form, answers, name) && answerTo(form, answers, name) === wanted);
  return (holds ? condition.then : condition.else) ?? {};
}

/** A question is asked unless the answers so far rule it out; an answer to a question that is not asked rules out nothing. */
export const isShown = (form: FormView, answers: Answers, name: string): boolean =>
  (schemaOf(form).allOf ?? [])
    .filter((condition) => condition.then?.properties?.[name] === false || condition.else?.properties?.[name] === false)
    .every((condition) => branchOf(form, answers, condition).properties?.[name] !== false);

export const isRequired = (form: FormView, answers: Answers, name: string): boolean =>
  !!schemaOf(form).required?.includes(name) || (schemaOf(form).allOf ?? []).some((condition) => branchOf(form, answers, condition).required?.includes(name));

/** The answer to one question; a switch that has to be answered and was not touched says no, as it shows. */
function answerTo(form: FormView, answers: Answers, name: string): unknown {
  const answer = answers[name];
  if (typeof answer === "string") return answer.trim() || undefined;
  return answer ?? (propertyOf(form, name).type === "boolean" && schemaOf(form).required?.includes(name) ? false : undefined);
}

/** Answers as they are sent: to the questions that are asked, trimmed, without what was left empty. */
export function filled(form: FormView, answers: Answers): Answers {
  const asked = Object.keys(schemaOf(form).properties ?? {}).filter((name) => isShown(form, answers, name));
  return Object.fromEntries(asked.map((name) => [name, answerTo(form, answers, name)]).filter(([, answer]) => answer !== undefined));
}
