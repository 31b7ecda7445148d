// What ./check ldap does while the whole product and a directory run.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { administrator } from "./apply.mjs";
import { Browser } from "./browser.mjs";

const { LDAP_PORT, LDAP_PASSWORD, LDAP_PID } = process.env;
const ask = await administrator();
const file = join(mkdtempSync(join(tmpdir(), "directory-")), "settings.json");
writeFileSync(
  file,
  JSON.stringify({
    url: `ldap://127.0.0.1:${LDAP_PORT}`,
    bindDn: "cn=keycloak,dc=blueridge,dc=example",
    bindPassword: LDAP_PASSWORD,
    usersDn: "ou=people,dc=blueridge,dc=example",
    groupsDn: "ou=groups,dc=blueridge,dc=example",
    groups: { "field-service": ["engineer"], "service-desk": ["agent"] },
  }),
  { mode: 0o600 },
);
const settle = () => execFileSync(process.execPath, ["--no-warnings", new URL("directory.mjs", import.meta.url).pathname, file], { encoding: "utf8" });
const first = settle();
assert.match(first, /^2 people imported, 0 updated, 0 failed/);
assert.match(settle(), /^0 people imported, \d+ updated, 0 failed/);
console.log(`Federation set up twice: ${first.trim()}, then none again`);

const loggedIn = async (name, password) => {
  const browser = new Browser();
  await browser.logIn(name, password);
  return (await browser.json("GET", "session")).body.data;
};
const qian = await loggedIn("qian", "only-the-directory-knows");
assert.deepEqual([qian.kind, qian.name], ["STAFF", "钱聪"]);
assert.ok(qian.capabilities.includes("MY_WORK") && !qian.capabilities.includes("REGISTER_CALL"));
const mary = await loggedIn("mary", "only-the-directory-knows");
assert.deepEqual([mary.kind, mary.name], ["STAFF", "Mary Jones"]);
assert.ok(mary.capabilities.includes("REGISTER_CALL") && !mary.capabilities.includes("MY_WORK"));
assert.equal((await loggedIn("qian", "wrong")).kind, "VISITOR");
console.log("Both log in with the directory's password, as engineer and agent by their groups; a wrong password is refused");

const admin = new Browser();
await admin.logIn("admin");
const newcomer = { kind: "STAFF", name: "钱聪", email: "qian@example.com", locale: "zh-CN", roles: ["engineer"], region: "华东", grade: "SENIOR" };
const made = await admin.json("POST", "people", newcomer, { "idempotency-key": crypto.randomUUID() });
assert.equal(made.status, 201, JSON.stringify(made.body));
assert.equal((await ask("GET", "/users?exact=true&email=qian%40example.com")).length, 1);
console.log("Added in the console, the directory's account is taken and no second one made");

process.kill(Number(LDAP_PID));
await new Promise((resolve) => setTimeout(resolve, 1000));
await ask("GET", "/users?search=qian").catch(() => undefined);
assert.equal((await loggedIn("qian", "only-the-directory-knows")).kind, "VISITOR");
assert.equal((await loggedIn("lin", "mendwell")).kind, "STAFF");
for (const name of ["qian", "mary"]) assert.equal((await ask("GET", `/users?exact=true&username=${name}`)).length, 1, `${name} is still there`);
const [user] = await ask("GET", "/users?exact=true&username=qian");
assert.ok((await ask("GET", `/users/${user.id}/role-mappings/realm/composite`)).some(({ name }) => name === "engineer"));
console.log("Directory stopped: nobody of it is deleted or loses a role, and people with accounts of Keycloak's own log in");
