import { describe, expect, test } from "vitest";
import { Customer } from "./people/customer.ts";
import { Staff } from "./people/staff.ts";
import { calling, chinese, english, orderAt, reported } from "./stack/api.ts";
import { linkIn, mailTo } from "./stack/mailbox.ts";
import { willComplain } from "./stack/watch.ts";

describe("an order", () => {
  test("has a number at once, and its customer a mail whose link needs no account", async () => {
    const liu = await Customer.loggedIn("liu");
    const number = await liu.reportsAFault({ serial: "BR-CH300-2024-0021", description: "冷水机组低压报警", urgency: "几天内处理" });
    expect(number).toMatch(/^WO-\d{4}-\d{6}$/);
    const mail = await mailTo("liu@example.com", number);
    expect(mail.subject).toContain("已收到您的报修");

    const visitor = await Customer.withoutAccount();
    await visitor.follows(linkIn(mail));
    await visitor.sees(number, "冷水机组低压报警", visitor.t("order.now.REQUESTED"), visitor.t("order.next.REQUESTED"));
  });

  test("sends a customer with an account links that need none, too", async () => {
    const order = await orderAt("DISPATCHED", chinese);
    const link = linkIn(await mailTo(chinese.mail, order.number, "已为您安排工程师"));
    expect(new URL(link).pathname).toBe("/t");
    const visitor = await Customer.withoutAccount();
    await visitor.follows(link);
    await visitor.sees(order.number, visitor.t("order.now.DISPATCHED"));
  });

  test("is acknowledged in the language of its customer", async () => {
    const alice = await Customer.loggedIn("alice", "en");
    const number = await alice.reportsAFault({ serial: "BR-PK60-2022-0031", description: "The cross seal opens", urgency: "within days" });
    const mail = await mailTo("alice@example.com", number);
    expect(mail.subject).toMatch(/^[\x20-\x7e–—’]+$/);
  });

  test("keeps its number and its link for the agent who took the call", async () => {
    const lin = await Staff.atDesk("lin");
    const number = await lin.takesACall({ serial: "BR-PU22-2026-0012", caller: "沈佳", email: "shen.jia@example.com", description: "泵体漏水", urgency: "生产受影响" });
    await mailTo("shen.jia@example.com", number);
  });

  test("shows a clear page behind a link that was revoked, and no more of itself", async () => {
    const order = await reported(calling, { answers: { description: "链接测试：异响", urgency: "LOW" } });
    const link = linkIn(await mailTo(calling.mail, order.number));
    const lin = await Staff.atDesk("lin");
    await lin.opensOrder(order.id);
    await lin.revokesAllLinks();

    const visitor = await Customer.withoutAccount();
    willComplain(visitor.page, /status of 40[0-9]|status of 410/);
    await visitor.open(link);
    await visitor.sees(/此链接无效/);
    await visitor.doesNotSee("链接测试：异响");
  });

  test("tells on a phone first what is now and what comes next, then the way there", async () => {
    const order = await reported(chinese);
    const liu = await Customer.loggedIn("liu", "zh-CN", "phone");
    await liu.opensOrder(order.id);
    const top = async (name: string) => (await liu.heading(name).boundingBox())!.y;
    expect(await top(liu.t("order.now.REQUESTED"))).toBeLessThan(await top(liu.t("order.journey")));
  });

  test("belongs to its customer: another one does not find it", async () => {
    const order = await reported(chinese);
    const alice = await Customer.loggedIn("alice", "en");
    willComplain(alice.page, /status of 40[34]/);
    await alice.open(`/orders/${order.id}`);
    await alice.heading(alice.t("order.notShown")).waitFor();
    await alice.doesNotSee(english.fault);
  });
});
