import { expect } from "vitest";
import type { MoveKind, PauseReason, Priority } from "../../src/api/types.ts";
import type { Locale } from "../../src/i18n/locale.ts";
import { consoleUrl, portalUrl } from "../stack/addresses.ts";
import type { Device, Wish } from "../stack/browser.ts";
import { consoleWords } from "../stack/words.ts";
import { browserOf, Person } from "./person.ts";

type Step = Exclude<MoveKind, "DECIDE_QUOTE" | "RATE" | "WRITE" | "LOG">;
type Line = { kind: "LABOUR" | "TRAVEL"; description: string; quantity: string; price: string } | { kind: "PART"; number: string; quantity: string };

/** Somebody of the service team in the console. */
export class Staff extends Person {
  readonly t: ReturnType<typeof consoleWords>;

  constructor(
    page: Person["page"],
    readonly locale: Locale,
  ) {
    super(page);
    this.t = consoleWords(locale);
  }

  static async atDesk(name: string, locale: Locale = "zh-CN", device: Device = "desktop") {
    return new Staff(await browserOf(name, portalUrl, locale, device), locale);
  }

  /** An engineer on a phone that knows where it is. */
  static async onSite(name: string, locale: Locale = "zh-CN", wish: Wish = { permissions: ["geolocation"], geolocation: { latitude: 31.5512, longitude: 120.4375 } }) {
    return new Staff(await browserOf(name, portalUrl, locale, "phone", wish), locale);
  }

  open = (path: string) => this.page.goto(consoleUrl + path);

  async opensOrder(id: string) {
    await this.open(`/orders/${id}`);
    await this.page.getByText(/WO-\d{4}-\d{6}/).first().waitFor();
  }

  /** Finds an order in the queue by its number. */
  async findsOrder(number: string) {
    await this.open("/orders");
    await this.page.getByRole("searchbox", { name: this.t("queue.search") }).fill(number);
    await this.link(new RegExp(number)).or(this.page.getByRole("row").filter({ hasText: number })).first().click();
    await this.page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
  }

  /** Registers a call on the customer's behalf; gives the number to read out. */
  async takesACall({ serial, caller, email, description, urgency }: { serial: string; caller: string; email: string; description: string; urgency: string }): Promise<string> {
    await this.open("/register");
    await this.page.getByRole("searchbox", { name: this.t("unit.search") }).fill(serial);
    await this.button(new RegExp(serial)).click();
    await this.field(this.t("contact.name")).fill(caller);
    await this.field(this.t("contact.email")).fill(email);
    await this.page.getByRole("textbox", { name: this.locale === "en" ? "What is wrong?" : "出了什么问题？" }).fill(description);
    await this.page.getByRole("radio", { name: urgency }).check();
    await this.button(this.t("register.send")).click();
    await this.sees(this.t("register.done"));
    return (await this.heading(/WO-\d{4}-\d{6}/).textContent())!;
  }

  async revokesAllLinks() {
    const revoke = this.button(this.t("tracking.revoke"));
    await revoke.first().waitFor();
    for (let left = await revoke.count(); left > 0; left--) {
      await revoke.first().click();
      await expect.poll(() => revoke.count()).toBe(left - 1);
    }
  }

  // ---- moves

  /** Opens the dialog of a move; on a phone those that are not the next step are behind "more". */
  async begins(move: Step) {
    const button = this.button(this.t(`move.${move}`));
    const more = this.button(this.t("next.more"));
    await button.or(more).first().waitFor();
    if (!(await button.isVisible())) await more.click();
    await button.click();
    await this.dialog().getByRole("heading", { name: this.t(`move.${move}`) }).waitFor();
  }

  async confirms(move: Step) {
    await this.dialog().getByRole("button", { name: this.t(`move.${move}`), exact: true }).click();
    await this.sees(this.t(`move.done.${move}`));
    await this.dialog().waitFor({ state: "detached" });
  }

  async triages(priority: Priority) {
    await this.begins("TRIAGE");
    await this.dialog().getByRole("radio", { name: priority }).check();
    await this.confirms("TRIAGE");
  }

  /** Assigns an engineer and promises a time, given as local date and time ("2026-11-23T09:00"). */
  async dispatches(engineer: string, from: string, until: string) {
    await this.begins("DISPATCH");
    await this.dialog().getByRole("radio", { name: engineer }).check();
    await this.dialog().getByLabel(this.t("move.promisedFrom")).fill(from);
    await this.dialog().getByLabel(this.t("move.promisedTo"), { exact: this.locale === "zh-CN" ? false : undefined }).last().fill(until);
    await this.confirms("DISPATCH");
  }

