import { describe, expect, test } from "vitest";
import { formatsFor } from "../src/i18n/formats.ts";
import { fill, translator } from "../src/i18n/translate.ts";
import { words as portalEnglish } from "../src/i18n/portal.words.en.ts";
import { words as portalChinese } from "../src/i18n/portal.words.zh-CN.ts";
import { words as consoleEnglish } from "../src/i18n/console.words.en.ts";
import { words as consoleChinese } from "../src/i18n/console.words.zh-CN.ts";

describe("words", () => {
  test("take parameters and choose the English plural", () => {
    const text = "{count} {count:order|orders} of {name}";
    expect(fill(text, "en", { count: 1, name: "Li" })).toBe("1 order of Li");
    expect(fill(text, "en", { count: 3, name: "Li" })).toBe("3 orders of Li");
  });

  test("without a value for a parameter are an error, never a gap", () => {
    expect(() => fill("第 {page} 页", "zh-CN")).toThrow("{page}");
  });

  test("that are missing show their key", () => {
    expect(translator({}, "en")("some.key")).toBe("some.key");
  });

  test.each([
    ["portal", portalChinese, portalEnglish],
    ["console", consoleChinese, consoleEnglish],
  ] as const)("of the %s name the same parameters in both languages", (_, chinese: Record<string, string>, english: Record<string, string>) => {
    const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]))].sort();
    for (const [key, text] of Object.entries(chinese)) {
      expect({ key, names: names(english[key]!) }).toEqual({ key, names: names(text) });
    }
  });
});

describe("formats", () => {
  const zh = formatsFor("zh-CN", "Asia/Shanghai");
  const en = formatsFor("en", "Asia/Shanghai");

  test("money is minor units of its currency", () => {
    expect(zh.money(123456, "CNY")).toBe("¥1,234.56");
    expect(en.money(1234, "JPY")).toBe("JP¥1,234");
  });

  test("a calendar day does not shift with the time zone", () => {
    expect(formatsFor("en", "America/Los_Angeles").date("2026-03-01")).toBe("1 Mar 2026");
  });

  test("a deadline names the viewer's time zone", () => {
    expect(zh.dateTimeZone("2026-03-01T04:00:00Z")).toBe("2026年3月1日 12:00 (GMT+8)");
  });

  test("a promised window names its day once", () => {
    expect(zh.window("2026-03-01T01:00:00Z", "2026-03-01T03:00:00Z")).toBe("3月1日周日 09:00–11:00");
    expect(en.window("2026-03-01T01:00:00Z", "2026-03-01T03:00:00Z")).toMatch(/^Sun,? 1 Mar,? 09:00–11:00$/);
    expect(zh.window("2026-03-01T01:00:00Z", "2026-03-02T03:00:00Z")).toBe("3月1日周日 09:00 – 3月2日周一 11:00");
  });

  test("relative time is told in words", () => {
    expect([zh.relative(new Date().toISOString()), en.relative(new Date().toISOString())]).toEqual(["刚刚", "just now"]);
    const now = Date.parse("2026-03-01T12:00:00Z");
    expect(en.relative("2026-03-01T11:57:00Z", now)).toBe("3 minutes ago");
    expect(zh.relative("2026-03-03T12:00:00Z", now)).toBe("后天");
    expect(zh.relative("2026-03-01T11:57:00Z", now)).toBe("3 分钟前");
  });
});
