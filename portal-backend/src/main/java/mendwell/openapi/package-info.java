/// The API's own description, OpenAPI 3.1.
///
/// `portal-backend/openapi.yaml` is written by the test of this package from the resources, records, comments and calls of
/// the program, and committed: a change of the API is seen in its diff. What is served here is that file.
package mendwell.openapi;
