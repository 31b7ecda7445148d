import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { Customer } from "./people/customer.ts";
import { signIn } from "./people/person.ts";
import { Staff } from "./people/staff.ts";
import { caller, calling, chinese, english, orderAt, quoted } from "./stack/api.ts";
import { openBrowser } from "./stack/browser.ts";
import { portalUrl } from "./stack/addresses.ts";
import { linkIn, mailTo } from "./stack/mailbox.ts";
import { changed } from "./stack/pdf.ts";
import { willComplain } from "./stack/watch.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Until no colour has been changing for a quarter of a second. */
const colours = async () => {
  const changing = () => document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
  do {
    await Promise.all(changing().map((one) => one.finished.catch(() => undefined)));
    await new Promise((resolve) => setTimeout(resolve, 250));
  } while (changing().length > 0);
};

/** What axe finds on the page that is open, in light and in dark: "rule: element" for each serious or critical fault. */
async function barriers(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.getByText(/^(正在加载…|Loading…)$/).first().waitFor({ state: "hidden" });
    await page.evaluate(colours);
    const { passes, violations } = (await page.evaluate(`(() => { ${axe}; return axe.run(); })()`)) as Record<"passes" | "violations", { id: string; impact: string; nodes: { html: string }[] }[]>;
    expect(passes, "axe looked at the page").not.toEqual([]);
    for (const { id, impact, nodes } of violations) {
      if (impact === "serious" || impact === "critical") found.push(...nodes.map(({ html }) => `${colorScheme} ${new URL(page.url()).pathname} ${id}: ${html.slice(0, 160)}`));
    }
  }
  return found;
}

const long = { timeout: 180_000 };

/** Opens each of these places and gives what stands in the way there. */
async function barriersAt(places: string[], who: Customer): Promise<string[]> {
  const found: string[] = [];
  for (const place of places) {
    await who.open(place);
    await who.page.getByRole("heading", { level: 1 }).waitFor();
    found.push(...(await barriers(who.page)));
  }
  return found;
}

