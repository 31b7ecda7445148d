import { test } from "vitest";
import { signIn } from "./people/person.ts";
import { keycloakUrl, portalUrl } from "./stack/addresses.ts";
import { openBrowser } from "./stack/browser.ts";

/** A phone's own reader of fingerprints, to which somebody always puts a finger. */
const reader = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const;

test("somebody sets up a passkey and from then on logs in without a password", async () => {
  const { page, context } = await openBrowser();
  const browser = await context.newCDPSession(page);
  await browser.send("WebAuthn.enable");
  await browser.send("WebAuthn.addVirtualAuthenticator", { options: reader });

  await page.goto(`${portalUrl}/api/v1/login?locale=zh-CN`);
  await signIn(page, "ma");
  await page.getByRole("button", { name: "马琳" }).click();
  await page.getByRole("menuitem", { name: "密码与登录安全" }).click();
  await page.waitForURL(`${keycloakUrl}/realms/mendwell/account/account-security/signing-in?**`);
  await page.getByTestId("webauthn-passwordless/create").click();
  page.once("dialog", (dialog) => void dialog.accept(`手机 ${Date.now()}`));
  await page.getByRole("button", { name: "注册" }).click();
  await page.waitForURL(`${keycloakUrl}/realms/mendwell/account/**`);

  await context.clearCookies();
  await page.goto(`${portalUrl}/api/v1/login?locale=zh-CN`);
  await page.waitForURL(`${portalUrl}/**`);
  await page.getByRole("button", { name: "马琳" }).waitFor();
});
