import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, test } from "vitest";
import type { Answer, ArticleDraftView, KeptArticleView, PersonView, WebhookView } from "../src/api/types.ts";
import type { Locale } from "../src/i18n/locale.ts";
import { browserOf } from "./people/person.ts";
import { portalUrl } from "./stack/addresses.ts";
import { caller, type Cast, chinese, english, orderAt, quoted, reported } from "./stack/api.ts";
import { type Device, openBrowser } from "./stack/browser.ts";
import { closeBrowsers } from "./stack/watch.ts";
import { consoleWords } from "./stack/words.ts";

const folder = new URL("./shots", import.meta.url).pathname;

/** Takes a page in light and in dark; `act` brings it to what is to be seen. */
async function shoot(page: Page, name: string, path: string, act?: (page: Page) => Promise<unknown>) {
  await page.goto(portalUrl + path);
  await page.getByRole("heading").first().waitFor();
  const loaded = () => page.getByText(/^(正在加载…|Loading…)$/).first().waitFor({ state: "hidden" });
  await loaded();
  if (act) await act(page).then(loaded);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(400); // colours and pictures settle
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png`, fullPage: !!process.env.MENDWELL_WHOLE_PAGES });
  }
}

/** Different faults of different units, so that lists look like life. */
const faults: Record<Locale, [serial: string, fault: string][]> = {
  "zh-CN": [
    ["BR-AC75-2024-0317", "空压机排气温度高，已经停机"],
    ["BR-CH300-2024-0021", "冷水机组低压报警，出水温度 12 ℃"],
    ["BR-PK60-2025-0110", "横封漏气，每百包约五包不良"],
    ["BR-PU22-2022-0305", "机械密封滴水，地面积水"],
    ["BR-AC37-2021-0142", "启动后十分钟跳闸"],
  ],
  en: [
    ["BR-AC75-2025-0402", "Trips on high discharge temperature"],
    ["BR-CH120-2025-0056", "Low pressure alarm, water leaves at 12 °C"],
    ["BR-PK60-2022-0031", "The cross seal leaks on every twentieth pack"],
    ["BR-CH120-2021-0013", "The condenser fan rattles"],
    ["BR-AC75-2025-0402", "Oil below the drain valve"],
  ],
};

const stories: [Locale, Device, Cast][] = [
  ["zh-CN", "phone", chinese],
  ["zh-CN", "desktop", chinese],
  ["en", "phone", english],
  ["en", "desktop", english],
];

test.each(stories)("the main pages (%s, %s)", async (locale, device, cast) => {
  await mkdir(folder, { recursive: true });
  const fault = (at: number): Cast => ({ ...cast, serial: faults[locale][at]![0], fault: faults[locale][at]![1] });
  const { order, quote } = await quoted(fault(0));
  const repair = await orderAt("IN_REPAIR", fault(1));
  const waiting = await reported(fault(2));
  const signing = await orderAt("SIGN_OFF", fault(3));
  const rating = await orderAt("RATING", fault(4));
  const reporting = await orderAt("REPORTING", fault(1));
  const unit = order.equipment.id;
  const { scanUrl = "" } = await (await caller(cast.agent)).unit(cast.serial);
  const name = (page: string) => `${page}-${locale}-${device}`;

  const visitor = (await openBrowser({ locale, device })).page;
  await shoot(visitor, name("visitor-home"), "/");
  await shoot(visitor, name("visitor-unit"), new URL(scanUrl).pathname + new URL(scanUrl).hash);
  await shoot(visitor, name("visitor-search"), `/articles?q=${encodeURIComponent(locale === "en" ? "compressor too hot" : "排气温度高")}`);

  await shoot(visitor, name("visitor-request"), "/u/request");
  await shoot(visitor, name("visitor-verify"), "/verify");
  await shoot(visitor, name("visitor-nowhere"), "/nowhere");

  const customer = await browserOf(cast.reporter as string, portalUrl, locale, device);
  await shoot(customer, name("home"), "/");
  await shoot(customer, name("units"), "/units");
  await shoot(customer, name("request"), `/request?unit=${unit}`);
  await shoot(customer, name("orders"), "/orders");
  await shoot(customer, name("order"), `/orders/${repair.id}`);
  await shoot(customer, name("order-rating"), `/orders/${rating.id}`);
  await shoot(customer, name("order-signing"), `/orders/${signing.id}`);
  await shoot(customer, name("unit"), `/units/${unit}`);
  await shoot(customer, name("quote"), `/orders/${order.id}/quote/${quote.id}`);

  const agent = await browserOf(cast.agent, portalUrl, locale, device);
  await shoot(agent, name("console-queue"), "/console/orders?tab=all");
  await shoot(agent, name("console-order"), `/console/orders/${waiting.id}`);
  await shoot(agent, name("console-quote"), `/console/orders/${order.id}/quotes/${quote.id}`);
  await shoot(agent, name("console-register"), `/console/register?unit=${unit}`);
  await shoot(agent, name("console-unit"), `/console/units/${unit}`);

  await shoot(agent, name("console-units"), "/console/units");
  await shoot(agent, name("console-tasks"), "/console/tasks");
  await shoot(agent, name("console-articles"), "/console/articles");

  const engineer = await browserOf(cast.engineer, portalUrl, locale, device);
  await shoot(engineer, name("engineer-work"), "/console/my");
  await shoot(engineer, name("engineer-order"), `/console/orders/${repair.id}`);
  await shoot(engineer, name("engineer-signature"), `/console/orders/${signing.id}/signature`);
  await shoot(engineer, name("engineer-report"), `/console/orders/${reporting.id}/report`);

  await closeBrowsers();
});

test.each(stories)("the pages of those who keep the place (%s, %s)", async (locale, device, cast) => {
  await mkdir(folder, { recursive: true });
  const t = consoleWords(locale);
  const name = (page: string) => `${page}-${locale}-${device}`;
  const press = (label: string) => (page: Page) => page.getByRole("button", { name: label, exact: true }).first().click();
  const tab = (label: string) => (page: Page) => page.getByRole("tab", { name: label }).click();
  const { order } = await quoted(cast);
  await (await caller(cast.agent)).edit(order.id, { priority: "P1" });

  const signIn = (await openBrowser({ locale, device })).page;
  await shoot(signIn, name("sign-in"), `/api/v1/login?locale=${locale}`);
  await shoot(signIn, name("sign-in-refused"), `/api/v1/login?locale=${locale}`, async (page) => {
    await page.locator("#username").fill("nobody");
    await page.locator("#password").fill("wrong");
    await page.locator("#kc-login").click();
    await page.locator("[aria-invalid=true]").first().waitFor();
  });
  await shoot((await openBrowser({ locale, device })).page, name("console-visitor"), "/console");

  const agent = await browserOf(cast.agent, portalUrl, locale, device);
  await shoot(agent, name("history-order"), `/console/orders/${order.id}`, tab(t("history.title")));
  await shoot(agent, name("history-unit"), `/console/units/${order.equipment.id}`, tab(t("history.title")));
  await shoot(agent, name("queue-chips"), "/console/orders?tab=field&status=IN_REPAIR");
  await shoot(agent, name("queue-nothing"), "/console/orders?tab=all&q=xyzzy");
  await shoot(agent, name("export-menu"), "/console/units", press(t("action.export")));
  await agent.route("**/equipment/export?**", (route) => route.fulfill({ status: 400, contentType: "application/problem+json", json: { type: "bad-input", title: "", status: 400, detail: "", errors: [{ pointer: "?q", detail: locale === "en" ? "Too many units or customers match. Type more of it, so that nothing is left out." : "匹配的设备或客户太多。请多输入几个字，以免遗漏。" }] } }));
  await shoot(agent, name("export-refused"), "/console/units", async (page) => {
    await press(t("action.export"))(page);
    await page.getByRole("menuitem").first().click();
    await page.getByText(/Too many|太多/).waitFor();
  });
  await shoot(agent, name("nowhere"), "/console/nowhere");

  const admin = await browserOf("admin", portalUrl, locale, device);
  const people = await caller("admin");
  for (const [person, address] of [["㛃", "jie@example.com"], ["عمر بن الخطاب", "omar@example.com"]] as const) {
    const { items } = await people.get<{ items: PersonView[] }>(`/people?q=${address}`);
    if (items.length === 0) await people.create("/people", { kind: "STAFF", name: person, email: address, locale, roles: ["engineer", "agent", "supervisor"], region: "华东", team: null, grade: "SENIOR" });
  }
  const opened = (title: string) => async (page: Page) => {
    await page.getByRole("searchbox").fill(title);
    await page.getByText(title).first().click();
    await page.getByRole("dialog").getByRole("radio").first().waitFor();
  };
  const [omar] = (await people.get<{ items: PersonView[] }>("/people?q=omar@example.com")).items;
  await people.set(`/people/${omar!.id}`, { phone: `+86 138 ${String(Date.now()).slice(-8)}`, team: `T${Date.now() % 100}` });
  await shoot(admin, name("people"), "/console/people");
  await shoot(admin, name("people-nobody"), "/console/people", (page) => page.getByRole("searchbox").fill("xyzzy"));
  await shoot(admin, name("person"), "/console/people", opened("omar@example.com"));
  await shoot(admin, name("person-disable"), "/console/people", async (page) => {
    await opened("omar@example.com")(page);
    await press(t("people.disable"))(page);
  });
  await shoot(admin, name("person-history"), "/console/people", async (page) => {
    await opened(omar!.name)(page);
    await press(t("history.title"))(page);
    await page.getByRole("dialog").getByRole("listitem").first().waitFor();
    await page.getByRole("dialog").getByRole("listitem").first().scrollIntoViewIfNeeded();
  });
  for (const kind of ["STAFF", "CONTACT"] as const)
    await shoot(admin, name(`invite-${kind.toLowerCase()}`), "/console/people", async (page) => {
      await press(t(`people.invite.${kind}`))(page);
      await press(t("people.sendInvitation"))(page);
    });

  const rights = (page: Page) => page.getByRole("table").first().waitFor();
  await shoot(admin, name("permissions"), "/console/permissions", rights);
  await shoot(admin, name("permissions-search"), "/console/permissions", (page) => page.getByRole("searchbox").fill("cost"));
  await shoot(admin, name("permissions-history"), "/console/permissions", press(t("permissions.history")));
  await shoot(admin, name("permissions-view-as"), "/console/permissions", press(t("permissions.viewAs")));
  const hideChannel = async (page: Page) => {
    await rights(page);
    if (device === "phone") await page.getByRole("combobox").nth(1).selectOption("agent");
    await page.locator(`[data-cell="workOrder channel agent"]`).click();
    await page.getByRole("dialog").getByRole("radio").first().waitFor();
  };
  await shoot(admin, name("permissions-cell"), "/console/permissions", hideChannel);
  await shoot(admin, name("permissions-effects"), "/console/permissions", async (page) => {
    await hideChannel(page);
    await page.getByRole("dialog").getByRole("radio", { name: t("right.hide") }).first().check();
    await press(t("permissions.choose"))(page);
    await press(t("permissions.review"))(page);
    await page.getByRole("dialog").getByRole("heading", { level: 3 }).first().waitFor();
  });

  const erp = createServer((_, response) => response.writeHead(503).end()).listen(0, "127.0.0.1");
  await once(erp, "listening");
  const target = { url: `http://127.0.0.1:${(erp.address() as AddressInfo).port}/mendwell/events/a-rather-long-path`, roles: ["agent", "supervisor"] };
  const webhook = await people.create<WebhookView>("/webhooks", { ...target, name: locale === "en" ? "ERP in Birmingham" : "ERP 金蝶", events: ["ORDER_REQUESTED", "STATUS_CHANGED"] });
  const blind = await people.create<WebhookView>("/webhooks", { ...target, name: "数据仓库 Data warehouse", events: ["ORDER_CLOSED"], roles: ["engineer"] });
  const newest = await reported(cast);
  await shoot(admin, name("webhook"), `/console/webhooks/${webhook.id}`, async (page) => {
    await press(t("webhook.test"))(page);
    await page.getByText("HTTP 503").nth(1).waitFor();
    await page.getByText(newest.number).first().waitFor();
  });
  await shoot(admin, name("webhook-blind"), `/console/webhooks/${blind.id}`);
  await shoot(admin, name("webhooks"), "/console/webhooks");
  const filled = (address: string) => async (page: Page) => {
    await press(t("webhook.add"))(page);
    await page.getByLabel(t("webhook.name")).fill("WMS 仓库");
    await page.getByLabel(t("webhook.url")).fill(address);
    await page.getByRole("checkbox", { name: t("people.role.warehouse") }).check();
    await press(t("action.save"))(page);
  };
  await shoot(admin, name("webhook-refused"), "/console/webhooks", async (page) => {
    await filled("https://169.254.169.254/latest")(page);
    await page.locator("[aria-invalid=true]").first().scrollIntoViewIfNeeded();
  });
  await shoot(admin, name("webhook-secret"), "/console/webhooks", async (page) => {
    await filled(target.url)(page);
    await page.getByText(t("webhook.secretTitle")).waitFor();
  });
  erp.close();
  for (const { id, url } of (await people.get<{ items: WebhookView[] }>("/webhooks")).items) if (url === target.url) await people.change(`/webhooks/${id}`, `/webhooks/${id}/removal`);

  const editor = await browserOf("sun", portalUrl, locale, device);
  const writer = await caller("sun");
  const edited = await longEdit(locale);
  const title = locale === "en" ? "What to do when the compressor stops on a hot day " : "空压机在高温天气下反复停机时怎么办";
  const long = await writer.create<ArticleDraftView>("/article-drafts", { language: locale, title: title.repeat(12).slice(0, 200), markdown: `## ${title}\n\n1. **${title}**\n2. \`BR-AC75-2024-0317-WITH-A-VERY-LONG-CODE-THAT-CANNOT-BREAK\`\n\n| A | B |\n|---|---|\n| 1 | 2 |`, audience: "PUBLIC", products: ["BR-AC75", "BR-AC37"] });
  await shoot(editor, name("knowledge"), "/console/knowledge");
  await shoot(editor, name("knowledge-published"), "/console/knowledge?tab=published");
  await shoot(editor, name("knowledge-retired"), "/console/knowledge?tab=retired");
  await shoot(editor, name("knowledge-new"), "/console/knowledge/new", press(t("knowledge.save")));
  await shoot(editor, name("knowledge-draft"), `/console/knowledge/drafts/${long.id}`);
  await shoot(editor, name("knowledge-versions"), `/console/knowledge/articles/${edited.articleId}`, tab(t("knowledge.history")));
  await writer.change(`/article-drafts/${long.id}`, `/article-drafts/${long.id}/discarding`);
  const reviewer = await browserOf("he", portalUrl, locale, device);
  await shoot(reviewer, name("knowledge-review"), `/console/knowledge/drafts/${edited.id}`);
  await shoot(reviewer, name("knowledge-changes"), `/console/knowledge/drafts/${edited.id}`, tab(t("knowledge.changes")));
  await shoot(reviewer, name("knowledge-return"), `/console/knowledge/drafts/${edited.id}`, press(t("knowledge.return")));
  await shoot(reviewer, name("knowledge-article"), `/console/knowledge/articles/${edited.articleId}`);
  await writer.change(`/article-drafts/${edited.id}`, `/article-drafts/${edited.id}/withdrawal`);
  await writer.change(`/article-drafts/${edited.id}`, `/article-drafts/${edited.id}/discarding`);

  await shoot(await browserOf(locale === "en" ? "alice" : "ma", portalUrl, locale, device), name("account"), "/api/v1/login/account");
  await closeBrowsers();
});

/** A published article much changed, in review. */
async function longEdit(language: Locale): Promise<ArticleDraftView> {
  const writer = await caller("sun");
  const { items } = await writer.get<{ items: KeptArticleView[] }>("/kept-articles?status=PUBLISHED");
  const article = await writer.get<Answer<KeptArticleView>>(`/kept-articles/${items.filter((one) => one.language === language)[1]!.id}`);
  if (article.data.draftId) return (await writer.get<Answer<ArticleDraftView>>(`/article-drafts/${article.data.draftId}`)).data;
  const draft = await writer.create<ArticleDraftView>(`/article-versions/${article.data.versionId}/drafts`, {});
  const line = language === "en" ? "Check the drain valve every week and write down what you see" : "每周检查一次排水阀并做好记录";
  const markdown = `${draft.markdown.split("\n").slice(0, -2).join("\n")}\n${Array.from({ length: 40 }, (_, at) => `- ${line} (${at + 1})`).join("\n")}`;
  await writer.set(`/article-drafts/${draft.id}`, { markdown, title: `${draft.title} 2` });
  return writer.change<ArticleDraftView>(`/article-drafts/${draft.id}`, `/article-drafts/${draft.id}/sending`);
}

afterAll(closeBrowsers);
