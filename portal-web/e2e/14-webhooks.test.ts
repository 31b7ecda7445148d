import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { Staff } from "./people/staff.ts";
import { chinese, reported } from "./stack/api.ts";
import { willComplain } from "./stack/watch.ts";

type Got = { headers: IncomingHttpHeaders; text: string };

/** Another program on this machine, which can be told to fail. */
async function receiver() {
  const got: Got[] = [];
  const answers = { status: 204 };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      got.push({ headers: request.headers, text: Buffer.concat(pieces).toString() });
      response.writeHead(answers.status).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { got, answers, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mendwell` };
}

const signed = ({ headers, text }: Got, secret: string) =>
  headers["webhook-signature"] === `v1,${createHmac("sha256", Buffer.from(secret.slice(6), "base64")).update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${text}`).digest("base64")}`;

test("the administrator subscribes the ERP, sees what arrives and what does not, and sends it again", { timeout: 120_000 }, async () => {
  const erp = await receiver();
  try {
    const admin = await Staff.atDesk("admin");
    const { t, page } = admin;
    willComplain(page, /400/); // the address that is refused
    await admin.open("/webhooks");
    await admin.button(t("webhook.add")).click();
    await admin.dialog().getByRole("button", { name: t("action.save") }).click();
    await admin.sees(t("form.missing"));
    await admin.dialog().getByLabel(t("webhook.name")).fill("ERP 金蝶");
    await admin.dialog().getByLabel(t("webhook.url")).fill("https://169.254.169.254/latest");
    await admin.dialog().getByRole("checkbox", { name: t("people.role.warehouse") }).check();
    await admin.dialog().getByRole("button", { name: t("action.save") }).click();
    await admin.sees(/链路本地/);
    await admin.dialog().getByLabel(t("webhook.url")).fill(erp.url);
    await admin.dialog().getByRole("button", { name: t("action.save") }).click();

    await admin.sees(t("webhook.secretTitle"));
    const secret = await admin.dialog().getByLabel(t("webhook.secret")).inputValue();
    expect(secret).toMatch(/^whsec_/);
    await admin.button(t("webhook.secretStored")).click();
    await admin.heading("ERP 金蝶").waitFor();

    await admin.button(t("webhook.test")).click();
    await admin.sees("webhook.test", t("webhook.result.DELIVERED"), /HTTP 204/);
    expect(erp.got.every((one) => signed(one, secret))).toBe(true);

    erp.answers.status = 503;
    const order = await reported(chinese);
    await admin.sees(/HTTP 503/, order.number);
    expect(erp.got.map((one) => JSON.parse(one.text)).find((body) => body.data.workOrder)?.data.workOrder).toMatchObject({ number: order.number, equipment: { serial: chinese.serial } });
    erp.answers.status = 200;
    await page.getByRole("row", { name: order.number }).getByRole("button", { name: t("webhook.tryNow") }).click();
    await expect.poll(() => page.getByRole("row", { name: order.number }).getByText(t("webhook.result.DELIVERED")).count()).toBe(1);

    await page.reload();
    await admin.heading("ERP 金蝶").waitFor();
    expect(await page.content()).not.toContain(secret);
    await admin.button(t("webhook.more")).click();
    await page.getByRole("menuitem", { name: t("webhook.remove") }).click();
    await admin.dialog().getByRole("button", { name: t("webhook.remove") }).click();
    await admin.sees(t("webhook.removed"));
  } finally {
    erp.server.close();
  }
});
