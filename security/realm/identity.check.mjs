// What ./check identity does while the whole product runs. Each step says what is true and how long it took.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { once } from "node:events";
import { administrator } from "./apply.mjs";
import { Browser } from "./browser.mjs";

const { MENDWELL_URL: portal, MENDWELL_KEYCLOAK_URL: keycloak, MENDWELL_IDENTITY_URL: realm, MENDWELL_RUN_PID: run } = process.env;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Milliseconds until something is true, looked at every so many. */
async function until(isTrue, most = 10_000, every = 20) {
  const began = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - began > most) throw new Error(`not true after ${most} ms: ${isTrue}`);
    await pause(every);
  }
  return Math.round(performance.now() - began);
}

const tell = (what) => console.log(what);
async function atOnce(what, isTrue) {
  const took = await until(isTrue);
  tell(`${what} after ${took} ms`);
  assert.ok(took < 5000, `${what} only after ${took} ms`);
}

const grant = async (fields) => (await fetch(`${realm}/protocol/openid-connect/token`, { method: "POST", body: new URLSearchParams(fields) })).json();
const password = async (username) => (await grant({ grant_type: "password", client_id: "mendwell-tests", scope: "openid", username, password: "mendwell" })).access_token;
const bearer = (token) => async (path) => (await fetch(`${portal}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
const loggedIn = async (name) => {
  const browser = new Browser();
  await browser.logIn(name);
  assert.notEqual(await browser.kind(), "VISITOR", `${name} is logged in`);
  return browser;
};
let ask = await administrator();
const userOf = async (name) => (await ask("GET", `/users?exact=true&username=${name}`))[0];

// ---- sessions

const lin = await loggedIn("lin");
const planted = lin.session;
await lin.logIn("lin");
assert.notEqual(lin.session, planted);
assert.equal(await Object.assign(new Browser(), { cookies: new Map([["__Host-mendwell", planted]]) }).kind(), "VISITOR");
tell("A login gives a new session token and ends the one the browser had");

await ask("POST", `/users/${(await userOf("lin")).id}/logout`);
await atOnce("A session that Keycloak ends (back-channel logout) is dead", async () => (await lin.kind()) === "VISITOR");

const listener = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => {
    response.end();
    listener.emit("token", new URLSearchParams(body).get("logout_token"));
  });
}).listen(0, "127.0.0.1");
await once(listener, "listening");
const [client] = await ask("GET", "/clients?clientId=mendwell-portal");
const backChannel = (url) => ask("PUT", `/clients/${client.id}`, { ...client, attributes: { ...client.attributes, "backchannel.logout.url": url } });
await backChannel(`http://127.0.0.1:${listener.address().port}/`);
await lin.logIn("lin");
const caught = once(listener, "token");
await ask("POST", `/users/${(await userOf("lin")).id}/logout`);
const [logoutToken] = await caught;
listener.close();
await backChannel(client.attributes["backchannel.logout.url"]);
const tellLogout = async (token) => (await fetch(`${portal}/api/v1/session/back-channel-logout`, { method: "POST", body: new URLSearchParams({ logout_token: token }) })).status;
const [head, claims, signature] = logoutToken.split(".");
const forged = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(claims, "base64url")), sid: "another" })).toString("base64url");
assert.equal(await tellLogout(`${head}.${forged}.${signature}`), 400);
assert.equal(await tellLogout(await password("lin")), 400);
assert.equal(await lin.kind(), "STAFF");
assert.equal(await tellLogout(logoutToken), 204);
await until(async () => (await lin.kind()) === "VISITOR");
assert.equal(await tellLogout(logoutToken), 400);
tell("A logout token works once; a changed one, a repeated one and an access token in its place are refused");

// ---- accounts

const chen = await loggedIn("chen");
const chensToken = bearer(await password("chen"));
assert.equal(await chensToken("work-orders"), 200);
const chenUser = await userOf("chen");
await ask("PUT", `/users/${chenUser.id}`, { ...chenUser, enabled: false });
await atOnce("Disabled in Keycloak's console: the open session is dead", async () => (await chen.kind()) === "VISITOR");
await atOnce("… and the bearer token, then", async () => (await chensToken("work-orders")) === 401);
await ask("PUT", `/users/${chenUser.id}`, chenUser);

const admin = await loggedIn("admin");
const tom = await loggedIn("tom");
const tomsToken = bearer(await password("tom"));
assert.equal(await tomsToken("work-orders"), 200);
const find = async (name) => (await admin.json("GET", `people?q=${encodeURIComponent(name)}`)).body.items[0].id;
const act = async (id, what) => {
  const seen = await admin.json("GET", `people/${id}`);
  return admin.json("POST", `people/${id}/${what}`, undefined, { "if-match": seen.etag });
};
const tomId = await find("tom@example.com");
assert.equal((await act(tomId, "disabling")).status, 200);
await atOnce("Disabled in our console: the open session is dead", async () => (await tom.kind()) === "VISITOR");
await atOnce("… and the bearer token, then", async () => (await tomsToken("work-orders")) === 401);
await atOnce("… and Keycloak knows", async () => !(await userOf("tom")).enabled);
assert.equal((await act(tomId, "enabling")).status, 200);
await until(async () => (await userOf("tom")).enabled);
await loggedIn("tom");

