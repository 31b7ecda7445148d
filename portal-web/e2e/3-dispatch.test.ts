import { describe, expect, test } from "vitest";
import { portalUrl } from "./stack/addresses.ts";
import { Staff } from "./people/staff.ts";
import { caller, chinese, orderAt, reported } from "./stack/api.ts";

describe("the service team", () => {
  test("comes to the console by the front door, and from there to the portal", async () => {
    const lin = await Staff.atDesk("lin");
    await lin.page.goto(portalUrl);
    await lin.page.waitForURL(/\/console\/orders/);
    await lin.button("林晓雯").click();
    await lin.page.getByRole("menuitem", { name: lin.t("console.portal") }).click();
    await lin.page.waitForURL(`${portalUrl}/?portal`);
    await lin.page.getByRole("searchbox").waitFor();
  });

  test("triages and dispatches to an engineer, and is told why this one", async () => {
    const order = await reported(chinese);
    const lin = await Staff.atDesk("lin");
    await lin.findsOrder(order.number);
    await lin.triages("P2");
    await lin.begins("DISPATCH");
    const best = lin.dialog().getByRole("radio", { name: "张伟" });
    await best.waitFor();
    const why = await best.locator("xpath=..").textContent();
    expect(why).toContain(lin.t("candidate.SAME_REGION"));
    expect(why).toContain(lin.t("candidate.SKILLED"));
    await lin.page.keyboard.press("Escape");
    await lin.dispatches("张伟", "2027-03-01T09:00", "2027-03-01T11:00");
    await lin.sees(lin.t("next.DISPATCHED"));
  });

  test("works on a phone: accepts, travels, checks in with the place, logs with a photo, diagnoses", async () => {
    const order = await orderAt("DISPATCHED", chinese);
    const zhang = await Staff.onSite("zhang");
    await zhang.open("/my");
    await zhang.heading(zhang.t("myWork.new")).waitFor();
    await zhang.link(new RegExp(order.number)).click();
    await zhang.makes("ACCEPT");
    await zhang.makes("DEPART");
    await zhang.checksIn();
    await zhang.logs("冷却器表面积灰，已拍照", "cooler.png");
    await zhang.diagnoses("冷却器堵塞", { quote: false });
    await zhang.sees(zhang.t("next.IN_REPAIR"), "冷却器表面积灰，已拍照");
    await zhang.button(zhang.t("file.open", { name: "cooler.png" })).first().waitFor();
    expect((await (await caller("lin")).order(order.id)).status).toBe("IN_REPAIR");
  });

  test("gets the order back when the engineer refuses, with the reason", async () => {
    const order = await orderAt("DISPATCHED", chinese);
    const zhang = await Staff.onSite("zhang");
    await zhang.opensOrder(order.id);
    await zhang.gives("REFUSE", "当天已在外地");
    const lin = await Staff.atDesk("lin");
    await lin.opensOrder(order.id);
    await lin.sees(lin.t("next.TRIAGED"), "当天已在外地");
    await lin.begins("DISPATCH");
  });

  test("does not check in where the place is refused, unless without it", async () => {
    const order = await orderAt("TRAVELLING", chinese);
    const zhang = await Staff.onSite("zhang", "zh-CN", {});
    await zhang.opensOrder(order.id);
    await zhang.begins("CHECK_IN");
    await zhang.button(zhang.t("move.withPlace")).click();
    await zhang.sees(zhang.t("move.noPlace"));
    await zhang.button(zhang.t("move.withoutPlace")).click();
    await zhang.sees(zhang.t("move.done.CHECK_IN"));
  });

  test.each([
    ["REJECT", "next.REJECTED"],
    ["CANCEL", "next.CANCELLED"],
  ] as const)("ends an order with a reason that its customer reads (%s)", async (move, sentence) => {
    const order = await reported(chinese);
    const lin = await Staff.atDesk("lin");
    await lin.opensOrder(order.id);
    await lin.begins(move);
    await lin.dialog().getByRole("button", { name: lin.t(`move.${move}`), exact: true }).click();
    await lin.sees(lin.t("form.missing"));
    await lin.dialog().getByRole("textbox", { name: lin.t("move.reason") }).fill("重复报修");
    await lin.confirms(move);
    await lin.sees(lin.t(sentence));
    expect((await (await caller("liu")).order(order.id)).closedReason).toBe("重复报修");
  });
});
