import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { watched } from "./watch.ts";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

function chromiumPath(): string {
  const found = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => ["chromium", "chromium-browser", "google-chrome"].map((name) => join(folder, name)))
    .find(existsSync);
  if (!found) throw new Error("There is no chromium on the PATH.");
  return found;
}

let running: Promise<Browser> | null = null;
const browser = () => (running ??= chromium.launch({ executablePath: chromiumPath(), args: flags }));

export type Device = "phone" | "desktop";
const devices: Record<Device, BrowserContextOptions> = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1440, height: 900 } },
};

export type Wish = BrowserContextOptions & { device?: Device };

/** A browser of its own for one person, speaking that person's language. */
export async function openBrowser({ device = "desktop", ...options }: Wish = {}): Promise<{ context: BrowserContext; page: Page }> {
  const home: BrowserContextOptions = options.locale === "en" ? { timezoneId: "Europe/London" } : { locale: "zh-CN", timezoneId: "Asia/Shanghai" };
  const context = await (await browser()).newContext({ ...devices[device], ...home, ...options });
  context.setDefaultTimeout(Number(process.env.MENDWELL_PATIENCE_MS ?? 15_000));
  watched(context);
  return { context, page: await context.newPage() };
}
