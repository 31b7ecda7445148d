/// The API's own description, OpenAPI 3.1.
///
/// `portal-backend/openapi.yaml` is written by the test of this package from the resources, records, comments and calls of
/// the program, and committed: a change of the API is seen in its diff. What is served here is that file.
///
/// Properties of what leaves are `required` when, by the shipped field policy, every role that sees anything of the record sees
/// them. Clients that draw a field only where `access` lists it may treat all as present.
package mendwell.openapi;
