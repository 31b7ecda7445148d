import { describe, expect, test } from "vitest";
import type { Locale } from "../src/i18n/locale.ts";
import { Customer } from "./people/customer.ts";
import { Staff } from "./people/staff.ts";
import { caller, type Cast, chinese, english } from "./stack/api.ts";
import type { Device } from "./stack/browser.ts";
import { mailTo } from "./stack/mailbox.ts";
import { pdfsig } from "./stack/pdf.ts";

type Told = {
  locale: Locale;
  device: Device;
  cast: Cast;
  signer: string;
  urgency: string;
  promise: [from: string, until: string];
  question: string;
  answer: string;
  diagnosis: string;
  labour: string;
  trip: string;
  tooMuch: string;
  done: string;
  thanks: string;
};

const stories: Told[] = [
  {
    locale: "zh-CN",
    device: "phone",
    cast: chinese,
    signer: "刘洋",
    urgency: "生产受影响",
    promise: ["2027-03-01T09:00", "2027-03-01T11:00"],
    question: "请带上安全帽，门岗要登记",
    answer: "好的，九点前到",
    diagnosis: "温控阀卡滞，需要更换阀芯",
    labour: "更换温控阀芯",
    trip: "往返无锡工厂",
    tooMuch: "上门费已含在合同里",
    done: "已更换阀芯，试机一小时正常",
    thanks: "来得快，修得好",
  },
  {
    locale: "en",
    device: "desktop",
    cast: english,
    signer: "Alice Carter",
    urgency: "production suffers",
    promise: ["2027-03-01T09:00", "2027-03-01T11:00"],
    question: "Please report at the gate",
    answer: "Will do, I am there before nine",
    diagnosis: "The thermostatic valve sticks, a new insert is needed",
    labour: "Change of the valve insert",
    trip: "Trip to Avonmouth",
    tooMuch: "The contract covers travel",
    done: "Insert changed, ran for an hour",
    thanks: "Quick and friendly",
  },
];

/** Says how long a step took, or at which one it failed: ./check journey shows these lines. */
async function timed(what: string, action: () => Promise<void>) {
  const began = performance.now();
  const failed = await action().then(
    () => null,
    (error: Error) => error,
  );
  console.log(`STEP ${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${what}${failed ? `: ${failed.message.split("\n")[0]}` : ""}`);
  if (failed) throw failed;
}

describe("the whole journey", () => {
  test.each(stories)("from the fault to the closed order ($locale, $device)", { timeout: 180_000 }, async (told) => {
    const { cast, locale } = told;
    const customer = await Customer.loggedIn(cast.reporter as string, locale, told.device);
    const agent = await Staff.atDesk(cast.agent, locale, told.device);
    const engineer = await Staff.onSite(cast.engineer, locale);

    const step = (what: string, action: () => Promise<void>) => timed(`${what} (${locale}, ${told.device})`, action);
    let number = "";
    await step("a fault is reported and acknowledged", async () => {
      number = await customer.reportsAFault({ serial: cast.serial, description: cast.fault, urgency: told.urgency, photo: "nameplate.png" });
      await mailTo(cast.mail, number);
      await customer.link(customer.t("request.follow")).click();
      await customer.sees(number, customer.t("order.now.REQUESTED"));
    });
    await step("triaged and dispatched", async () => {
      await agent.findsOrder(number);
      await agent.triages("P2");
      await agent.dispatches(cast.engineerName, ...told.promise);
      await customer.sees(customer.t("order.now.DISPATCHED"), cast.engineerName);
    });
    await step("customer and engineer write to each other", async () => {
      await customer.writes(told.question);
      await engineer.open("/my");
      await engineer.link(new RegExp(number)).click();
      await engineer.makes("ACCEPT");
      await engineer.opensConversation();
      await engineer.sees(told.question);
      await engineer.writes(told.answer);
      await customer.sees(told.answer);
    });
    await step("the engineer travels, checks in and diagnoses", async () => {
      await engineer.makes("DEPART");
      await customer.sees(customer.t("order.now.TRAVELLING"));
      await engineer.checksIn();
      await engineer.diagnoses(told.diagnosis, { quote: true });
      await customer.sees(customer.t("order.now.QUOTING"));
    });
    await step("a quote is built and sent", async () => {
      await agent.startsQuote();
      await agent.addsLine({ kind: "LABOUR", description: told.labour, quantity: "2", price: "300" });
      await agent.addsLine({ kind: "PART", number: "AC-TV-071", quantity: "1" });
      await agent.addsLine({ kind: "TRAVEL", description: told.trip, quantity: "1", price: "200" });
      await agent.sendsQuote();
    });
    await step("the quote is accepted in part, signed and sealed", async () => {
      await customer.opensTheQuote();
      await customer.rejectsLine(told.trip, told.tooMuch);
      await customer.agreesToTerms();
      await customer.signs(told.signer, "DRAWN");
      await customer.acceptsSigned();
      expect(await pdfsig(await customer.downloads(customer.t("quote.download")))).toContain("Signature is Valid.");
      await customer.link(customer.t("order.backTo")).first().click();
      await customer.sees(customer.t("order.now.IN_REPAIR"));
    });
    await step("the work is done, reported and signed for", async () => {
      await engineer.makes("FINISH_WORK");
      await engineer.reports({ findings: told.diagnosis, workDone: told.done, minutes: 95, part: "AC-TV-071", photo: "after.png" });
      await engineer.hasCustomerSign(told.signer);
      await customer.sees(customer.t("order.now.RATING"), told.done);
      expect(await pdfsig(await customer.downloads(customer.t("report.download")))).toContain("Signature is Valid.");
    });
    await step("rated and closed", async () => {
      await customer.rates(5, told.thanks);
      await customer.sees(customer.t("order.now.CLOSED"), told.thanks);
      await agent.sees(agent.t("next.CLOSED"));
    });

    const { items } = await (await caller(cast.agent)).get<{ items: { status: string; number: string }[] }>(`/work-orders?q=${number}`);
    expect(items).toMatchObject([{ number, status: "CLOSED" }]);
  });
});
