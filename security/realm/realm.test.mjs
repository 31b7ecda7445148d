// The realm as Keycloak runs it, with the sample people. Run by ./test while the stack is up.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { administrator, apply } from "./apply.mjs";

const { MENDWELL_IDENTITY_URL: realm, MENDWELL_KEYCLOAK_URL: keycloak, MENDWELL_PUBLIC_URL: portal } = process.env;
const { MENDWELL_IDENTITY_CLIENT_SECRET: secret, MENDWELL_MAILBOX_URL: mailbox } = process.env;
const people = JSON.parse(readFileSync(new URL("sample-people.json", import.meta.url), "utf8")).users;

const token = (parameters) => fetch(`${realm}/protocol/openid-connect/token`, { method: "POST", body: new URLSearchParams(parameters) });
const signIn = (username, password = "mendwell", client = { client_id: "mendwell-tests" }) =>
  token({ grant_type: "password", scope: "openid", username, password, ...client });
const claims = (jwt) => JSON.parse(Buffer.from(jwt.split(".")[1], "base64url"));

function authorization(changes = {}) {
  const parameters = new URLSearchParams({
    client_id: "mendwell-portal",
    redirect_uri: `${portal}/api/v1/login/callback`,
    response_type: "code",
    scope: "openid",
    code_challenge_method: "S256",
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    ...changes,
  });
  return fetch(`${realm}/protocol/openid-connect/auth?${parameters}`, { redirect: "manual" });
}

test("every sample person signs in with the id, role and language the sample data counts on", async () => {
  for (const person of people) {
    const answer = await (await signIn(person.username)).json();
    for (const jwt of [answer.access_token, answer.id_token]) {
      const { sub, roles, locale } = claims(jwt);
      assert.equal(sub, person.id);
      assert.ok(roles.includes(person.realmRoles.at(-1)), `${person.username} has ${roles}`);
      assert.equal(locale, person.attributes.locale[0]);
    }
    const { aud, iat, exp } = claims(answer.access_token);
    assert.ok(aud.includes("mendwell-portal"));
    assert.equal(exp - iat, 300); // what the answer says is what is left of it, a second less when the clock ticks between
  }
});

test("a wrong password is refused", async () => {
  assert.equal((await (await signIn("lin", "wrong")).json()).error, "invalid_grant");
});

test("the portal's client takes no passwords", async () => {
  const answer = await signIn("lin", "mendwell", { client_id: "mendwell-portal", client_secret: secret });
  assert.equal((await answer.json()).error, "unauthorized_client");
});

test("a sign-in without proof of possession of the code is refused", async () => {
  const answer = await authorization({ code_challenge_method: "", code_challenge: "" });
  assert.match(answer.headers.get("location"), /error=invalid_request/);
});

test("a sign-in that would end on a foreign site is refused", async () => {
  const answer = await authorization({ redirect_uri: "https://evil.example/" });
  assert.equal(answer.status, 400);
});

test("the backend may keep people and their organisations, and read what administrators did, and nothing else of the realm", async () => {
  const answer = await token({ grant_type: "client_credentials", client_id: "mendwell-backend", client_secret: secret });
  const headers = { authorization: `Bearer ${(await answer.json()).access_token}` };
  const status = async (path) => (await fetch(`${keycloak}/admin/realms/mendwell${path}`, { headers })).status;
  for (const path of ["/users", "/organizations", "/admin-events"]) assert.equal(await status(path), 200, path);
  for (const path of ["/clients", "/roles", "/components", "/authentication/flows"]) assert.equal(await status(path), 403, path);
});

test("applying the realm's text again changes nothing, and changed text reaches a realm that exists", async () => {
  assert.deepEqual(await apply(), []);
  const text = JSON.parse(readFileSync(new URL("mendwell-realm.json", import.meta.url), "utf8"));
  text.failureFactor = 9;
  text.roles.realm[0].description = "Takes calls";
  text.clients[0].description = "Signs people in";
  text.users[0].clientRoles["realm-management"] = ["view-users", "manage-users", "manage-organizations"];
  const changed = join(mkdtempSync(join(tmpdir(), "realm-")), "realm.json");
  writeFileSync(changed, JSON.stringify(text));
  const ask = await administrator();
  const people = await ask("GET", "/users/count");
  const lines = ["realm: failureFactor", "role: agent", "client: mendwell-portal", "mendwell-backend may no longer view-events"];
  assert.deepEqual(await apply(changed), lines);
  assert.equal((await ask("GET", "")).failureFactor, 9);
  assert.deepEqual(await apply(changed), []);
  assert.deepEqual(await apply(), ["realm: failureFactor", "role: agent", "client: mendwell-portal", "mendwell-backend may view-events"]);
  assert.equal(await ask("GET", "/users/count"), people);
});

test("guessing is slowed down, and passkeys and one-time codes are there for everybody", async () => {
  const ask = await administrator();
  const settings = await ask("GET", "");
  assert.ok(settings.bruteForceProtected && settings.webAuthnPolicyPasswordlessPasskeysEnabled && settings.organizationsEnabled);
  assert.deepEqual([settings.otpPolicyType, settings.otpPolicyDigits, settings.otpPolicyCodeReusable], ["totp", 6, false]);
  for (const action of ["CONFIGURE_TOTP", "webauthn-register-passwordless", "CONFIGURE_RECOVERY_AUTHN_CODES"]) {
    assert.ok((await ask("GET", `/authentication/required-actions/${action}`)).enabled, action);
  }
  assert.match(await (await authorization()).text(), /webauthn/i);
});

test("after eight wrong passwords even the right one has to wait", async () => {
  const ask = await administrator();
  const [{ id }] = await ask("GET", "/users?exact=true&username=he");
  for (let guess = 0; guess < 8; guess++) assert.notEqual((await signIn("he", `wrong-${guess}`)).status, 200);
  assert.notEqual((await signIn("he")).status, 200);
  await ask("DELETE", `/attack-detection/brute-force/users/${id}`);
  assert.equal((await signIn("he")).status, 200);
});

test("the sign-in page speaks the visitor's language and loads nothing from elsewhere", async () => {
  for (const [ui_locales, word] of [["zh-CN", "登录"], ["en", "Log in"]]) {
    const page = await (await authorization({ ui_locales })).text();
    assert.match(page, new RegExp(`<title>${word}`));
    const resources = [...page.matchAll(/<(?:link|script|img)[^>]*(?:href|src)="([^"]+)"/g)].map((match) => match[1]);
    assert.ok(resources.length > 0);
    assert.deepEqual(resources.filter((address) => !address.startsWith("/resources/")), []);
  }
});

test("somebody who forgot the password gets a mail in the own language", async () => {
  const cookies = [];
  const open = async (address, options = {}) => {
    const answer = await fetch(new URL(address.replaceAll("&amp;", "&"), keycloak), {
      ...options,
      redirect: "manual",
      headers: { cookie: cookies.join("; ") },
    });
    cookies.push(...answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]));
    const next = answer.headers.get("location");
    return next ? open(next) : answer.text();
  };
  const login = await authorization();
  cookies.push(...login.headers.getSetCookie().map((cookie) => cookie.split(";")[0]));
  const reset = await open(/href="([^"]*reset-credentials[^"]*)"/.exec(await login.text())[1]);
  await open(/action="([^"]*)"/.exec(reset)[1], { method: "POST", body: new URLSearchParams({ username: "alice" }) });

  const mails = await (await fetch(`${mailbox}/api/mails?to=alice@example.com`)).json();
  assert.equal(mails.length, 1);
  assert.equal(mails[0].subject, "Reset password");
});
