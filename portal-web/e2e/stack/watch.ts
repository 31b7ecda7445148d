import { mkdir } from "node:fs/promises";
import type { BrowserContext, Page } from "playwright-core";
import { afterEach, expect } from "vitest";

const contexts = new Set<BrowserContext>();
const complaints: { page: Page; text: string }[] = [];
const expected: { page: Page; text: RegExp }[] = [];

/** Collects what the browser complains about: errors of scripts, refused loads, violations of the content policy. */
export function watched(context: BrowserContext) {
  contexts.add(context);
  context.on("close", () => contexts.delete(context));
  context.on("page", (page) => {
    const complain = (text: string) => complaints.push({ page, text: `${page.url()}: ${text}` });
    page.on("console", (message) => message.type() === "error" && complain(`${message.text()} ${message.location().url}`));
    page.on("pageerror", (error) => complain(error.stack ?? String(error)));
  });
}

/** This page will rightly be refused something in this test: a link that has ended, a network that is cut. */
export const willComplain = (page: Page, text: RegExp) => void expected.push({ page, text });

/** Where pictures of what people saw last are left when a test fails. */
const pictures = new URL("../failures/", import.meta.url).pathname;

afterEach(async ({ task }) => {
  const opened = [...contexts];
  if (task.result?.state === "fail") {
    await mkdir(pictures, { recursive: true });
    const pages = opened.flatMap((context) => context.pages());
    await Promise.all(pages.map((page, at) => page.screenshot({ path: `${pictures}${task.name.replace(/[^\p{L}\d]+/gu, "-")}-${at + 1}.png` }).catch(() => undefined)));
  }
  await Promise.all(opened.map((context) => context.close()));
  const unexpected = complaints.filter(({ page, text }) => !expected.some((one) => one.page === page && one.text.test(text)));
  complaints.length = 0;
  expect(unexpected.map(({ text }) => text), "the browser complained").toEqual([]);
});
