// Brings a Keycloak that has the realm already to what the text says: after an upgrade, or when ./run is given other ports.
//   node apply.mjs [REALM.json [LOGIN.json]]
// What the text says holds; what it does not mention (people, keys, federations, further clients) stays. Tells each change; a
// second time there is nothing to tell. Reads the environment that ./run hands to Keycloak.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { MENDWELL_KEYCLOAK_URL: keycloak } = process.env;
const here = (name) => new URL(name, import.meta.url);
const read = (file) => JSON.parse(readFileSync(file, "utf8").replace(/\$\{([A-Z_]+)\}/g, (_, name) => process.env[name] ?? fail(`${name} is not set`)));
const fail = (why) => {
  throw new Error(why);
};

export async function administrator() {
  const { access_token: token } = await call("/realms/master/protocol/openid-connect/token", {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "password",
      client_id: "admin-cli",
      username: process.env.KC_BOOTSTRAP_ADMIN_USERNAME,
      password: process.env.KC_BOOTSTRAP_ADMIN_PASSWORD,
    }),
  });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return (method, path, body) => call(`/admin/realms/mendwell${path}`, { method, headers, body: body && JSON.stringify(body) });
}

/** The answer's JSON; undefined when there is none or no such thing. */
async function call(path, options) {
  const answer = await fetch(`${keycloak}${path}`, options);
  if (answer.status === 404) return undefined;
  if (!answer.ok) fail(`${options.method} ${path}: ${answer.status} ${await answer.text()}`);
  const text = await answer.text();
  return text ? JSON.parse(text) : undefined;
}

/** Whether something is as wanted, in all that is wanted of it. Lists of words have no order. */
function fits(wanted, is) {
  if (Array.isArray(wanted)) return JSON.stringify([...wanted].sort()) === JSON.stringify([...(is ?? [])].sort());
  if (typeof wanted !== "object" || wanted === null) return wanted === is || (wanted === Number(is) && is !== undefined) || wanted === "" + is;
  return Object.entries(wanted).every(([name, value]) => fits(value, is?.[name]));
}

const merged = (is, wanted) => {
  if (typeof wanted !== "object" || wanted === null || Array.isArray(wanted)) return wanted;
  return { ...is, ...Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, merged(is?.[name], value)])) };
};

/** @returns what was changed, one line each */
export async function apply(realmFile = here("mendwell-realm.json"), loginFile = here("login.json")) {
  const { roles, clients, users, ...realm } = read(realmFile);
  const login = read(loginFile);
  const ask = await administrator();
  const changed = [];
  const settle = async (what, wanted, is, change) => {
    if (fits(wanted, is)) return;
    await change(merged(is, wanted));
    changed.push(what);
  };

  const now = await ask("GET", "");
  for (const [name, value] of Object.entries(realm)) {
    await settle(`realm: ${name}`, { [name]: value }, now, () => ask("PUT", "", { [name]: merged(now[name], value) }));
  }

  for (const role of roles.realm) {
    const is = await ask("GET", `/roles/${role.name}`);
    await settle(`role: ${role.name}`, role, is, (whole) => (is ? ask("PUT", `/roles/${role.name}`, whole) : ask("POST", "/roles", role)));
  }

  for (const { protocolMappers = [], ...client } of clients) {
    const [is] = await ask("GET", `/clients?clientId=${client.clientId}`);
    await settle(`client: ${client.clientId}`, client, is, (whole) => (is ? ask("PUT", `/clients/${is.id}`, whole) : ask("POST", "/clients", client)));
    const [{ id }] = is ? [is] : await ask("GET", `/clients?clientId=${client.clientId}`);
    const mappers = await ask("GET", `/clients/${id}/protocol-mappers/models`);
    for (const mapper of protocolMappers) {
      const old = mappers.find(({ name }) => name === mapper.name);
      const path = `/clients/${id}/protocol-mappers/models`;
      await settle(`mapper: ${client.clientId}, ${mapper.name}`, mapper, old, (whole) => (old ? ask("PUT", `${path}/${old.id}`, whole) : ask("POST", path, mapper)));
    }
  }

  for (const { serviceAccountClientId, clientRoles } of users.filter((user) => user.serviceAccountClientId)) {
    const [client] = await ask("GET", `/clients?clientId=${serviceAccountClientId}`);
    const account = await ask("GET", `/clients/${client.id}/service-account-user`);
    for (const [owner, wanted] of Object.entries(clientRoles)) {
      const [{ id }] = await ask("GET", `/clients?clientId=${owner}`);
      const path = `/users/${account.id}/role-mappings/clients/${id}`;
      const has = await ask("GET", path);
      const lacking = (await ask("GET", `${path}/available`)).filter(({ name }) => wanted.includes(name));
      const excess = has.filter(({ name }) => !wanted.includes(name));
      if (lacking.length) await ask("POST", path, lacking);
      if (excess.length) await ask("DELETE", path, excess);
      changed.push(...lacking.map(({ name }) => `${serviceAccountClientId} may ${name}`), ...excess.map(({ name }) => `${serviceAccountClientId} may no longer ${name}`));
    }
  }

  for (const [alias, wanted] of Object.entries(login.requiredActions)) {
    const path = `/authentication/required-actions/${alias}`;
    await settle(`required action: ${alias}`, wanted, await ask("GET", path), (whole) => ask("PUT", path, whole));
  }
  for (const [flow, wanted] of Object.entries(login.flows)) {
    const path = `/authentication/flows/${flow}/executions`;
    const steps = await ask("GET", path);
    for (const [name, requirement] of Object.entries(wanted)) {
      const step = steps.find(({ displayName }) => displayName === name) ?? fail(`The flow ${flow} has no step "${name}", only ${steps.map((one) => one.displayName)}`);
      await settle(`${flow}: ${name}`, { requirement }, step, (whole) => ask("PUT", path, whole));
    }
  }
  return changed;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const changed = await apply(...process.argv.slice(2));
  console.log(changed.length ? changed.map((what) => `Keycloak changed: ${what}`).join("\n") : "Keycloak is as the text says");
}
