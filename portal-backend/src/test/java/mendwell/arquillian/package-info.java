/// Tests against the running product: Arquillian with a container of our own, Helidon in the test's JVM.
///
/// A test extends [StackTest], its name ends in `IT`. All of them share one server, started by the first, on MariaDB and
/// Keycloak as named by `MENDWELL_…` variables. Run them with
///
/// ```
/// ./run --data .mendwell/test --reset --port 18180 --services database,keycloak,mailbox -- mvn -pl portal-backend -am -Pstack test -Dtest='*IT' -Dsurefire.failIfNoSpecifiedTests=false
/// ```
///
/// No test may count on another, nor on an empty database: each makes the orders it needs.
package mendwell.arquillian;
