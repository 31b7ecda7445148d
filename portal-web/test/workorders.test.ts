import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { FormView, Status } from "../src/api/types.ts";
import { faults } from "../src/features/forms/answers.ts";
import { type Answers, filled, isRequired, isShown } from "../src/features/forms/questions.ts";
import { totals } from "../src/features/quotes/totals.ts";
import { journey } from "../src/features/workorders/status.ts";

type Vector = { serviceType: string; version: number; what: string; answers: Answers; faults: string[] };
const backend = new URL("../../portal-backend/src/", import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, backend), "utf8"));
const vectors: Vector[] = read("test/resources/forms/vectors.json");
const shippedForm = (serviceType: string, version: number): FormView => read(`main/resources/mendwell/forms/${serviceType.toLowerCase().replace("_", "-")}.v${version}.json`);

const way = (status: Status, quotes: unknown[] = []) => journey({ status, quotes }, (stage) => stage, "stopped").map(({ label, state }) => `${label} ${state}`);

describe("the journey of an order", () => {
  test("leaves out the quote where there is none", () => {
    expect(way("IN_REPAIR")).toEqual(["SUBMITTED done", "ARRANGED done", "DIAGNOSIS done", "REPAIR current", "SIGN_OFF todo", "RATING todo", "DONE todo"]);
  });

  test("keeps the quote as a stage once there is one", () => {
    expect(way("IN_REPAIR", [{}])).toContain("QUOTE done");
    expect(way("QUOTING")).toContain("QUOTE current");
  });

  test("is all done when the order is closed", () => {
    expect(way("CLOSED").every((step) => step.endsWith("done"))).toBe(true);
  });

  test("ends where a cancelled order was stopped", () => {
    expect(way("CANCELLED")).toEqual(["SUBMITTED done", "stopped stopped"]);
  });
});

describe("answers of a form", () => {
  const form = {
    serviceType: "ON_SITE",
    version: 1,
    schema: {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
      required: ["description", "urgency"],
      properties: {
        description: { type: "string", minLength: 5 },
        urgency: { enum: ["LOW", "HIGH"] },
        hours: { type: "integer", minimum: 0 },
        stopped: { type: "boolean" },
        since: { type: "string" },
      },
      allOf: [{ if: { properties: { stopped: { const: true } }, required: ["stopped"] }, then: { required: ["since"] }, else: { properties: { since: false } } }],
    },
    ui: { order: [], fields: {} },
  } satisfies FormView;

  test("are trimmed, and what was left empty is not sent", () => {
    expect(filled(form, { description: "  a  ", urgency: " ", hours: null, stopped: false })).toEqual({ description: "a", stopped: false });
  });

  test("to questions that the others rule out are neither asked for nor sent", () => {
    expect([isShown(form, {}, "since"), isShown(form, { stopped: false }, "since"), isShown(form, { stopped: true }, "since")]).toEqual([false, false, true]);
    expect([isRequired(form, {}, "since"), isRequired(form, { stopped: true }, "since")]).toEqual([false, true]);
    expect(filled(form, { stopped: false, since: "Monday" })).toEqual({ stopped: false });
    expect(filled(form, { stopped: true, since: "Monday" })).toEqual({ stopped: true, since: "Monday" });
    expect(faults(form, { description: "broken", urgency: "HIGH", stopped: true })).toMatchObject({ since: { rule: "required" } });
  });

  test("to questions of another form are not sent", () => expect(filled(form, { delivery: "OWN" })).toEqual({}));

  test.each(vectors.filter(({ faults, answers }) => faults.length === 0 && !Array.isArray(answers)))("that the server takes are taken: $serviceType, $what", ({ serviceType, version, answers }) => {
    const shipped = shippedForm(serviceType, version);
    expect(faults(shipped, answers)).toEqual({});
    expect(Object.keys(filled(shipped, answers)).sort()).toEqual(Object.keys(answers).sort());
  });

  test("that are missing are named", () => {
    expect(faults(form, { description: " " })).toMatchObject({ description: { rule: "required" }, urgency: { rule: "required" } });
  });

  test("that break a limit name the limit", () => {
    expect(faults(form, { description: "abc", urgency: "NOW", hours: -1 })).toEqual({ description: { rule: "minLength", limit: 5 }, urgency: { rule: "enum", limit: expect.any(Number) }, hours: { rule: "minimum", limit: 0 } });
  });

  test("that fit have no faults", () => {
    expect(faults(form, { description: "broken", urgency: "HIGH", hours: 3 })).toEqual({});
  });
});

describe("the total of a quote", () => {
  const line = (id: string, amountMinor: number) => ({ id, amountMinor }) as Parameters<typeof totals>[0]["lines"][number];
  const quote = { taxRateBasisPoints: 1300, lines: [line("a", 12_345), line("b", 5_000)] };

  test("counts only the accepted lines and rounds the tax half up", () => {
    expect(totals(quote, (id) => id === "a")).toEqual({ subtotal: 12_345, tax: 1_605, total: 13_950 });
    expect(totals(quote, () => true)).toEqual({ subtotal: 17_345, tax: 2_255, total: 19_600 });
  });
});