  async makes(move: "ACCEPT" | "DEPART" | "RESUME" | "FINISH_WORK") {
    await this.begins(move);
    await this.confirms(move);
  }

  async gives(move: "REFUSE" | "REJECT" | "CANCEL" | "REOPEN" | "CLOSE", reason: string) {
    await this.begins(move);
    await this.dialog().getByRole("textbox", { name: this.t("move.reason") }).fill(reason);
    await this.confirms(move);
  }

  async checksIn() {
    await this.begins("CHECK_IN");
    await this.button(this.t("move.withPlace")).click();
    await this.sees(this.t("move.done.CHECK_IN"));
    await this.dialog().waitFor({ state: "detached" });
  }

  async diagnoses(findings: string, { quote }: { quote: boolean }) {
    await this.begins("DIAGNOSE");
    await this.dialog().getByRole("textbox", { name: this.t("move.findings") }).fill(findings);
    await this.dialog().getByRole("radio", { name: this.t(quote ? "move.quoteFirst" : "move.repairNow") }).check();
    await this.confirms("DIAGNOSE");
  }

  async pauses(reason: PauseReason, note: string) {
    await this.begins("PAUSE");
    await this.dialog().getByRole("radio", { name: this.t(`pauseReason.${reason}`) }).check();
    await this.dialog().getByRole("textbox", { name: this.t("move.explanation") }).fill(note);
    await this.confirms("PAUSE");
  }

  async logs(text: string, photo?: string) {
    await this.button(this.t("log.title")).click();
    await this.dialog().getByRole("textbox", { name: this.t("log.text") }).fill(text);
    if (photo) await this.attaches(this.t("file.add"), photo);
    await this.dialog().getByRole("button", { name: this.t("action.save") }).click();
    await this.sees(this.t("log.saved"));
  }

  // ---- talking

  async opensConversation() {
    await this.page.getByRole("tab", { name: this.t("workOrder.conversation") }).click();
  }

  async writes(message: string, picture?: string) {
    await this.field(this.t("message.write")).fill(message);
    if (picture) await this.attaches(this.t("file.add"), picture);
    await this.button(this.t("action.send")).click();
    await this.sees(message);
  }

  // ---- quote and report

  async startsQuote() {
    await this.link(this.t("move.QUOTE")).click();
    await this.heading(this.t("quote.lines")).waitFor();
  }

  async addsLine(line: Line) {
    await this.button(this.t(`quote.line.${line.kind}`)).click();
    if (line.kind === "PART") {
      await this.dialog().getByRole("searchbox", { name: this.t("part.search") }).fill(line.number);
      await this.dialog().getByRole("button", { name: new RegExp(line.number) }).click();
    }
    const added = this.page.getByRole("group").last();
    await added.getByRole("textbox", { name: this.t("quote.quantity") }).fill(line.quantity);
    if (line.kind === "PART") return;
    await added.getByRole("textbox", { name: this.t("quote.price") }).fill(line.price);
    // Last, because the line is named by its description.
    await added.getByRole("textbox", { name: this.t("quote.description") }).fill(line.description);
  }

  async sendsQuote() {
    await this.button(this.t("quote.send")).click();
    await this.sees(this.t("quote.sent"));
  }

  async reports({ findings, workDone, minutes, part, photo }: { findings: string; workDone: string; minutes: number; part?: string; photo?: string }) {
    await this.link(this.t("move.REPORT")).click();
    await this.field(this.t("report.findings")).fill(findings);
    await this.field(this.t("report.workDone")).fill(workDone);
    await this.page.getByRole("spinbutton", { name: this.t("report.labourMinutes") }).fill(String(minutes));
    if (part) {
      await this.button(this.t("report.addPart")).click();
      await this.dialog().getByRole("searchbox", { name: this.t("part.search") }).fill(part);
      await this.dialog().getByRole("button", { name: new RegExp(part) }).click();
    }
    if (photo) await this.attaches(this.t("file.add"), photo);
    await this.button(this.t("report.save")).click();
    await this.sees(this.t("report.saved"));
  }

  /** Hands the device to the customer, who reads, agrees and signs. */
  async hasCustomerSign(name: string) {
    await this.link(this.t("move.SIGN_REPORT")).click();
    await this.page.getByRole("checkbox").check();
    await this.field(this.t("signature.name")).fill(name);
    await this.draws(this.t("signature.here"));
    await this.button(this.t("report.signNow")).click();
    await this.sees(this.t("report.signed"));
  }
}
