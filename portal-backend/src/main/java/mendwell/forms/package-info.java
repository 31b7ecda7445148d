/// The form of each service type: a JSON Schema 2020-12 that browser and server check alike, and a small document that tells
/// the browser how to show it.
///
/// A form is a file `forms/<service-type>.v<version>.json`. A published version is never changed: orders keep theirs. The newest
/// is offered; answers to older ones are still taken.
///
/// Which fields are shown follows from the schema: each member of `allOf` is an `if` about one field, with `then` naming what
/// is needed when it holds, and `else` refusing (`false`) what does not apply when it does not hold. A field is shown unless
/// the answers so far refuse it; what is not shown is not sent.
///
/// Each question is a field of the record type `form.<SERVICE_TYPE>`, with a right for each role ([mendwell.security.Question]): the
/// form that is served leaves out what the caller may not answer, also where it would be needed, and what only such an answer
/// would ask for.
///
/// Every form has `description` (1 to 10,000 characters), `urgency`, and `preferredFrom`, `preferredUntil` (UTC instants).
/// They become fields of the order, and its rights to those count for them.
/// Beside the schema, the wished time may not end before it begins. `forms/vectors.json` of the tests holds answers with what
/// is wrong with them, for both sides' tests.
///
/// Others may call: [Forms].
package mendwell.forms;
