import { describe, expect, test } from "vitest";
import { Customer } from "./people/customer.ts";
import { Person, signIn } from "./people/person.ts";
import { caller, chinese, reported } from "./stack/api.ts";
import { openBrowser } from "./stack/browser.ts";
import { portalUrl } from "./stack/addresses.ts";
import { willComplain } from "./stack/watch.ts";

describe("a request for service", () => {
  test.each([
    ["zh-CN", "登录", "liu", "刘洋"],
    ["en", "Log in", "alice", "Alice"],
  ] as const)("begins by logging in on a page in the owner's look (%s)", async (locale, logIn, name, called) => {
    const { page } = await openBrowser({ locale });
    const person = new Person(page);
    await page.goto(portalUrl);
    await person.link(logIn).first().click();
    await page.locator("#username").waitFor();
    expect(await page.locator("html").getAttribute("lang")).toMatch(locale === "en" ? /^en/ : /^zh/);
    expect(await page.title()).not.toContain("Keycloak");
    await signIn(page, name);
    await page.waitForURL(`${portalUrl}/`);
    await person.sees(new RegExp(called));
  });

  test("knows the unit, its warranty and its open repair from the label, without an account", async () => {
    const order = await reported(chinese);
    const { scanUrl } = await (await caller("lin")).unit(chinese.serial);
    const visitor = await Customer.withoutAccount();
    await visitor.open(scanUrl!);
    await visitor.sees(chinese.serial, "保修期内", visitor.t("unit.openRepair", { number: order.number }));
  });

  test("is made from the label with a contact, a photo and a wished time", async () => {
    const { scanUrl } = await (await caller("lin")).unit("BR-PK60-2025-0110");
    const visitor = await Customer.withoutAccount();
    await visitor.open(scanUrl!);
    await visitor.link(visitor.t("request.action")).click();
    await visitor.fillsIn({ description: "封口不严，漏气", urgency: "生产受影响", preferred: ["2027-03-01T09:00", "2027-03-01T12:00"], photo: "seal.png" });
    await visitor.leavesContact({ name: "顾师傅", phone: "13800001102", email: "gu@example.com" });
    const number = await visitor.submits();
    await visitor.link(visitor.t("request.follow")).click();
    await visitor.sees(number, "封口不严，漏气", visitor.t("order.now.REQUESTED"));
    await visitor.button(visitor.t("file.open", { name: "seal.png" })).or(visitor.link(/seal\.png/)).first().waitFor();
  });

  test("says in words what is missing, and takes the person there", async () => {
    const liu = await Customer.loggedIn("liu");
    await liu.beginsRequest("BR-PU22-2022-0305");
    await liu.button(liu.t("request.submit")).click();
    await liu.sees(liu.t("form.missing"), liu.t("form.fix", { count: 2 }));
    await expect.poll(() => liu.description.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  test("offers articles that match while it is typed, and none of the staff's", async () => {
    const liu = await Customer.loggedIn("liu");
    await liu.beginsRequest(chinese.serial);
    await liu.description.fill("排气温度过高报警");
    await liu.sees(liu.t("articles.suggested"));
    const offered = liu.page.getByRole("listitem").getByRole("button");
    await offered.first().click();
    await liu.dialog().getByRole("button", { name: liu.t("articles.notSolved") }).click();
    await liu.button(liu.t("request.submit")).waitFor();
  });

  test("loses nothing when the network fails, nor when the page is loaded again", async () => {
    const liu = await Customer.loggedIn("liu");
    await liu.beginsRequest("BR-PK60-2023-0088");
    await liu.fillsIn({ description: "薄膜跑偏，每小时停机一次", urgency: "生产受影响" });
    willComplain(liu.page, /ERR_INTERNET_DISCONNECTED/);
    await liu.page.context().setOffline(true);
    await liu.button(liu.t("request.submit")).click();
    await liu.sees(liu.t("problem.unreachable"));
    await liu.page.context().setOffline(false);
    await liu.page.reload();
    expect(await liu.description.inputValue()).toBe("薄膜跑偏，每小时停机一次");
    const number = await liu.submits();
    const { items } = await (await caller("liu")).get<{ items: { number: string; summary: string }[] }>(`/work-orders?q=${number}`);
    expect(items.map((order) => order.summary)).toEqual(["薄膜跑偏，每小时停机一次"]);
  });

  test("asks only what the other answers call for, and sends nothing that is no longer asked", async () => {
    const liu = await Customer.loggedIn("liu");
    await liu.beginsRequest("BR-PU22-2022-0305");
    await liu.fillsIn({ description: "面板报警，仍可运行", urgency: "几天内处理" });
    const panelShowsCode = liu.page.getByRole("switch", { name: "面板显示故障代码" });
    expect(await liu.field("故障代码").count()).toBe(0);
    await panelShowsCode.check();
    await liu.field("故障代码").fill("E-07");
    await panelShowsCode.uncheck();
    const number = await liu.submits();
    const agent = await caller("lin");
    const { items } = await agent.get<{ items: { id: string }[] }>(`/work-orders?q=${number}`);
    expect(JSON.stringify(await agent.get(`/work-orders/${items[0]!.id}`))).not.toContain("E-07");
  });

  test.each(["DEPOT", "REMOTE", "INSTALLATION", "INSPECTION"] as const)("has a form of its own for the service %s", async (service) => {
    const alice = await Customer.loggedIn("alice", "en");
    await alice.beginsRequest("BR-CH120-2021-0013");
    await alice.page.getByRole("radio", { name: alice.t(`serviceType.${service}`) }).check();
    await expect.poll(() => alice.page.getByRole("radio", { name: "Is the machine still running?" }).count()).toBe(0);
    await alice.button(alice.t("request.submit")).click();
    await alice.sees(alice.t("form.missing"));
  });
});
