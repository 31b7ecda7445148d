import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PermissionsView } from "../src/api/types.ts";
import { choices, choose, copyRole, type Pending, rightOf, rulesOf } from "../src/features/permissions/changes.ts";
import { common } from "../src/i18n/common.en.ts";
import { namesIn } from "../src/features/permissions/names.ts";
import { policy as english } from "../src/i18n/policy.en.ts";
import { policy as chinese } from "../src/i18n/policy.zh-CN.ts";

type Title = PermissionsView["records"][number]["fields"][number]["title"];

const field = (name: string, shipped: string[], changed = shipped.map(() => ""), title: Title = null) => ({ name, title, mask: null, shipped, changed, effective: shipped.map((right, at) => changed[at] || right) });

const view: PermissionsView = {
  version: 3,
  changedAt: null,
  changedBy: null,
  note: null,
  roles: [
    { name: "agent", scopes: ["none", "region", "all"] },
    { name: "customer", scopes: ["none", "organisation"] },
  ],
  records: [
    { name: "order", locked: false, rows: field("*", ["all", "organisation"]), fields: [field("number", ["read", "read"]), field("cost", ["read", "hide"], ["", "read"])] },
    { name: "form.ON_SITE", locked: false, rows: null, fields: [field("errorCode", ["read", "hide"], ["", "mask"], { "zh-CN": "故障代码", en: "Error code" })] },
    { name: "session", locked: true, rows: null, fields: [field("kind", ["read", "read"])] },
  ],
};
const none: Pending = new Map();
const cell = (name: string, role: string) => ({ record: "order", field: name, role });

describe("changes of permissions", () => {
  test("choosing what counts anyway takes the change back", () => {
    const changed = choose(view, none, cell("number", "agent"), "hide");
    expect([...changed]).toEqual([["order number agent", "hide"]]);
    expect(choose(view, changed, cell("number", "agent"), "read").size).toBe(0);
    expect(choose(view, none, cell("cost", "customer"), "read").size).toBe(0);
  });

  test("choosing what was shipped takes the owner's rule away", () => {
    const changed = choose(view, none, cell("cost", "customer"), "hide");
    expect([...changed]).toEqual([["order cost customer", ""]]);
    expect(rightOf(changed, "order", view.records[0]!.fields[1]!, "customer", 1)).toBe("hide");
    expect(rulesOf(view, changed).map((rule) => rule.recordType)).toEqual(["form.ON_SITE"]);
  });

  test("saving names everything that differs from the shipped rules", () => {
    expect(rulesOf(view, choose(view, none, cell("*", "agent"), "region"))).toEqual([
      { recordType: "order", field: null, role: "agent", right: "region" },
      { recordType: "order", field: "cost", role: "customer", right: "read" },
      { recordType: "form.ON_SITE", field: "errorCode", role: "customer", right: "mask" },
    ]);
  });

  test("a right chosen for a question stays, also when the others have the same", () => {
    const question = { record: "form.ON_SITE", field: "errorCode", role: "agent" };
    const changed = choose(view, none, question, "read");
    expect([...changed]).toEqual([["form.ON_SITE errorCode agent", "read"]]);
    expect(choose(view, changed, question, "").size).toBe(0);
  });

  test("a question that is to follow the others has no rule of its own any more", () => {
    const changed = choose(view, none, { record: "form.ON_SITE", field: "errorCode", role: "customer" }, "");
    expect(rightOf(changed, "form.ON_SITE", view.records[1]!.fields[0]!, "customer", 1)).toBe("hide");
    expect(rulesOf(view, changed).map((rule) => rule.field)).toEqual(["cost"]);
  });

  test("what is locked stays", () => {
    expect(choose(view, none, { record: "session", field: "kind", role: "agent" }, "hide")).toBe(none);
  });

  test("a copied role has all rights of the other and no records it cannot see", () => {
    const copied = copyRole(view, choose(view, none, cell("number", "agent"), "show"), "agent", "customer");
    expect(copied.get("order number customer")).toBe("show");
    expect(copied.has("order * customer")).toBe(false);
    expect(copied.get("form.ON_SITE errorCode customer")).toBe("");
  });
});

test("a question is called by its title in the language of whoever looks, and its form by its service", () => {
  expect(namesIn("zh-CN", view.records).field("form.ON_SITE", "errorCode")).toBe("故障代码");
  expect(namesIn("en", view.records).field("form.ON_SITE", "errorCode")).toBe("Error code");
  expect(namesIn("en", view.records).record("form.ON_SITE")).toBe("Form: on-site repair");
  const services = Object.keys(common).flatMap((key) => /^serviceType\.(.+)/.exec(key)?.[1] ?? []);
  expect(services.filter((service) => !(`form.${service}` in chinese && `form.${service}` in english))).toEqual([]);
  expect(choices("form.ON_SITE", view.records[1]!.fields[0]!, [], "", "read")).toEqual(["", "hide", "mask", "mask create", "read", "read create", "deny"]);
});

test("every role, record type and field has a name in both languages", () => {
  const rows = readFileSync("../portal-backend/src/test/resources/mendwell/security/matrix.txt", "utf8").split("\n").slice(2);
  const missing: string[] = [];
  const names = [chinese, english] as Record<string, string>[];
  let record = "";
  for (const row of rows) {
    const name = row.trim().split(/\s+/)[0]!;
    if (row && !row.startsWith(" ")) {
      record = name;
      if (names.some((one) => !one[record])) missing.push(record);
      for (const role of row.trim().split(/\s+/).slice(1)) if (names.some((one) => !one[`role ${role}`])) missing.push(role);
    } else if (row && names.some((one) => !one[`${record}.${name}`] && !one[`.${name}`])) missing.push(`${record}.${name}`);
  }
  expect(missing).toEqual([]);
  expect(rows.length).toBeGreaterThan(300);
});
