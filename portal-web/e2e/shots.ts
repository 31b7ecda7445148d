import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, test } from "vitest";
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
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
  }
}

const stories: [Locale, Device, Cast][] = [
  ["zh-CN", "phone", chinese],
  ["zh-CN", "desktop", chinese],
  ["en", "phone", english],
  ["en", "desktop", english],
];

test.each(stories)("the main pages (%s, %s)", async (locale, device, cast) => {
  await mkdir(folder, { recursive: true });
  const { order, quote } = await quoted(cast);
  const repair = await orderAt("IN_REPAIR", cast);
  const waiting = await reported(cast);
  const signing = await orderAt("SIGN_OFF", cast);
  const rating = await orderAt("RATING", cast);
  const unit = order.equipment.id;
  const { scanUrl } = await (await caller(cast.agent)).unit(cast.serial);
  const name = (page: string) => `${page}-${locale}-${device}`;

  const visitor = (await openBrowser({ locale, device })).page;
  await shoot(visitor, name("visitor-home"), "/");
  await shoot(visitor, name("visitor-unit"), new URL(scanUrl).pathname + new URL(scanUrl).hash);
  await shoot(visitor, name("visitor-search"), `/articles?q=${encodeURIComponent(locale === "en" ? "compressor too hot" : "排气温度高")}`);

  const customer = await browserOf(cast.reporter as string, portalUrl, locale, device);
  await shoot(customer, name("home"), "/");
  await shoot(customer, name("units"), "/units");
  await shoot(customer, name("request"), `/request?unit=${unit}`);
  await shoot(customer, name("orders"), "/orders");
  await shoot(customer, name("order"), `/orders/${repair.id}`);
  await shoot(customer, name("order-rating"), `/orders/${rating.id}`);
  await shoot(customer, name("quote"), `/orders/${order.id}/quote/${quote.id}`);

  const agent = await browserOf(cast.agent, portalUrl, locale, device);
  await shoot(agent, name("console-queue"), "/console/orders?tab=all");
  await shoot(agent, name("console-order"), `/console/orders/${waiting.id}`);
  await shoot(agent, name("console-quote"), `/console/orders/${order.id}/quotes/${quote.id}`);
  await shoot(agent, name("console-register"), `/console/register?unit=${unit}`);
  await shoot(agent, name("console-unit"), `/console/units/${unit}`);

  const engineer = await browserOf(cast.engineer, portalUrl, locale, device);
  await shoot(engineer, name("engineer-work"), "/console/my");
  await shoot(engineer, name("engineer-order"), `/console/orders/${repair.id}`);
  await shoot(engineer, name("engineer-signature"), `/console/orders/${signing.id}/signature`);
  await closeBrowsers();
});

afterAll(closeBrowsers);
