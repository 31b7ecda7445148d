import { describe, expect, test } from "vitest";
import { Customer } from "./people/customer.ts";
import { Staff } from "./people/staff.ts";

/** The words that a page of results marks, in lower case. */
const marked = async (person: Customer) => {
  await person.page.locator("mark").first().waitFor();
  return (await person.page.locator("mark").allTextContents()).map((word) => word.toLowerCase());
};

describe("the knowledge base", () => {
  test.each([
    ["zh-CN", "排气温度高", "温度", /温度/],
    ["en", "overheating compressors", "compressor", /too hot|compressor/i],
  ] as const)("finds articles by their words and marks them (%s)", async (locale, question, word, title) => {
    const visitor = await Customer.withoutAccount(locale);
    await visitor.open("/articles");
    await visitor.asks(question);
    expect((await marked(visitor)).some((text) => word.includes(text) || text.includes(word))).toBe(true);
    await visitor.link(title).first().click();
    await visitor.heading(visitor.t("articles.solved")).waitFor();
    await visitor.button(visitor.t("articles.yes")).click();
    await visitor.sees(visitor.t("articles.glad"));
  });

  test("hides the staff's articles from a visitor, and shows them to the staff", async () => {
    const visitor = await Customer.withoutAccount();
    await visitor.open("/articles");
    await visitor.asks("更换油气分离器滤芯");
    await visitor.page.waitForLoadState("networkidle");
    expect(await visitor.page.getByRole("link", { name: /油气分离器/ }).count()).toBe(0);

    const lin = await Staff.atDesk("lin");
    await lin.open("/articles");
    await lin.page.getByRole("searchbox", { name: lin.t("article.search") }).fill("更换油气分离器滤芯");
    await lin.link(/油气分离器/).first().waitFor();
  });

  test("says what to do when nothing was found", async () => {
    const visitor = await Customer.withoutAccount("en");
    await visitor.open("/articles");
    await visitor.asks("zzyzx qwertz");
    await visitor.sees(visitor.t("articles.none"), visitor.t("articles.noneHint"));
  });
});
