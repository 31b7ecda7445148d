import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { MoveKind, WorkOrderRow, WorkOrderView } from "../src/api/types.ts";
import { eventTypes } from "../src/features/webhooks/events.ts";
import { groupOf } from "../src/features/workorders/myWork.ts";
import { stepsOf } from "../src/features/moves/steps.ts";
import { amountOf, newQuoteOf, type QuoteDraft, totalsOf } from "../src/features/quotes/quotes.ts";
import { minorDigits, parseDecimal, showDecimal, timesOver } from "../src/lib/decimal.ts";
import { mapAddress } from "../src/lib/mapAddress.ts";

describe("a decimal", () => {
  test.each([
    ["1234.5", 2, 123450],
    ["1,234.50", 2, 123450],
    ["0.001", 3, 1],
    ["19.90", 2, 1990],
    ["7.", 2, 700],
    ["1.5000", 3, 1500],
    ["980", 0, 980],
  ] as const)("%s is kept exactly", (text, digits, units) => expect(parseDecimal(text, digits)).toBe(units));

  test.each([["1.005", 2], ["", 2], ["-1", 2], ["1.2.3", 2], ["1e3", 2], ["abc", 2], ["12.5", 0], ["99999999999999999", 2]] as const)("%s with %d decimals is refused, never rounded", (text, digits) =>
    expect(parseDecimal(text, digits)).toBeNull(),
  );

  test("is shown as short as it can be read back", () => {
    expect(showDecimal(123450, 2)).toBe("1234.5");
    expect(showDecimal(5, 3)).toBe("0.005");
    expect(showDecimal(980, 0)).toBe("980");
    expect(parseDecimal(showDecimal(100001, 2), 2)).toBe(100001);
  });

  test("is multiplied without floating point and rounded half up", () => {
    expect(timesOver(1005, 1000, 1000)).toBe(1005);
    expect(timesOver(333, 50, 1000)).toBe(17);
    expect(timesOver(1, 1500, 1000)).toBe(2);
    expect(timesOver(9_007_199_254_740, 1000, 1000)).toBe(9_007_199_254_740);
  });

  test("has as many places as its currency", () => expect([minorDigits("CNY"), minorDigits("JPY")]).toEqual([2, 0]));
});

describe("a quote being written", () => {
  const line = { key: "1", kind: "LABOUR" as const, partId: null, description: "Repair", quantity: "1.5", unit: "h", price: "380.10", covered: false };
  const draft = (lines: QuoteDraft["lines"]): QuoteDraft => ({ currency: "CNY", taxRate: "13", validUntil: "2026-12-31T15:59:59Z", note: " ", lines });

  test("adds up in minor units, with tax on the sum", () => {
    expect(totalsOf(draft([line, { ...line, key: "2", quantity: "0.333", price: "100" }]))).toEqual({ subtotalMinor: 57015 + 3330, taxMinor: 7845, totalMinor: 68190 });
  });

  test("charges nothing for what the warranty covers", () => expect(amountOf({ ...line, covered: true }, "CNY")).toBe(0));

  test("is sent with whole numbers only", () => {
    expect(newQuoteOf(draft([line]))).toEqual({
      currency: "CNY",
      taxRateBasisPoints: 1300,
      validUntil: "2026-12-31T15:59:59Z",
      note: null,
      lines: [{ kind: "LABOUR", partId: null, description: "Repair", quantityThousandths: 1500, unit: "h", unitPriceMinor: 38010, covered: false }],
    });
  });

  test.each([{ quantity: "0" }, { quantity: "x" }, { price: "1.005" }, { description: " " }, { unit: "" }])("is not sent while a line has %o", (wrong) => expect(newQuoteOf(draft([{ ...line, ...wrong }]))).toBeNull());

  test("is not sent without a line", () => expect(newQuoteOf(draft([]))).toBeNull());
});

describe("the next step", () => {
  const order = (moves: MoveKind[], more: Partial<WorkOrderView> = {}) => stepsOf({ id: "7", moves, quotes: [], ...more } as unknown as WorkOrderView);

  test("is the allowed move that brings the order forward", () => {
    const { next, others } = order(["CANCEL", "LOG", "PAUSE", "DEPART", "WRITE"]);
    expect(next?.move).toBe("DEPART");
    expect(others.map((step) => step.move)).toEqual(["PAUSE", "CANCEL"]);
  });

  test("of a paused order is to resume it", () => expect(order(["CANCEL", "RESUME", "FINISH_WORK"]).next?.move).toBe("RESUME"));

  test("offers nothing that the server does not list", () => expect(order(["WRITE", "LOG", "RATE"])).toEqual({ next: null, others: [] }));

  test("of a quote goes on with the open one, and begins a new one when it is settled", () => {
    const quote = (status: string, versionNumber: number) => ({ id: `q${versionNumber}`, number: "Q-1", status, versionNumber });
    expect(order(["QUOTE"], { quotes: [quote("SUPERSEDED", 1), quote("CHANGE_ASKED", 2)] } as never).next?.to).toBe("/orders/7/quotes/q2");
    expect(order(["QUOTE"], { quotes: [quote("ACCEPTED", 1)] } as never).next?.to).toBe("/orders/7/quotes/new");
  });
});

describe("an engineer's order", () => {
  const noon = new Date(2026, 2, 1, 12).getTime();
  const row = (part: Partial<WorkOrderRow>) => groupOf({ status: "ACCEPTED", paused: false, promisedUntil: null, ...part } as WorkOrderRow, noon);

  test("is new until it is accepted", () => expect(row({ status: "DISPATCHED" })).toBe("new"));
  test("waits while it is paused or the customer decides", () => expect([row({ status: "IN_REPAIR", paused: true }), row({ status: "QUOTED" })]).toEqual(["waiting", "waiting"]));
  test("is for today when promised for today or missed", () => {
    expect(row({ promisedUntil: new Date(2026, 2, 1, 18).toISOString() })).toBe("today");
    expect(row({ promisedUntil: new Date(2026, 1, 28, 18).toISOString() })).toBe("today");
    expect(row({ promisedUntil: new Date(2026, 2, 2, 9).toISOString() })).toBe("later");
  });
});

describe("the way to a site", () => {
  const place = { address: "苏州市星湖街 328 号", latitude: 31.3, longitude: 120.7 };
  test("opens the device's own maps on a phone", () => {
    expect(mapAddress(place, "Mozilla/5.0 (Linux; Android 14)", "zh-CN")).toMatch(/^geo:31\.3,120\.7\?q=/);
    expect(mapAddress(place, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)", "en")).toMatch(/^maps:\?ll=31\.3,120\.7&q=/);
  });
  test("opens a web map elsewhere", () => {
    expect(mapAddress(place, "X11; Linux x86_64", "zh-CN")).toContain("uri.amap.com/marker?position=120.7,31.3");
    expect(mapAddress(place, "X11; Linux x86_64", "en")).toContain("openstreetmap.org/?mlat=31.3&mlon=120.7");
  });
  test("is not offered without a place", () => expect(mapAddress({ address: undefined, latitude: null, longitude: null }, "", "en")).toBeNull());
});

test("bodies call events what the console says they do", () => {
  const java = readFileSync("../portal-backend/src/main/java/mendwell/webhooks/EventKind.java", "utf8");
  const told = Object.fromEntries([...java.matchAll(/^ {4}([A-Z_]+)\("([a-z.-]+)"/gm)].map(([, kind, type]) => [kind, type]));
  expect(eventTypes).toEqual(told);
});
