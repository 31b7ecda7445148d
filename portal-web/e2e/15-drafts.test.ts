import { describe, expect, test } from "vitest";
import { Customer } from "./people/customer.ts";
import { Staff } from "./people/staff.ts";
import { willComplain } from "./stack/watch.ts";

/** Somebody who writes or reviews articles. */
class Keeper extends Staff {
  static named = async (name: string) => new Keeper((await Staff.atDesk(name)).page, "zh-CN");

  async opensDraft(title: string) {
    await this.open("/knowledge?tab=drafts");
    await this.link(new RegExp(title)).first().click();
    await this.heading(title).waitFor();
  }

  text = () => this.page.getByRole("textbox", { name: this.t("knowledge.body") });
  preview = () => this.page.getByRole("region", { name: this.t("knowledge.preview") });
}

const found = async (visitor: Customer, word: string) => {
  await visitor.open(`/articles?q=${encodeURIComponent(word)}`);
  await visitor.page.waitForLoadState("networkidle");
  return visitor.link(new RegExp(word)).count();
};

describe("an article comes to its readers", () => {
  test("written, returned, written anew, approved by somebody else, and then found", { timeout: 120_000 }, async () => {
    const title = `轴承异响怎么判断 ${Date.now()}`;
    const sun = await Keeper.named("sun");
    await sun.open("/knowledge");
    await sun.link(sun.t("knowledge.new")).click();
    await sun.page.getByRole("textbox", { name: sun.t("knowledge.title") }).fill(title);
    await sun.page.getByRole("combobox", { name: sun.t("knowledge.audience") }).selectOption("PUBLIC");
    await sun.text().fill("## 先听\n\n1. 停机\n2. 用听针听 <script>alert(1)</script>");
    await sun.preview().getByRole("heading", { name: "先听" }).waitFor();
    await sun.preview().getByText("<script>alert(1)</script>").waitFor();

    // What is typed outlives the page.
    await sun.page.reload();
    expect(await sun.page.getByRole("textbox", { name: sun.t("knowledge.title") }).inputValue()).toBe(title);
    await sun.button(sun.t("knowledge.save")).click();
    await sun.heading(title).waitFor();
    await sun.button(sun.t("knowledge.send")).click();
    await sun.sees(sun.t("knowledge.state.IN_REVIEW"));
    const visitor = await Customer.withoutAccount();
    expect(await found(visitor, title)).toBe(0);

    const he = await Keeper.named("he");
    await he.open("/knowledge?tab=review");
    await he.link(new RegExp(title)).click();
    await he.button(he.t("knowledge.return")).click();
    await he.dialog().getByRole("textbox").fill("请补充型号");
    await he.dialog().getByRole("button", { name: he.t("knowledge.returnTitle") }).click();
    await he.sees(he.t("knowledge.state.RETURNED"));

    await sun.opensDraft(title);
    await sun.sees("请补充型号");
    await sun.page.getByRole("textbox", { name: sun.t("knowledge.products") }).fill("BR-AC75，BR-AC37");
    await sun.button(sun.t("knowledge.send")).click();
    await sun.sees(sun.t("knowledge.state.IN_REVIEW"));

    await he.opensDraft(title);
    await he.button(he.t("knowledge.approve")).click();
    await he.link(he.t("knowledge.article")).click();
    await he.sees("BR-AC37");
    await expect.poll(() => found(visitor, title)).toBe(1);

    await he.button(he.t("knowledge.retire")).click();
    await he.dialog().getByRole("button", { name: he.t("knowledge.retire") }).click();
    await he.sees(he.t("knowledge.status.RETIRED"));
    expect(await found(visitor, title)).toBe(0);
  });

  test("and its old version comes back as a draft", { timeout: 120_000 }, async () => {
    const sun = await Keeper.named("sun");
    await sun.open("/knowledge?tab=published");
    await sun.link(/横封|包装/).first().click();
    await sun.button(sun.t("knowledge.edit")).click();
    const before = await sun.text().inputValue();
    await sun.text().fill(`${before}\n\n每周检查一次。`);
    await sun.button(sun.t("knowledge.send")).click();
    await sun.sees(sun.t("knowledge.state.IN_REVIEW"));
    const title = (await sun.page.getByRole("heading", { level: 1 }).textContent())!;

    const he = await Keeper.named("he");
    await he.opensDraft(title);
    await he.page.getByRole("tab", { name: he.t("knowledge.changes") }).click();
    await he.page.locator("ins", { hasText: "每周检查一次。" }).waitFor();
    await he.button(he.t("knowledge.approve")).click();
    await he.link(he.t("knowledge.article")).click();
    await he.page.getByRole("tab", { name: he.t("knowledge.history") }).click();
    await he.button(he.t("knowledge.difference")).first().click();
    await he.page.locator("ins", { hasText: "每周检查一次。" }).waitFor();

    await sun.page.goto(he.page.url());
    await sun.page.getByRole("tab", { name: sun.t("knowledge.history") }).click();
    await sun.button(sun.t("knowledge.restore")).last().click();
    await sun.text().waitFor();
    expect(await sun.text().inputValue()).toBe(before);
    await sun.button(sun.t("knowledge.discard")).click();
    await sun.dialog().getByRole("button", { name: sun.t("knowledge.discard") }).click();
    await sun.page.waitForURL(/\/knowledge$/);
  });

  test("two who write at once lose nothing: the second one sees both texts and decides", { timeout: 60_000 }, async () => {
    const title = `两人同时修改 ${Date.now()}`;
    const sun = await Keeper.named("sun");
    await sun.open("/knowledge/new");
    await sun.page.getByRole("textbox", { name: sun.t("knowledge.title") }).fill(title);
    await sun.text().fill("第一稿");
    await sun.button(sun.t("knowledge.save")).click();
    await sun.heading(title).waitFor();

    const other = new Keeper(await sun.page.context().newPage(), "zh-CN");
    await other.page.goto(sun.page.url());
    await other.text().fill("另一个窗口的内容");
    await sun.text().fill("这个窗口的内容");
    await other.button(other.t("knowledge.save")).click();
    await other.sees(other.t("knowledge.saved"));
    willComplain(sun.page, /412/);
    await sun.button(sun.t("knowledge.save")).click();
    await sun.page.locator("del", { hasText: "另一个窗口的内容" }).waitFor();
    await sun.page.locator("ins", { hasText: "这个窗口的内容" }).waitFor();
    expect(await sun.text().inputValue()).toBe("这个窗口的内容");
    await sun.button(sun.t("knowledge.keepMine")).click();
    await sun.button(sun.t("knowledge.save")).click();
    await sun.sees(sun.t("knowledge.saved"));
    await other.page.reload();
    await expect.poll(() => other.text().inputValue()).toBe("这个窗口的内容");
    await other.page.close();
  });

  test("and the service desk is not even offered the page", async () => {
    const lin = await Staff.atDesk("lin");
    await lin.open("/orders");
    await lin.link(lin.t("menu.articles")).waitFor();
    expect(await lin.link(lin.t("menu.knowledge")).count()).toBe(0);
  });
});
