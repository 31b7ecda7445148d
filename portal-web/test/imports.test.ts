import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/** Shared parts know no feature, a feature knows no other, and neither knows an app. */
const layers = ["app", "features"];

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
const imports = files.flatMap((file) =>
  [...readFileSync(join("src", file), "utf8").matchAll(/(?:from |import\(|import )"(\.[^"]+)"/g)].map((found) => ({ file, imported: normalize(join(dirname(file), found[1]!)) })),
);

const layerOf = (file: string) => {
  const at = layers.indexOf(file.split("/")[0]!);
  return at < 0 ? layers.length : at;
};
const sectionOf = (file: string) => file.split("/").slice(0, 2).join("/");
/** The two pages of the build start an app each. */
const isEntry = (file: string) => !file.includes("/");

test("imports go from the apps to the features to what is shared, never back", () => {
  expect(imports.filter(({ file, imported }) => !isEntry(file) && layerOf(imported) < layerOf(file))).toEqual([]);
});

test("neither features nor apps import each other", () => {
  expect(imports.filter(({ file, imported }) => layerOf(file) < layers.length && layerOf(file) === layerOf(imported) && sectionOf(file) !== sectionOf(imported))).toEqual([]);
});

test("the rule sees the imports it is about", () => {
  expect(imports.length).toBeGreaterThan(files.length);
  expect(imports).toContainEqual({ file: "app/portal/CustomerOrderPage.tsx", imported: "features/ratings/RatingCard.tsx" });
});
