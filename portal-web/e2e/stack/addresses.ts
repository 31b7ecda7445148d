/** Where the running product answers; `./run -- COMMAND` sets the variables. */
function address(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Start the tests with ./run -- npm run journey --prefix portal-web`);
  return value;
}

export const portalUrl = address("MENDWELL_URL");
export const consoleUrl = `${portalUrl}/console`;
export const keycloakUrl = address("MENDWELL_KEYCLOAK_URL");
export const mailboxUrl = address("MENDWELL_MAILBOX_URL");
