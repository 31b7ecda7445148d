import type { NewPermissions, PermissionsView } from "../../api/types.ts";

export type RecordRules = PermissionsView["records"][number];
export type FieldRules = RecordRules["fields"][number];
export type Rule = NonNullable<NewPermissions["rules"]>[number];

/** One role's right to a field; a record type's rows are the field "*". */
export type Cell = { record: string; field: string; role: string };

/** What a person changed and has not saved: the new right by cell, "" for the shipped one. */
export type Pending = ReadonlyMap<string, string>;

export const keyOf = ({ record, field, role }: Cell) => `${record} ${field} ${role}`;
export const cellOf = (key: string): Cell => {
  const [record = "", field = "", role = ""] = key.split(" ");
  return { record, field, role };
};

/** Are the fields of this type the questions of a form? Where nothing is said about one, the right to any answer counts. */
export const isForm = (record: string) => record.startsWith("form.");

export const isRows = (field: string) => field === "*";

/** The rows of a type and its fields. */
export const linesOf = (record: RecordRules): FieldRules[] => (record.rows ? [record.rows, ...record.fields] : record.fields);

/** The right that would count: what the person chose, or what counts now. */
export function rightOf(pending: Pending, record: string, field: FieldRules, role: string, at: number): string {
  const chosen = pending.get(keyOf({ record, field: field.name, role }));
  if (chosen === undefined) return field.effective[at]!;
  return chosen || field.shipped[at]!;
}

/** What the person or the owner said about it; "" for nothing. */
export const saidOf = (pending: Pending, record: string, field: FieldRules, role: string, at: number): string => pending.get(keyOf({ record, field: field.name, role })) ?? field.changed[at]!;

/** With the right chosen for one cell; choosing what counts anyway takes the change back. For a question "" lets it follow the others. */
export function choose(view: PermissionsView, pending: Pending, cell: Cell, right: string): Pending {
  const next = new Map(pending);
  const record = view.records.find((one) => one.name === cell.record);
  const field = record && linesOf(record).find((one) => one.name === cell.field);
  const at = view.roles.findIndex((role) => role.name === cell.role);
  if (!field || at < 0 || record.locked) return pending;
  const own = right === field.shipped[at] && !isForm(cell.record) ? "" : right;
  if (own === field.changed[at]) next.delete(keyOf(cell));
  else next.set(keyOf(cell), own);
  return next;
}

/** Gives one role every right that another has, as far as it can have it. */
export function copyRole(view: PermissionsView, pending: Pending, from: string, to: string): Pending {
  const source = view.roles.findIndex((role) => role.name === from);
  const scopes = view.roles.find((role) => role.name === to)?.scopes ?? [];
  let next = pending;
  for (const record of view.records) {
    if (record.locked) continue;
    for (const field of linesOf(record)) {
      const right = (isForm(record.name) ? saidOf : rightOf)(pending, record.name, field, from, source);
      if (isRows(field.name) && !scopes.includes(right)) continue;
      next = choose(view, next, { record: record.name, field: field.name, role: to }, right);
    }
  }
  return next;
}

/** Everything that would differ from the shipped rules. */
export function rulesOf(view: PermissionsView, pending: Pending): Rule[] {
  const rules: Rule[] = [];
  for (const record of view.records) {
    for (const field of linesOf(record)) {
      view.roles.forEach((role, at) => {
        const right = saidOf(pending, record.name, field, role.name, at);
        if (right) rules.push({ recordType: record.name, field: isRows(field.name) ? null : field.name, role: role.name, right });
      });
    }
  }
  return rules;
}

/** The rights to offer for a field: those people mean, the one it has, and the one it was shipped with. Nobody changes an answer. */
export function choices(record: string, field: FieldRules, scopes: string[], right: string, shipped: string): string[] {
  if (isRows(field.name)) return scopes;
  if (isForm(record)) return [...new Set(["", "hide", "mask", "mask create", "read", "read create", "deny", right])];
  const usual = ["hide", ...(field.mask ? ["mask"] : []), "show", "read", "read create", "update", "write", "deny"];
  return [...new Set([...usual, right, shipped])];
}
