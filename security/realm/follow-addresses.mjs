// Tells a Keycloak that has its realm already where the portal and the mail server are now: ./run may be given other ports
// than the last time. Reads the environment that ./run hands to Keycloak.
const { MENDWELL_KEYCLOAK_URL: keycloak, MENDWELL_PUBLIC_URL: portal, MENDWELL_MAIL_HOST: host, MENDWELL_MAIL_PORT: port } = process.env;

async function ask(path, options = {}) {
  const answer = await fetch(`${keycloak}${path}`, options);
  if (!answer.ok) throw new Error(`${options.method ?? "GET"} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? undefined : answer.json();
}

const { access_token: token } = await ask("/realms/master/protocol/openid-connect/token", {
  method: "POST",
  body: new URLSearchParams({
    grant_type: "password",
    client_id: "admin-cli",
    username: process.env.KC_BOOTSTRAP_ADMIN_USERNAME,
    password: process.env.KC_BOOTSTRAP_ADMIN_PASSWORD,
  }),
});
const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
const put = (path, body) => ask(path, { method: "PUT", headers, body: JSON.stringify(body) });

const realm = await ask("/admin/realms/mendwell", { headers });
await put("/admin/realms/mendwell", { smtpServer: { ...realm.smtpServer, host, port } });

const [client] = await ask("/admin/realms/mendwell/clients?clientId=mendwell-portal", { headers });
const moved = JSON.parse(JSON.stringify(client).replaceAll(`"${client.rootUrl}`, `"${portal}`));
await put(`/admin/realms/mendwell/clients/${client.id}`, moved);
