// Makes or shows a service account for a program that calls the API (client credentials).
//   node api-client.mjs NAME --role agent[,warehouse]     acts as our staff, with these roles
//   node api-client.mjs NAME --contact ID                 acts as this contact of a customer, and sees what the contact sees
// Prints the client's secret. A second time changes its scope and keeps the secret. Needs Keycloak's administrator, as apply.mjs.
import { readFileSync } from "node:fs";
import { administrator } from "./apply.mjs";

const usage = "node api-client.mjs NAME --role ROLE[,ROLE] | --contact ID";
const [name, option, value] = process.argv.slice(2);
if (!/^[a-z][a-z0-9-]{2,40}$/.test(name ?? "") || !["--role", "--contact"].includes(option) || !value) throw new Error(usage);
if (name.startsWith("mendwell-")) throw new Error("Names that begin with mendwell- are our own");
const wanted = option === "--role" ? value.split(",") : ["customer"];

const ask = await administrator();
const { clients, roles } = JSON.parse(readFileSync(new URL("mendwell-realm.json", import.meta.url), "utf8"));
const unknown = wanted.find((role) => !roles.realm.some((one) => one.name === role));
if (unknown || (option === "--role" && wanted.includes("customer"))) throw new Error(`${unknown ?? "customer"} is no role of the staff`);

const find = async () => (await ask("GET", `/clients?clientId=${name}`))[0];
if (!(await find())) {
  await ask("POST", "/clients", {
    clientId: name,
    name,
    publicClient: false,
    standardFlowEnabled: false,
    directAccessGrantsEnabled: false,
    serviceAccountsEnabled: true,
    fullScopeAllowed: true,
    protocolMappers: clients[0].protocolMappers,
  });
}
const client = await find();

const path = `/clients/${client.id}/protocol-mappers/models`;
for (const old of (await ask("GET", path)).filter((mapper) => mapper.name === "contact")) await ask("DELETE", `${path}/${old.id}`);
if (option === "--contact") {
  await ask("POST", path, {
    name: "contact",
    protocol: "openid-connect",
    protocolMapper: "oidc-hardcoded-claim-mapper",
    config: { "claim.name": "contact", "claim.value": value, "jsonType.label": "String", "access.token.claim": "true", "id.token.claim": "false" },
  });
}

const account = await ask("GET", `/clients/${client.id}/service-account-user`);
const mappings = `/users/${account.id}/role-mappings/realm`;
const ours = (role) => roles.realm.some((one) => one.name === role.name);
const excess = (await ask("GET", mappings)).filter((role) => ours(role) && !wanted.includes(role.name));
if (excess.length) await ask("DELETE", mappings, excess);
await ask("POST", mappings, await Promise.all(wanted.map((role) => ask("GET", `/roles/${role}`))));

console.log(JSON.stringify({ client_id: name, client_secret: client.secret, scope: option === "--role" ? wanted : { contact: value } }));
