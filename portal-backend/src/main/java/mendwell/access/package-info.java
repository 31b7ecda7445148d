/// Who is calling, and how: sessions, links and tokens become a [Caller]; every answer leaves through the field gate.
///
/// Life of a session: `/api/v1/login` sends the browser to Keycloak, `/api/v1/login/callback` exchanges the code and writes a session row;
/// the browser holds only a random cookie whose SHA-256 names that row. The row is the truth: delete it and the caller is out.
/// Tracking and unit links are bearer secrets in the `Authorization` header, stored only as hashes.
///
/// Others may call: [CurrentRequest] (who, language, If-Match, Idempotency-Key), [Once], [Links].
package mendwell.access;
