import { appendFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import type { BrowserContext, Page } from "playwright-core";

const contexts = new Set<BrowserContext>();
const complaints: { page: Page; text: string }[] = [];
const expected: { page: Page; text: RegExp }[] = [];

/** A file for what the pages read of the API, a path a line; `./check leaks` asks the same again as everybody else. */
const traffic = process.env.MENDWELL_TRAFFIC;

/** Collects what the browser complains about: errors of scripts, refused loads, violations of the content policy. */
export function watched(context: BrowserContext) {
  contexts.add(context);
  if (traffic) {
    context.on("request", (request) => {
      const [, path] = request.url().split("/api/v1/");
      if (path && request.method() === "GET") appendFileSync(traffic, `${path}\n`);
    });
  }
  context.on("page", (page) => {
    const complain = (text: string) => complaints.push({ page, text: `${page.url()}: ${text}` });
    page.on("console", (message) => message.type() === "error" && complain(`${message.text()} ${message.location().url}`));
    page.on("pageerror", (error) => complain(error.stack ?? String(error)));
  });
}

/** This page will rightly be refused something in this test: a link that has ended, a network that is cut. */
export const willComplain = (page: Page, text: RegExp) => void expected.push({ page, text });

/** What the browsers complained about since the last test, without what was expected. */
export function takeComplaints(): string[] {
  const unexpected = complaints.splice(0).filter(({ page, text }) => !expected.some((one) => one.page === page && one.text.test(text)));
  return unexpected.map(({ text }) => text);
}

/** Pictures of what everybody sees now. */
export async function photograph(folder: string, name: string) {
  await mkdir(folder, { recursive: true });
  const pages = [...contexts].flatMap((context) => context.pages());
  await Promise.all(pages.map((page, at) => page.screenshot({ path: `${folder}/${name.replace(/[^\p{L}\d]+/gu, "-")}-${at + 1}.png` })));
}

export async function closeBrowsers() {
  await Promise.all([...contexts].map((context) => context.close()));
  contexts.clear();
}
