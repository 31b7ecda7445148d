import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, expect } from "vitest";

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

afterEach(() => {
  const unexpected = complaints.filter(({ page, text }) => !expected.some((one) => one.page === page && one.text.test(text)));
  complaints.length = 0;
  expect(unexpected.map(({ text }) => text), "the browser complained").toEqual([]);
});

afterAll(async () => {
  await Promise.all([...contexts].map((context) => context.close()));
});
