import { afterAll, describe, expect, test } from "vitest";
import { namesIn } from "../src/features/permissions/names.ts";
import { Staff } from "./people/staff.ts";
import { chinese, quoted, reported } from "./stack/api.ts";

const names = namesIn("zh-CN");

/** Somebody who sets permissions in the console. */
class Admin extends Staff {
  static at = async () => new Admin((await Staff.atDesk("admin")).page, "zh-CN");

  cell = (record: string, field: string, role: string) => this.page.locator(`[data-cell="${record} ${field} ${role}"]`);

  async opensPermissions() {
    await this.open("/permissions");
    await this.page.getByRole("table").first().waitFor();
  }

  async sets(record: string, field: string, role: string, right: string) {
    await this.cell(record, field, role).click();
    await this.dialog().getByRole("radio", { name: new RegExp(`^${right}`) }).first().check();
    await this.dialog().getByRole("button", { name: this.t("permissions.choose") }).click();
  }

  /** Looks at what the changes do, gives the reason and saves. */
  async saves(note: string) {
    await this.button(this.t("permissions.review")).click();
    await this.reviewed(note);
  }

  async reviewed(note: string) {
    await this.dialog().getByRole("heading", { level: 3 }).first().waitFor();
    await this.dialog().getByRole("textbox").fill(note);
    await this.button(this.t("permissions.save")).click();
    await this.dialog().waitFor({ state: "hidden" });
  }
}

describe("an admin decides who sees what, without code", () => {
  afterAll(async () => {
    const admin = await Admin.at();
    await admin.opensPermissions();
    await admin.button(admin.t("permissions.history")).click();
    await admin.dialog().getByRole("button", { name: admin.t("permissions.restore") }).last().click();
    await admin.reviewed("测试结束");
  });

  test("hides a field from engineers, sees what that does, and it is gone from an open page within two seconds", { timeout: 120_000 }, async () => {
    const { order } = await quoted(chinese);
    const lin = await Staff.atDesk("lin");
    await lin.opensOrder(order.id);
    await lin.sees(lin.t("workOrder.channel"));

    const admin = await Admin.at();
    await admin.opensPermissions();
    await admin.sets("workOrder", "channel", "agent", admin.t("right.hide"));
    await admin.button(admin.t("permissions.review")).click();
    await admin.sees(names.role("agent"), admin.t("permissions.loses"));
    await admin.reviewed("客服不需要来源");
    const saved = Date.now();
    await expect.poll(async () => {
      await lin.page.reload();
      await lin.page.getByText(order.number).first().waitFor();
      return lin.page.getByText(lin.t("workOrder.channel"), { exact: true }).count();
    }).toBe(0);
    expect(Date.now() - saved).toBeLessThan(4_000); // with the time a page takes

    await admin.button(admin.t("permissions.history")).click();
    await admin.dialog().getByRole("button", { name: admin.t("permissions.difference") }).first().click();
    await admin.sees("客服不需要来源", names.field("workOrder", "channel"));
  });

  test("hides one question of a form by its title, and its answer alone is gone from the order", { timeout: 120_000 }, async () => {
    const answers = { description: chinese.fault, urgency: "HIGH", machineState: "STOPPED", showsError: true, errorCode: "E-91" };
    const order = await reported(chinese, { answers });
    const lin = await Staff.atDesk("lin");
    await lin.opensOrder(order.id);
    await lin.sees("故障代码", "E-91", "已停机");

    const admin = await Admin.at();
    await admin.opensPermissions();
    await admin.page.getByRole("row", { name: /^故障代码/ }).first().waitFor();
    await admin.sets("form.ON_SITE", "errorCode", "agent", admin.t("right.hide"));
    await admin.button(admin.t("permissions.review")).click();
    await admin.sees("故障代码", names.record("form.ON_SITE"));
    await admin.reviewed("客服不需要故障代码");
    await expect.poll(async () => {
      await lin.page.reload();
      await lin.page.getByText("已停机").first().waitFor();
      return lin.page.getByText("E-91").count();
    }).toBe(0);
    expect(await lin.page.getByText("故障代码", { exact: true }).count()).toBe(0);
  });

  test("looks as a role and can change nothing meanwhile", { timeout: 60_000 }, async () => {
    const admin = await Admin.at();
    await admin.opensPermissions();
    await admin.button(admin.t("permissions.viewAs")).click();
    await admin.dialog().getByRole("combobox").selectOption("engineer");
    await admin.dialog().getByRole("button", { name: admin.t("permissions.viewAs") }).click();
    await admin.sees(admin.t("viewAs.now", { role: names.role("engineer") }));
    expect(await admin.link(admin.t("menu.permissions")).count()).toBe(0);
    await admin.button(admin.t("viewAs.end")).click();
    await admin.heading(admin.t("menu.permissions")).waitFor();
  });
});
