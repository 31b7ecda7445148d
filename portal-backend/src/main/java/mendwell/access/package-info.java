/// Who is calling, and how: sessions, links and tokens become a [Caller]; every answer leaves through the field gate.
///
/// Life of a session: `/api/v1/login` sends the browser to Keycloak, `/api/v1/login/callback` exchanges the code and writes a session row;
/// the browser holds only a random cookie whose SHA-256 names that row. The row is the truth: delete it and the caller is out.
/// Tracking and unit links are bearer secrets in the `Authorization` header, stored only as hashes.
///
/// Who loses their account or a role loses open sessions and tokens too: [SessionWatch] hears of it from Keycloak in the background,
/// [LogoutResource] when Keycloak tells, [Accounts] holds it for all nodes. [Limits] slows down who is too fast.
///
/// Others may call: [CurrentRequest] (who, language, If-Match, Idempotency-Key), [Once], [Links], [Accounts] and [Realm] (to keep people).
package mendwell.access;