const zhao = await loggedIn("zhao");
const zhaoUser = await userOf("zhao");
const mapping = `/users/${zhaoUser.id}/role-mappings/realm`;
const role = (await ask("GET", mapping)).filter(({ name }) => name === "warehouse");
await ask("DELETE", mapping, role);
await atOnce("A role taken away in Keycloak's console is gone from the open session", async () => (await zhao.json("GET", "parts?q=a")).status !== 200);
await ask("POST", mapping, role);

// ---- programs

const program = (...options) => JSON.parse(execFileSync(process.execPath, ["--no-warnings", new URL("api-client.mjs", import.meta.url).pathname, ...options], { encoding: "utf8" }));
const credentials = async ({ client_id, client_secret }) => (await grant({ grant_type: "client_credentials", client_id, client_secret })).access_token;
const erp = bearer(await credentials(program("erp", "--role", "warehouse")));
assert.equal(await erp("parts?q=a"), 200);
assert.equal(await erp("tasks"), 403);
const liu = (await admin.json("GET", "people?q=liu%40")).body.items[0];
const theirs = await credentials(program("jiangnan-foods", "--contact", liu.id));
const list = async (headers) => (await (await fetch(`${portal}/api/v1/work-orders?limit=100`, { headers })).json()).items;
const orders = await list({ authorization: `Bearer ${theirs}` });
assert.ok(orders.length > 0 && orders.every((order) => order.customerName === liu.customerName));
assert.equal(await bearer(theirs)("parts"), 403);
tell(`A service account with a role is staff; one of a customer sees the customer's ${orders.length} orders and no other`);

// ---- Keycloak stopped

const wang = await loggedIn("wang");
const wangsToken = bearer(await password("wang"));
process.kill(run, "SIGUSR1");
await until(() => fetch(`${keycloak}/health/ready`).then(() => false, () => true), 30_000);
await pause(2500);
for (let call = 0; call < 20; call++) assert.equal((await wang.json("GET", "work-orders")).status, 200);
assert.equal(await wangsToken("work-orders"), 200);
for (const [locale, word] of [["zh-CN", "暂时无法登录"], ["en", "Logging in is not possible just now"]]) {
  const began = performance.now();
  const answer = await new Browser().send(`/api/v1/login?locale=${locale}`);
  const page = await answer.text();
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get("retry-after"), "10");
  assert.match(answer.headers.get("content-type"), /text\/html/);
  assert.ok(page.includes(word) && page.includes(`lang="${locale}"`));
  assert.ok(performance.now() - began < 3000);
}
const key = randomUUID();
const newcomer = { kind: "CONTACT", name: "Ann Lee", email: `ann-${key}@example.com`, locale: "en", customerId: liu.customerId };
const refused = await admin.json("POST", "people", newcomer, { "idempotency-key": key });
assert.deepEqual([refused.status, refused.body.type], [503, "people/keycloak-unavailable"]);
assert.equal((await admin.json("GET", `people?q=ann-${key}`)).body.items.length, 0);
const grace = await find("grace@example.com");
assert.equal((await act(grace, "disabling")).status, 200);
tell("Keycloak stopped: sessions and tokens go on, a login says why not (503, both languages), an invitation is refused and leaves nothing, disabling works");

process.kill(run, "SIGUSR2");
// Each try counts against the limit of logins; whoever tries faster than it fills up again is shut out by that, not by Keycloak.
const started = await until(async () => (await new Browser().send("/api/v1/login")).status === 303, 240_000, 4000);
ask = await administrator();
assert.equal((await wang.json("GET", "work-orders")).status, 200);
await loggedIn("ma");
await atOnce("Keycloak started again: it knows of the account disabled meanwhile", async () => !(await userOf("grace")).enabled);
assert.equal((await admin.json("POST", "people", newcomer, { "idempotency-key": key })).status, 201);
tell(`… everybody can log in again ${Math.round(started / 1000)} s after its start, and the same invitation sent again succeeds`);

// ---- limits

const most = async (call, times) => {
  for (let at = 1; at <= times; at++) {
    const answer = await call();
    if (answer.status === 429) {
      assert.ok(Number(answer.headers.get("retry-after")) >= 1);
      return at - 1;
    }
    await answer.arrayBuffer();
  }
  throw new Error(`not stopped after ${times} calls`);
};
const visitor = (path, headers) => () => fetch(`${portal}/api/v1/${path}`, { headers, redirect: "manual" });
const logins = await most(visitor("login"), 100);
const guesses = await most(visitor("tracked-order", { authorization: "Tracking AAAAAAAAAAAAAAAAAAAAAA" }), 100);
assert.ok(guesses <= 20);
const calls = await most(() => wang.send("/api/v1/session"), 3000);
tell(`Limits: 429 after ${logins} login starts, ${guesses} wrong links from one address, and for one person ${calls} calls in a row`);
