import { describe, expect, test } from "vitest";
import { contrast, parse, shades } from "../src/lib/brand.ts";
import { refusalFrom } from "../src/lib/refusal.ts";
import { keysByContent } from "../src/lib/submission.ts";

describe("the key of a submission", () => {
  const counted = () => {
    let made = 0;
    return keysByContent(() => `key ${++made}`);
  };

  test("stays while the content stays, so that sending again is safe", () => {
    const keys = counted();
    expect(keys.keyFor({ body: "a" })).toBe("key 1");
    expect(keys.keyFor({ body: "a" })).toBe("key 1");
  });

  test("is new for other content and after a success", () => {
    const keys = counted();
    keys.keyFor({ body: "a" });
    expect(keys.keyFor({ body: "b" })).toBe("key 2");
    keys.done();
    expect(keys.keyFor({ body: "b" })).toBe("key 3");
  });
});

describe("a refusal", () => {
  test("keeps the server's sentence and the field errors", async () => {
    const problem = { type: "form/invalid", detail: "有一处填写有误", errors: [{ pointer: "/answers/description", detail: "请填写" }] };
    const refusal = await refusalFrom(new Response(JSON.stringify(problem), { status: 400 }));
    expect(refusal.message).toBe("有一处填写有误");
    expect(refusal.of("/answers/description")).toBe("请填写");
    expect(refusal.of("/answers/urgency")).toBeUndefined();
  });

  test("from a gateway without a problem document still has a type", async () => {
    expect((await refusalFrom(new Response("<html>", { status: 502 }))).type).toBe("http/502");
  });
});

describe("the owner's colour", () => {
  test.each(["#0f6f6a", "#ffe600", "#ff0000", "#000000", "#ffffff", "#7a3cff"])("%s stays readable in light and dark", (colour) => {
    const light = shades(colour, "light");
    expect(contrast(parse(light.accent), parse("#f5f7f6"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(parse(light.accent), parse(light.onAccent))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(parse(light.accent), parse(light.accentSoft))).toBeGreaterThanOrEqual(4.5);
    const dark = shades(colour, "dark");
    expect(contrast(parse(dark.accent), parse("#171f20"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(parse(dark.accent), parse(dark.onAccent))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(parse(dark.accent), parse(dark.accentSoft))).toBeGreaterThanOrEqual(4.5);
  });

  test("that is not a colour is refused", () => {
    expect(() => parse("teal")).toThrow("teal");
  });
});
