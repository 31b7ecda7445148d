import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { Staff } from "./people/staff.ts";
import { chinese, english, orderAt } from "./stack/api.ts";
import { willComplain } from "./stack/watch.ts";

/** Somebody who takes lists along as files. */
class Taker extends Staff {
  static of = async (name: string, locale: Staff["locale"] = "zh-CN") => new Taker((await Staff.atDesk(name, locale)).page, locale);

  async takes(format: "xlsx" | "csv") {
    await this.button(this.t("action.export")).click();
    const [file] = await Promise.all([this.page.waitForEvent("download"), this.page.getByRole("menuitem", { name: this.t(`export.${format}`) }).click()]);
    await this.sees(this.t("export.done", { name: file.suggestedFilename() }));
    return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
  }
}

describe("lists leave as files", () => {
  test("the desk sees how many orders wait where, picks one status, and takes what it sees along", async () => {
    const there = await orderAt("IN_REPAIR", chinese);
    const elsewhere = await orderAt("ACCEPTED", { ...chinese, serial: "BR-CH300-2024-0021" });
    const lin = await Taker.of("lin");
    await lin.open("/orders?tab=field");
    await lin.page.getByRole("tab", { name: new RegExp(`${lin.t("queue.tab.field")} \\d+`) }).waitFor();
    await lin.sees(there.number, elsewhere.number);

    await lin.page.getByText(new RegExp(`^${lin.t("workOrder.status.IN_REPAIR")} \\d+$`)).click();
    await lin.doesNotSee(elsewhere.number);
    await lin.sees(there.number);
    expect(new URL(lin.page.url()).searchParams.getAll("status")).toEqual(["IN_REPAIR"]);

    const { name, content } = await lin.takes("csv");
    expect(name).toMatch(/^工单 \d{4}-\d\d-\d\d\.csv$/);
    const text = content.toString("utf8");
    expect(text.startsWith("\uFEFF工单号,状态,")).toBe(true);
    expect(text).toContain(`${there.number},维修中,`);
    expect(text).not.toContain(elsewhere.number);
  });

  test("and when too much is asked for, it is said what to do about it", async () => {
    const lin = await Staff.atDesk("lin");
    await lin.open("/units");
    const detail = "匹配的设备或客户太多。请多输入几个字，以免遗漏。";
    const refusal = { type: "bad-input", title: "提交的内容有误", status: 400, detail: "有些内容需要修改。", errors: [{ pointer: "?q", detail }] };
    willComplain(lin.page, /400/);
    await lin.page.route("**/equipment/export?**", (route) => route.fulfill({ status: 400, contentType: "application/problem+json", json: refusal }));
    await lin.button(lin.t("action.export")).click();
    await lin.page.getByRole("menuitem", { name: lin.t("export.csv") }).click();
    await lin.sees(detail);
  });

  test("units become a workbook, in English, too", async () => {
    const grace = await Taker.of("grace", "en");
    await grace.open("/units");
    await grace.page.getByRole("searchbox", { name: grace.t("unit.search") }).fill(english.serial);
    await grace.sees(english.serial);
    const { name, content } = await grace.takes("xlsx");
    expect(name).toMatch(/^Units \d{4}-\d\d-\d\d\.xlsx$/);
    expect(content.subarray(0, 2).toString()).toBe("PK");
  });
});
