import { describe, expect, test } from "vitest";
import { Customer } from "./people/customer.ts";
import { Staff } from "./people/staff.ts";
import { caller, calling, chinese, english, orderAt, quoted } from "./stack/api.ts";
import { linkIn, mailTo } from "./stack/mailbox.ts";
import { changed, pdfsig } from "./stack/pdf.ts";

describe("a quote", () => {
  test("is built, sent, opened from the mail, accepted in part, signed by hand and sealed", async () => {
    const order = await orderAt("QUOTING", calling);
    const lin = await Staff.atDesk("lin");
    await lin.opensOrder(order.id);
    await lin.startsQuote();
    await lin.addsLine({ kind: "LABOUR", description: "更换温控阀芯", quantity: "2.5", price: "300" });
    await lin.addsLine({ kind: "PART", number: "AC-TV-071", quantity: "1" });
    await lin.addsLine({ kind: "TRAVEL", description: "往返无锡工厂", quantity: "1", price: "200" });
    await lin.sees("¥1,510.00", "¥1,706.30");
    await lin.sendsQuote();

    const visitor = await Customer.withoutAccount("zh-CN", "desktop");
    await visitor.page.goto(linkIn(await mailTo(calling.mail, order.number, "报价")));
    await visitor.heading(visitor.t("quote.lines")).or(visitor.link(visitor.t("quote.read"))).first().waitFor();
    if (!(await visitor.heading(visitor.t("quote.lines")).isVisible())) await visitor.opensTheQuote();
    await visitor.sees(calling.serial, "更换温控阀芯", "¥1,706.30");
    await visitor.rejectsLine("往返无锡工厂", "上门费已含在合同里");
    await visitor.sees("¥1,480.30");
    await visitor.agreesToTerms();
    await visitor.provesIdentity(calling.mail, order.number);
    await visitor.button(visitor.t("quote.next")).click();
    await visitor.signs("顾师傅", "DRAWN");
    await visitor.acceptsSigned();

    const pdf = await visitor.downloads(visitor.t("quote.download"));
    expect(await pdfsig(pdf)).toContain("Signature Validation: Signature is Valid.");
    expect(await pdfsig(changed(pdf))).not.toContain("Signature is Valid.");
    await lin.sees(lin.t("next.IN_REPAIR"));
    const quote = (await (await caller("lin")).order(order.id)).quotes?.[0];
    expect(quote?.status).toBe("PARTLY_ACCEPTED");
  });

  test("asks for terms, consent, identity and signature in this order, each before the next", async () => {
    const { order, quote } = await quoted(calling);
    const visitor = await Customer.withoutAccount();
    await visitor.follows(linkIn(await mailTo(calling.mail, order.number)));
    await visitor.opensTheQuote();
    await visitor.rejectsLine(quote.lines[1]!.description, "");
    await visitor.presses("quote.goOn");
    await visitor.sees(visitor.t("form.missing"));
    await visitor.rejectsLine(quote.lines[1]!.description, "太贵");
    await visitor.presses("quote.goOn");
    await visitor.button(visitor.t("quote.next")).click();
    await visitor.sees(visitor.t("quote.termsMissing"), visitor.t("quote.consentMissing"));
    expect(await visitor.page.getByRole("img", { name: visitor.t("signature.here") }).count()).toBe(0);
  });

  test("is signed by a typed name when the customer is logged in", async () => {
    const { order } = await quoted(english);
    const alice = await Customer.loggedIn("alice", "en");
    await alice.opensOrder(order.id);
    await alice.opensTheQuote();
    await alice.agreesToTerms();
    await alice.signs("Alice Carter", "TYPED");
    await alice.acceptsSigned();
    expect(await pdfsig(await alice.downloads(alice.t("quote.download")))).toContain("Signature is Valid.");
    expect((await (await caller("grace")).order(order.id)).status).toBe("IN_REPAIR");
  });

  test("is rejected with a reason, and the order goes on to its report", async () => {
    const { order } = await quoted(english);
    const alice = await Customer.loggedIn("alice", "en");
    await alice.opensOrder(order.id);
    await alice.opensTheQuote();
    await alice.answersQuote("REJECT", "We repair it ourselves");
    const now = await (await caller("grace")).order(order.id);
    expect([now.status, now.quotes?.[0]?.status]).toEqual(["REPORTING", "REJECTED"]);
  });

  test("is changed on request in a new version, and the old link says so", async () => {
    const { order, quote } = await quoted(chinese);
    const liu = await Customer.loggedIn("liu");
    await liu.opensOrder(order.id);
    await liu.opensTheQuote();
    const oldAddress = liu.page.url();
    await liu.answersQuote("ASK_CHANGE", "请去掉上门费");

    const lin = await caller("lin");
    const next = await lin.create<{ id: string }>(`/quotes/${quote.id}/versions`, {});
    await lin.change(`/quotes/${next.id}`, `/quotes/${next.id}/sending`);

    await liu.open(oldAddress);
    await liu.sees(liu.t("quote.status.SUPERSEDED"), liu.t("quote.supersededHint"));
    await liu.link(liu.t("order.backTo")).last().click();
    await liu.opensTheQuote();
    await liu.sees(liu.t("quote.version", { number: 2 }), quote.lines[0]!.description);
  });
});
