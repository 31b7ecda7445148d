// Lets the people of an LDAP directory or Active Directory log in: Keycloak imports them, reads only, and asks the directory for the
// password at each login.
//   node directory.mjs SETTINGS.json      (see README.md; a second time changes what differs). Needs Keycloak's administrator, as apply.mjs.
import { readFileSync } from "node:fs";
import { administrator } from "./apply.mjs";

const settings = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { name = "directory", url, bindDn, bindPassword, usersDn, groupsDn, groups, active = false } = settings;
for (const needed of ["url", "bindDn", "bindPassword", "usersDn", "groupsDn", "groups"]) {
  if (!settings[needed]) throw new Error(`The settings lack ${needed}`);
}
if (!url.startsWith("ldaps://") && !["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname)) throw new Error("Off this host only ldaps:// is possible");

const ask = await administrator();
const realm = await ask("GET", "");
const lists = (values) => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, [String(value)]]));

/** Makes a component or brings it to what is wanted. */
async function settle(parent, wanted) {
  const all = await ask("GET", `/components?parent=${parent}`);
  const old = all.find((one) => one.name === wanted.name && one.providerId === wanted.providerId);
  const whole = { parentId: parent, ...old, ...wanted, config: { ...old?.config, ...wanted.config } };
  await (old ? ask("PUT", `/components/${old.id}`, whole) : ask("POST", "/components", whole));
  return (await ask("GET", `/components?parent=${parent}`)).find((one) => one.name === wanted.name && one.providerId === wanted.providerId).id;
}

const id = await settle(realm.id, {
  name,
  providerId: "ldap",
  providerType: "org.keycloak.storage.UserStorageProvider",
  config: lists({
    enabled: true,
    vendor: active ? "ad" : "other",
    connectionUrl: url,
    bindDn,
    bindCredential: bindPassword,
    authType: "simple",
    usersDn,
    searchScope: 2,
    userObjectClasses: active ? "person, organizationalPerson, user" : "inetOrgPerson, organizationalPerson",
    usernameLDAPAttribute: active ? "sAMAccountName" : "uid",
    rdnLDAPAttribute: active ? "cn" : "uid",
    uuidLDAPAttribute: active ? "objectGUID" : "entryUUID",
    editMode: "READ_ONLY",
    importEnabled: true, // our ids of people are Keycloak's own
    syncRegistrations: false,
    // A directory that does not answer, or answers too little, must not take anybody's account and roles away.
    removeInvalidUsersEnabled: false,
    connectionPooling: true,
    connectionTimeout: 2000,
    readTimeout: 5000,
    pagination: true,
    fullSyncPeriod: 86400,
    changedSyncPeriod: 60,
    trustEmail: true,
    priority: 0,
  }),
});

const mapper = (wanted) => settle(id, { providerType: "org.keycloak.storage.ldap.mappers.LDAPStorageMapper", ...wanted });
await mapper({ name: "first name", providerId: "user-attribute-ldap-mapper", config: lists({ "ldap.attribute": "givenName", "user.model.attribute": "firstName", "read.only": true, "always.read.value.from.ldap": true, "is.mandatory.in.ldap": false }) });
if (active) await mapper({ name: "disabled accounts", providerId: "msad-user-account-control-mapper", config: {} });
const groupMapper = await mapper({
  name: "groups",
  providerId: "group-ldap-mapper",
  config: lists({
    "groups.dn": groupsDn,
    "group.name.ldap.attribute": "cn",
    "group.object.classes": active ? "group" : "groupOfNames",
    "membership.ldap.attribute": "member",
    "membership.attribute.type": "DN",
    "membership.user.ldap.attribute": active ? "cn" : "uid",
    "user.roles.retrieve.strategy": "LOAD_GROUPS_BY_MEMBER_ATTRIBUTE",
    "preserve.group.inheritance": false,
    "drop.non.existing.groups.during.sync": false,
    mode: "READ_ONLY",
    "groups.path": "/",
  }),
});

await ask("POST", `/user-storage/${id}/mappers/${groupMapper}/sync?direction=fedToKeycloak`);
for (const [group, roles] of Object.entries(groups)) {
  const [found] = await ask("GET", `/groups?exact=true&search=${encodeURIComponent(group)}`);
  if (!found) throw new Error(`The directory has no group ${group} below ${groupsDn}`);
  await ask("POST", `/groups/${found.id}/role-mappings/realm`, await Promise.all(roles.map((role) => ask("GET", `/roles/${role}`))));
}
const { added, updated, failed } = await ask("POST", `/user-storage/${id}/sync?action=triggerFullSync`);
console.log(`${added} people imported, ${updated} updated, ${failed} failed`);
