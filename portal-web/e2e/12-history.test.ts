import { expect, test } from "vitest";
import { Staff } from "./people/staff.ts";
import { caller, chinese, english, quoted } from "./stack/api.ts";

test("the desk reads who changed what of an order, and an engineer what is an engineer's to see", { timeout: 120_000 }, async () => {
  const { order } = await quoted(chinese);
  await (await caller("lin")).edit(order.id, { priority: "P1" });

  const lin = await Staff.atDesk("lin");
  await lin.opensOrder(order.id);
  await lin.page.getByRole("tab", { name: lin.t("history.title") }).click();
  const panel = lin.page.getByRole("tabpanel");
  const newest = panel.getByRole("listitem").first();
  await newest.getByText("林晓雯").waitFor();
  expect(await newest.locator("dl").first().innerText()).toMatch(/优先级\s+当天处理\s+改为\s+立即处理/);
  await lin.sees("报价单", "张伟", lin.t("timeline.system"), /项$/);
  expect(await panel.innerText()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|P[1-4]\b|REQUESTED|TRIAGED|Z$/m);

  const zhang = await Staff.onSite("zhang");
  await zhang.opensOrder(order.id);
  await zhang.page.getByRole("tab", { name: zhang.t("history.title") }).click();
  await zhang.page.getByRole("tabpanel").getByText("优先级").first().waitFor();
  expect(await zhang.page.getByRole("tabpanel").innerText()).not.toMatch(/成本|进度链接/);
});

test("a unit and a contact have a history, too, in English", { timeout: 120_000 }, async () => {
  const { order } = await quoted(english);
  const grace = await Staff.atDesk("grace", "en");
  await grace.open(`/units/${order.equipment.id}`);
  await grace.page.getByRole("tab", { name: "Changes" }).click();
  const panel = grace.page.getByRole("tabpanel");
  await panel.getByText(order.number).first().waitFor();
  expect(await panel.innerText()).toMatch(/Status\s+Assigned\s+became\s+Engineer confirmed/);

  await grace.open("/people");
  await grace.page.getByRole("searchbox").fill("alice");
  await grace.page.getByText("alice@example.com").first().click();
  const phone = `+44 20 ${String(Date.now()).slice(-8)}`;
  await grace.dialog().getByRole("textbox", { name: grace.t("contact.phone") }).fill(phone);
  await grace.dialog().getByRole("button", { name: grace.t("action.save") }).click();
  await grace.dialog().waitFor({ state: "hidden" });
  await grace.page.getByText("alice@example.com").first().click();
  await grace.dialog().getByRole("button", { name: "Changes" }).click();
  await grace.dialog().getByText(phone).first().waitFor();
  await grace.dialog().getByText("Grace").first().waitFor();
});
