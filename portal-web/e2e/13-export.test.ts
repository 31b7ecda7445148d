import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { Staff } from "./people/staff.ts";
import { chinese, english, orderAt } from "./stack/api.ts";

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
