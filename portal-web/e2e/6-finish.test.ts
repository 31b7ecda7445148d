import { describe, expect, test } from "vitest";
import { Customer } from "./people/customer.ts";
import { Staff } from "./people/staff.ts";
import { pdfsig } from "./stack/pdf.ts";
import { caller, calling, chinese, english, orderAt } from "./stack/api.ts";
import { linkIn, mailTo } from "./stack/mailbox.ts";

describe("the end of an order", () => {
  test("is a report that the customer signs on the engineer's phone, sealed for both", async () => {
    const order = await orderAt("REPORTING", chinese);
    const zhang = await Staff.onSite("zhang");
    await zhang.opensOrder(order.id);
    await zhang.reports({ findings: "温控阀卡滞", workDone: "更换温控阀芯，试机一小时正常", minutes: 95, part: "AC-TV-071", photo: "after.png" });
    await zhang.hasCustomerSign("刘洋");

    const liu = await Customer.loggedIn("liu");
    await liu.opensOrder(order.id);
    await liu.sees("更换温控阀芯，试机一小时正常", liu.t("report.signed"), liu.t("rating.title"));
    expect(await pdfsig(await liu.downloads(liu.t("report.download")))).toContain("Signature is Valid.");
    await mailTo(chinese.mail, order.number, "您已签字的服务报告");
  });

  test("is a report signed by the link of a mail, with a code", async () => {
    const order = await orderAt("SIGN_OFF", calling);
    const visitor = await Customer.withoutAccount();
    await visitor.follows(linkIn(await mailTo(calling.mail, order.number)));
    await visitor.signsTheReport("顾师傅", calling.mail, order.number);
    expect(await pdfsig(await visitor.downloads(visitor.t("report.download")))).toContain("Signature is Valid.");
  });

  test("makes a task to win the customer back when the rating is low", async () => {
    const order = await orderAt("RATING", calling);
    const visitor = await Customer.withoutAccount();
    await visitor.follows(linkIn(await mailTo(calling.mail, order.number)));
    await visitor.rates(1, "等了三天才来");
    await visitor.sees(visitor.t("rating.yours"), "等了三天才来");

    const wang = await Staff.atDesk("wang");
    await wang.open("/tasks");
    const task = wang.page.getByRole("link", { name: order.number }).locator("xpath=ancestor::section[1]");
    await task.getByText("等了三天才来").waitFor();
    await task.getByRole("button", { name: wang.t("task.complete") }).click();
    await wang.dialog().getByRole("textbox", { name: wang.t("task.note") }).fill("已致电道歉，赠送一次保养");
    await wang.dialog().getByRole("button", { name: wang.t("task.complete") }).click();
    await wang.dialog().waitFor({ state: "detached" });
    await expect.poll(async () => (await (await caller("wang")).openTasks()).filter((open) => open.workOrderNumber === order.number)).toEqual([]);
  });

  test("is taken back in one step while rating", async () => {
    const order = await orderAt("RATING", english);
    const alice = await Customer.loggedIn("alice", "en");
    await alice.opensOrder(order.id);
    await alice.rates(2, "It trips again", { reopen: true });
    await alice.sees(alice.t("order.now.REQUESTED"));
    expect((await (await caller("grace")).order(order.id)).status).toBe("REQUESTED");
  });

  test("closes with a good rating, and can be reopened within the grace period", async () => {
    const order = await orderAt("RATING", english);
    const alice = await Customer.loggedIn("alice", "en");
    await alice.opensOrder(order.id);
    await alice.rates(5, "Quick and friendly");
    await alice.sees(alice.t("order.now.CLOSED"));
    await alice.button(alice.t("order.move.REOPEN")).click();
    await alice.dialog().getByRole("textbox", { name: alice.t("order.reason.REOPEN") }).fill("The same alarm this morning");
    await alice.dialog().getByRole("button", { name: alice.t("order.move.REOPEN") }).click();
    await alice.sees(alice.t("order.now.REQUESTED"));
  });
});
