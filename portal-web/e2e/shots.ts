import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, test } from "vitest";
import type { ArticleDraftRow, ArticleDraftState } from "../src/api/types.ts";
import type { Locale } from "../src/i18n/locale.ts";
import { browserOf } from "./people/person.ts";
import { portalUrl } from "./stack/addresses.ts";
import { caller, type Cast, chinese, english, orderAt, quoted, reported } from "./stack/api.ts";
import { type Device, openBrowser } from "./stack/browser.ts";
import { closeBrowsers } from "./stack/watch.ts";

const folder = new URL("./shots", import.meta.url).pathname;

async function shoot(page: Page, name: string, path: string) {
  await page.goto(portalUrl + path);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.getByText(/^(正在加载…|Loading…)$/).first().waitFor({ state: "hidden" });
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

  const admin = await browserOf("admin", portalUrl, locale, device);
  await shoot(admin, name("console-permissions"), "/console/permissions");
  await shoot(admin, name("console-people"), "/console/people");
  await shoot(admin, name("console-webhooks"), "/console/webhooks");

  const editor = await browserOf("sun", portalUrl, locale, device);
  await shoot(editor, name("console-knowledge"), "/console/knowledge");
  await shoot(editor, name("console-draft"), `/console/knowledge/drafts/${await draft("DRAFT")}`);
  const reviewer = await browserOf("he", portalUrl, locale, device);
  await shoot(reviewer, name("console-review"), `/console/knowledge/drafts/${await draft("IN_REVIEW")}`);
  await closeBrowsers();
});

/** One of the sample drafts. */
const draft = async (state: ArticleDraftState) => (await (await caller("he")).get<{ items: ArticleDraftRow[] }>(`/article-drafts?state=${state}`)).items[0]!.id;

afterAll(closeBrowsers);
