import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Locale } from "../../src/i18n/locale.ts";
import { password } from "../stack/api.ts";
import { openBrowser, type Device, type Wish } from "../stack/browser.ts";

type Cookies = NonNullable<Exclude<Wish["storageState"], string>>;
const sessions = new Map<string, Cookies>();

/** Fills in the sign-in page of Keycloak in the owner's look. */
export async function signIn(page: Page, name: string) {
  await page.locator("#username").fill(name);
  await page.locator("#password").fill(password);
  await page.locator("#kc-login").click();
}

/** A browser in which somebody is logged in already; the first time they really log in. */
export async function browserOf(name: string, home: string, locale: Locale, device: Device, wish: Wish = {}): Promise<Page> {
  const known = sessions.get(name);
  const { context, page } = await openBrowser({ ...wish, device, locale, ...(known && { storageState: known }) });
  if (!known) {
    await page.goto(`${home}/api/v1/login?return=%2Fverify&locale=${locale}`);
    await signIn(page, name);
    await page.waitForURL(`${home}/verify`);
    const { cookies } = await context.storageState();
    sessions.set(name, { cookies, origins: [] });
  }
  return page;
}

/** Somebody before a page, with eyes and hands. */
export class Person {
  constructor(readonly page: Page) {}

  button = (name: string | RegExp) => this.page.getByRole("button", { name, exact: typeof name === "string" });
  link = (name: string | RegExp) => this.page.getByRole("link", { name, exact: typeof name === "string" });
  field = (name: string) => this.page.getByRole("textbox", { name, exact: true });
  heading = (name: string | RegExp) => this.page.getByRole("heading", { name, exact: typeof name === "string" });
  dialog = () => this.page.getByRole("dialog");

  async sees(...words: (string | RegExp)[]) {
    for (const text of words) await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async doesNotSee(text: string | RegExp) {
    await expect.poll(() => this.page.getByText(text).filter({ visible: true }).count(), { message: String(text) }).toBe(0);
  }

  /** Chooses pictures through the file dialog that a button opens, and waits until they are uploaded. */
  async attaches(button: string, ...names: string[]) {
    const chooser = this.page.waitForEvent("filechooser");
    await this.button(button).click();
    const uploaded = this.page.waitForResponse((response) => response.url().includes("/api/v1/files"));
    await (await chooser).setFiles(await Promise.all(names.map(async (name) => ({ name, mimeType: "image/png", buffer: await photo }))));
    await uploaded;
  }

  /** Draws on the signature's canvas with real movements of the mouse. */
  async draws(canvas: string) {
    const area = this.page.getByRole("img", { name: canvas });
    await area.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await area.boundingBox())!;
    const { mouse } = this.page;
    for (const stroke of [0.2, 0.45, 0.7]) {
      await mouse.move(x + width * stroke, y + height * 0.3);
      await mouse.down();
      await mouse.move(x + width * (stroke + 0.15), y + height * 0.75, { steps: 12 });
      await mouse.move(x + width * (stroke + 0.05), y + height * 0.4, { steps: 8 });
      await mouse.up();
    }
  }

  /** Follows a link that opens or downloads a file, and gives its bytes. */
  async downloads(name: string | RegExp): Promise<Buffer> {
    const address = await this.link(name).first().getAttribute("href");
    const response = await this.page.request.get(new URL(address!, this.page.url()).href);
    expect(response.status()).toBe(200);
    return response.body();
  }
}

const photo = readFile(new URL("../../public/icon-512.png", import.meta.url));
