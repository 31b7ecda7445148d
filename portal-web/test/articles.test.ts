import { describe, expect, test } from "vitest";
import { differences, type Line, pieces } from "../src/features/articles/lines.ts";

const textOf = (lines: Line[], left: Line["kind"]) => lines.filter(({ kind }) => kind !== left).map(({ text }) => text);
const shown = (lines: Line[]) => lines.map(({ kind, text }) => ({ same: " ", removed: "-", added: "+" })[kind] + text).join("\n");

describe("differences of two texts", () => {
  test("are the lines that changed", () => {
    expect(shown(differences("a\nb\nc\nd", "a\nc\nx\nd"))).toBe(" a\n-b\n c\n+x\n d");
    expect(shown(differences("", "新的一行 㛃"))).toBe("-\n+新的一行 㛃");
    expect(shown(differences("same\r\nlines", "same\nlines"))).toBe(" same\n lines");
  });

  test("lead from the one to the other, whatever they are", () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 400; round++) {
      const text = () => Array.from({ length: random(14) }, () => "abcde"[random(5)]!).join("\n");
      const before = text();
      const after = text();
      const lines = differences(before, after);
      expect(textOf(lines, "added").join("\n")).toBe(before);
      expect(textOf(lines, "removed").join("\n")).toBe(after);
      expect(lines.filter(({ kind }) => kind !== "same").length).toBeLessThanOrEqual(before.split("\n").length + after.split("\n").length);
    }
  });

  test("of texts that share nothing are one block, however long they are", () => {
    const many = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}`).join("\n");
    const lines = differences(many("old"), many("new"));
    expect(lines[0]).toEqual({ kind: "removed", text: "old 0" });
    expect(lines.at(-1)).toEqual({ kind: "added", text: "new 19999" });
  });

  test("leave out what is far from every change", () => {
    const before = Array.from({ length: 30 }, (_, at) => `line ${at}`);
    const after = before.with(15, "changed");
    expect(pieces(differences(before.join("\n"), after.join("\n"))).filter(({ kind }) => kind === "skipped")).toEqual([
      { kind: "skipped", count: 12 },
      { kind: "skipped", count: 11 },
    ]);
  });
});
