import { describe, test } from "vitest";
import { Customer } from "./people/customer.ts";
import { Staff } from "./people/staff.ts";
import { caller, calling, chinese, orderAt, reported } from "./stack/api.ts";
import { linkIn, mailTo } from "./stack/mailbox.ts";
import { willComplain } from "./stack/watch.ts";

describe("the customer's open page", () => {
  test("changes by itself with every step: what is now, what is next, who has it, when", async () => {
    const order = await reported(chinese);
    const liu = await Customer.loggedIn("liu");
    await liu.opensOrder(order.id);
    await liu.sees(liu.t("order.now.REQUESTED"), liu.t("order.serviceDesk"));

    const lin = await caller("lin");
    const zhang = await caller("zhang");
    await lin.move(order.id, { move: "TRIAGE", priority: "P2" });
    await liu.sees(liu.t("order.now.TRIAGED"), liu.t("order.next.TRIAGED"));
    const [from, until] = ["2027-03-01T01:00:00Z", "2027-03-01T03:00:00Z"];
    await lin.move(order.id, { move: "DISPATCH", engineerId: (await lin.engineer("张伟")).id, promisedFrom: from, promisedUntil: until });
    await liu.sees(liu.t("order.now.DISPATCHED"), "张伟", liu.formats.window(from, until));
    await zhang.move(order.id, { move: "ACCEPT" });
    await liu.sees(liu.t("order.now.ACCEPTED"));
    await zhang.move(order.id, { move: "DEPART" });
    await liu.sees(liu.t("order.now.TRAVELLING"));
    await zhang.move(order.id, { move: "CHECK_IN" });
    await liu.sees(liu.t("order.now.ON_SITE"));
    await zhang.move(order.id, { move: "DIAGNOSE", note: "冷却器堵塞", quoteNeeded: false });
    await liu.sees(liu.t("order.now.IN_REPAIR"), liu.t("order.next.IN_REPAIR"));
  });

  test("catches up after the connection was cut", async () => {
    const order = await orderAt("DISPATCHED", calling);
    const visitor = await Customer.withoutAccount();
    await visitor.follows(linkIn(await mailTo(calling.mail, order.number)));
    await visitor.sees(visitor.t("order.now.DISPATCHED"));
    willComplain(visitor.page, /ERR_INTERNET_DISCONNECTED|network/i);
    await visitor.page.context().setOffline(true);
    await (await caller("zhang")).move(order.id, { move: "ACCEPT" });
    await (await caller("zhang")).move(order.id, { move: "DEPART" });
    await visitor.page.context().setOffline(false);
    await visitor.sees(visitor.t("order.now.TRAVELLING"));
    await (await caller("zhang")).move(order.id, { move: "CHECK_IN" });
    await visitor.sees(visitor.t("order.now.ON_SITE"));
  });

  test("tells why it is paused and until when, and why a promise moved", async () => {
    const order = await orderAt("IN_REPAIR", chinese);
    const liu = await Customer.loggedIn("liu");
    await liu.opensOrder(order.id);
    const zhang = await caller("zhang");
    await zhang.move(order.id, { move: "PAUSE", pauseReason: "WAITING_FOR_PARTS", reason: "滤芯明天到货", pausedUntil: "2027-03-02T01:00:00Z" });
    await liu.sees(liu.t("order.pausedBecause", { reason: liu.t("pauseReason.WAITING_FOR_PARTS") }), "滤芯明天到货", liu.t("order.pausedUntil", { when: liu.formats.dateTimeZone("2027-03-02T01:00:00Z") }));
    await zhang.move(order.id, { move: "RESUME" });
    await liu.doesNotSee(liu.t("order.pausedBecause", { reason: liu.t("pauseReason.WAITING_FOR_PARTS") }));

    await (await caller("lin")).edit(order.id, { promisedUntil: "2027-03-05T03:00:00Z", promiseReason: "配件在途，晚两天" });
    await liu.sees("配件在途，晚两天", liu.t("timeline.PROMISE_MOVED"));
  });
});

test("both sides write and send pictures, and each sees the other without loading the page again", async () => {
  const order = await orderAt("ACCEPTED", chinese);
  const liu = await Customer.loggedIn("liu", "zh-CN", "phone");
  const lin = await Staff.atDesk("lin");
  await liu.opensOrder(order.id);
  await lin.opensOrder(order.id);
  await lin.opensConversation();

  await liu.writes("铭牌照片在这里，请带对应的滤芯", "nameplate.png");
  await lin.sees("铭牌照片在这里，请带对应的滤芯");
  await lin.button(lin.t("file.open", { name: "nameplate.png" })).waitFor();
  await lin.writes("收到，工程师会带上", "filter.png");
  await liu.sees("收到，工程师会带上");
  await liu.button(liu.t("file.open", { name: "filter.png" })).waitFor();
  await mailTo(chinese.mail, order.number, "您有新的留言");
});