describe("nothing stands in the way of a person with a disability", () => {
  test("in the portal, for a visitor", long, async () => {
    const visitor = await Customer.withoutAccount();
    const { scanUrl = "" } = await (await caller("lin")).unit("BR-PK60-2025-0110");
    const { order, quote } = await quoted(calling);
    const tracking = linkIn(await mailTo(calling.mail, order.number));
    const { items } = await (await caller("liu")).get<{ items: { id: string }[] }>(`/articles?q=${encodeURIComponent("温度")}`);
    const articles = ["/articles", `/articles?q=${encodeURIComponent("温度")}`, `/articles/${items[0]!.id}`];
    const places = ["/", ...articles, "/request", "/orders", "/nowhere", scanUrl, "/u/request", tracking, `/t/quote/${quote.id}`];
    expect(await barriersAt(places, visitor)).toEqual([]);
  });

  test("where anybody checks a sealed document", long, async () => {
    const { documents } = await orderAt("RATING", chinese);
    const { id, url } = documents![0]!;
    const visitor = await Customer.withoutAccount("en", "desktop");
    const found = await barriersAt(["/verify", `/verify/${id}`], visitor);

    const sealed = await (await visitor.page.request.get(new URL(url, portalUrl).href)).body();
    for (const [buffer, verdict] of [[sealed, "verify.intact"], [changed(sealed), "verify.changed"], [Buffer.from("%PDF-1.7 nothing"), "verify.notSealed"]] as const) {
      await visitor.page.locator("input[type=file]").setInputFiles({ name: "report.pdf", mimeType: "application/pdf", buffer });
      await visitor.sees(visitor.t(verdict));
      found.push(...(await barriers(visitor.page)));
    }

    willComplain(visitor.page, /404/);
    found.push(...(await barriersAt(["/verify/00000000-0000-7000-8000-000000000000"], visitor)));
    await visitor.sees(visitor.t("verify.unknown"));
    expect(found).toEqual([]);
  });

  test("in the portal, for a customer", long, async () => {
    const alice = await Customer.loggedIn("alice", "en");
    const rated = await orderAt("RATING", { ...chinese, reporter: "alice", serial: "BR-AC75-2025-0402" });
    const { order, quote } = await quoted(english);
    const unit = rated.equipment.id;
    const places = ["/", "/orders", "/units", `/units/${unit}`, "/request", `/request?unit=${unit}`, `/orders/${rated.id}`, `/orders/${order.id}/quote/${quote.id}`];
    expect(await barriersAt(places, alice)).toEqual([]);
  });

  test("where articles are written and reviewed", long, async () => {
    const found: string[] = [];
    for (const [keeper, title] of [["sun", /空压机高温报警停机怎么办/], ["he", /alarm history/]] as const) {
      const staff = await Staff.atDesk(keeper);
      await staff.open("/knowledge");
      await staff.link(title).first().waitFor();
      found.push(...(await barriers(staff.page)));
      await staff.link(title).first().click();
      await staff.page.waitForURL(/\/knowledge\/drafts\//);
      await staff.page.getByRole("heading", { level: 1 }).waitFor();
      found.push(...(await barriers(staff.page)));
    }
    expect(found).toEqual([]);
  });

  test("in the console", long, async () => {
    const { order, quote } = await quoted(chinese);
    const signing = await orderAt("SIGN_OFF", chinese);
    const reporting = await orderAt("REPORTING", chinese);
    const unit = order.equipment.id;
    const found: string[] = [];
    const lin = await Staff.atDesk("lin");
    const desk = ["/orders", "/orders?tab=all", `/orders/${order.id}`, `/orders/${order.id}/quotes/${quote.id}`, `/orders/${order.id}/quotes/new`, "/register", `/register?unit=${unit}`, "/units", `/units/${unit}`, `/units/${unit}/label`, "/tasks", "/articles"];
    for (const place of desk) {
      await lin.open(place);
      await lin.page.getByRole("heading", { level: 1 }).or(lin.page.getByRole("img")).first().waitFor();
      found.push(...(await barriers(lin.page)));
    }
    const admin = await Staff.atDesk("admin");
    await admin.open("/permissions");
    await admin.page.getByRole("table").first().waitFor();
    found.push(...(await barriers(admin.page)));
    await admin.open("/webhooks");
    await admin.button(admin.t("webhook.add")).click();
    await admin.dialog().waitFor();
    found.push(...(await barriers(admin.page)));
    const zhang = await Staff.onSite("zhang");
    for (const place of ["/my", `/orders/${reporting.id}`, `/orders/${reporting.id}/report`, `/orders/${signing.id}/signature`]) {
      await zhang.open(place);
      await zhang.page.getByRole("heading", { level: 1 }).waitFor();
      found.push(...(await barriers(zhang.page)));
    }
    expect(found).toEqual([]);
  });
});

test("the portal's first load takes at most 170 kB of compressed JavaScript, and none of the console's", async () => {
  const { page, context } = await openBrowser({ device: "phone" });
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  const scripts = new Map<string, { url: string; bytes: number }>();
  network.on("Network.responseReceived", ({ requestId, response }) => response.mimeType.includes("javascript") && scripts.set(requestId, { url: response.url, bytes: 0 }));
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script) script.bytes = encodedDataLength;
  });
  await page.goto(portalUrl, { waitUntil: "networkidle" });
  const loaded = [...scripts.values()];
  expect(loaded.length).toBeGreaterThan(0);
  expect(loaded.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(170_000);
  expect(loaded.map(({ url }) => url).filter((url) => /console/i.test(url))).toEqual([]);
});

/** All that scripts can read again later: storage of both kinds, databases, cookies, and answers in caches (the pages' own files are there, for a fast start). */
const kept = async () => ({
  cookies: document.cookie,
  databases: (await indexedDB.databases()).map(({ name }) => name),
  answers: (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))).flat().map(({ url }) => url).filter((url) => url.includes("/api/")),
  local: { ...localStorage },
  session: { ...sessionStorage },
});

test("a browser keeps nothing that the server told; after logging out, not even what was typed", async () => {
  const order = await orderAt("IN_REPAIR", { ...chinese, fault: "kp4 主轴异响" });
  // a login of its own, for it ends here
  const { page } = await openBrowser();
  await page.goto(`${portalUrl}/api/v1/login?locale=zh-CN`);
  await signIn(page, "wang");
  await page.getByRole("button", { name: "王建国" }).waitFor();
  const wang = new Staff(page, "zh-CN");
  for (const place of ["/orders", `/orders/${order.id}`, "/units", `/units/${order.equipment.id}`, "/tasks", `/orders/${order.id}`]) {
    await wang.open(place);
    await wang.heading(/./).first().waitFor();
  }
  await wang.sees(/kp4/);
  await wang.page.getByRole("tab", { name: wang.t("workOrder.conversation") }).click();
  await wang.field(wang.t("message.write")).fill("my own words");
  const nothing = { cookies: "", databases: [], answers: [], local: {}, session: {} };
  expect(await wang.page.evaluate(kept)).toEqual({ ...nothing, session: { [`draft message ${order.id}`]: '"my own words"' } });

  await wang.button("王建国").click();
  await wang.page.getByRole("menuitem", { name: wang.t("action.logOut") }).click();
  await wang.page.waitForURL(/\/$/);
  expect(await wang.page.evaluate(kept)).toEqual(nothing);
});
