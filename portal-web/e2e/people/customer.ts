import type { Locator } from "playwright-core";
import type { ServiceType } from "../../src/api/types.ts";
import { formatsFor } from "../../src/i18n/formats.ts";
import type { Locale } from "../../src/i18n/locale.ts";
import { portalUrl } from "../stack/addresses.ts";
import { openBrowser, type Device } from "../stack/browser.ts";
import { codeIn, mailTo } from "../stack/mailbox.ts";
import { portalWords } from "../stack/words.ts";
import { browserOf, Person } from "./person.ts";

export type Fault = { serial: string; description: string; urgency: string; service?: ServiceType; preferred?: [from: string, until: string]; photo?: string };
export type ContactDetails = { name: string; phone?: string; email?: string };

/** Somebody in the customer portal: logged in, or with a link and no account. */
export class Customer extends Person {
  readonly t: ReturnType<typeof portalWords>;
  readonly formats: ReturnType<typeof formatsFor>;

  private constructor(
    page: Person["page"],
    readonly locale: Locale,
  ) {
    super(page);
    this.t = portalWords(locale);
    this.formats = formatsFor(locale, locale === "en" ? "Europe/London" : "Asia/Shanghai");
  }

  static async loggedIn(name: string, locale: Locale = "zh-CN", device: Device = "desktop") {
    return new Customer(await browserOf(name, portalUrl, locale, device), locale);
  }

  static async withoutAccount(locale: Locale = "zh-CN", device: Device = "phone") {
    return new Customer((await openBrowser({ locale, device })).page, locale);
  }

  open = (address: string) => this.page.goto(new URL(address, portalUrl).href);

  // ---- asking for service

  /** From "my units" to the form of one unit. */
  async beginsRequest(serial: string) {
    await this.open("/request");
    await this.link(new RegExp(serial)).click();
    await this.heading(this.t("request.title")).waitFor();
  }

  async fillsIn({ description, urgency, service, preferred, photo }: Omit<Fault, "serial">) {
    if (service) await this.page.getByRole("radio", { name: this.t(`serviceType.${service}`) }).check();
    await this.description.fill(description);
    await this.page.getByRole("radio", { name: urgency }).check();
    if (preferred) {
      const [from, until] = this.locale === "en" ? ["Earliest time", "Latest time"] : ["最早时间", "最晚时间"];
      await this.page.getByLabel(from).fill(preferred[0]);
      await this.page.getByLabel(until).fill(preferred[1]);
    }
    if (photo) await this.attaches(this.t("file.add"), photo);
  }

  /** The description is the first question of every form. */
  get description(): Locator {
    return this.page.getByRole("textbox", { name: this.locale === "en" ? "What is wrong?" : "出了什么问题？" });
  }

  async leavesContact({ name, phone, email }: ContactDetails) {
    await this.field(this.t("contact.name")).fill(name);
    if (phone) await this.field(this.t("contact.phone")).fill(phone);
    if (email) await this.field(this.t("contact.email")).fill(email);
  }

  async submits(): Promise<string> {
    await this.button(this.t("request.submit")).click();
    await this.heading(this.t("request.done")).waitFor();
    return (await this.heading(/WO-\d{4}-\d{6}/).textContent())!;
  }

  async reportsAFault(fault: Fault): Promise<string> {
    await this.beginsRequest(fault.serial);
    await this.fillsIn(fault);
    return this.submits();
  }

  /** Asks the knowledge base. */
  async asks(question: string) {
    const box = this.page.getByRole("searchbox", { name: this.t("articles.search") });
    await box.fill(question);
    await box.press("Enter");
    await this.page.waitForURL(/[?&]q=/);
  }

  // ---- following the order

  async opensOrder(id: string) {
    await this.open(`/orders/${id}`);
    await this.heading(this.t("conversation.title")).waitFor();
  }

  async follows(trackingUrl: string) {
    await this.page.goto(trackingUrl);
    await this.heading(this.t("conversation.title")).waitFor();
  }

  async writes(message: string, picture?: string) {
    await this.field(this.t("conversation.write")).fill(message);
    if (picture) await this.attaches(this.t("file.add"), picture);
    await this.button(this.t("action.send")).click();
    await this.sees(message);
  }

  // ---- the quote

  async opensTheQuote() {
    await this.link(this.t("quote.read")).click();
    await this.heading(this.t("quote.lines")).waitFor();
  }

  async rejectsLine(description: string, reason: string) {
    const line = this.page.getByRole("listitem").filter({ hasText: description });
    await line.getByRole("radio", { name: this.t("quote.rejectLine"), exact: true }).check();
    await line.getByRole("textbox", { name: this.t("quote.lineReason") }).fill(reason);
  }

  presses = (key: "quote.goOn" | "quote.signNow") => this.button(this.pattern(key)).click();

  /** Goes from the lines over terms and consent to the next step. */
  async agreesToTerms() {
    await this.presses("quote.goOn");
    await this.page.getByRole("checkbox", { name: this.t("quote.termsRead") }).check();
    await this.page.getByRole("checkbox").nth(1).check();
    await this.button(this.t("quote.next")).click();
  }

  /** Asks for the one-time code and takes it from the mailbox. */
  async provesIdentity(mail: string, order: string) {
    await this.button(this.t("identity.send")).click();
    const code = codeIn(await mailTo(mail, order, this.locale === "en" ? "code" : "验证码"));
    await this.field(this.t("identity.code")).fill(code);
  }

  async signs(name: string, method: "DRAWN" | "TYPED") {
    await this.field(this.t("signature.name")).fill(name);
    await this.page.getByRole("radio", { name: this.t(method === "DRAWN" ? "signature.draw" : "signature.type") }).check();
    if (method === "DRAWN") await this.draws(this.t("signature.here"));
  }

  /** Signs the report as the holder of a link. */
  async signsTheReport(name: string, mail: string, order: string) {
    await this.button(this.t("report.sign")).click();
    await this.dialog().getByRole("checkbox").check();
    await this.provesIdentity(mail, order);
    await this.signs(name, "TYPED");
    await this.dialog().getByRole("button", { name: this.t("report.signNow") }).click();
    await this.sees(this.t("report.signed"));
  }

  async acceptsSigned() {
    await this.presses("quote.signNow");
    await this.sees(this.t("quote.thanksAccepted"));
  }

  async answersQuote(outcome: "REJECT" | "ASK_CHANGE", reason: string) {
    await this.button(this.t(outcome === "REJECT" ? "quote.reject" : "quote.askChange")).click();
    await this.field(this.t(outcome === "REJECT" ? "quote.rejectReason" : "quote.changeReason")).fill(reason);
    await this.button(this.t("quote.next")).click();
    await this.button(this.t(`quote.send.${outcome}`)).click();
    await this.sees(this.t(outcome === "REJECT" ? "quote.thanksRejected" : "quote.thanksChange"));
  }

  // ---- the end

  async rates(score: 1 | 2 | 3 | 4 | 5, comment: string, { reopen = false } = {}) {
    await this.page.getByText(this.t("rating.stars", { score })).locator("xpath=..").click();
    await this.field(this.t("rating.comment")).fill(comment);
    if (reopen) await this.page.getByRole("switch", { name: this.t("rating.reopen") }).check();
    await this.button(this.t(reopen ? "rating.sendAndReopen" : "rating.send")).click();
  }

  /** The fixed words of a text that has parameters. */
  private pattern(key: "quote.goOn" | "quote.signNow"): RegExp {
    const [before, after] = this.t(key, { total: "\0" }).split("\0");
    return new RegExp(`^${before}.*${after}$`);
  }
}
