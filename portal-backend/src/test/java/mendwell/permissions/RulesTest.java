package mendwell.permissions;

import jakarta.inject.Inject;
import java.util.Map;
import mendwell.arquillian.StackTest;
import mendwell.http.Reply;

/// Changes the rules as an admin does, and takes the changes back.
abstract class RulesTest extends StackTest {
    @Inject
    InForce inForce;

    /// The rules as they were, for the tests that come after: Arquillian calls no `@AfterEach`.
    void shipped() {
        save("");
        inForce.follow();
    }

    Reply trial(String text) {
        return as("admin").post("permissions/trial", Map.of("text", text, "note", "try"));
    }

    /// The number of the version.
    int save(String text) {
        var seen = as("admin").get("permissions").expect(200);
        return as("admin").ifMatch(seen).post("permissions/versions", Map.of("text", text, "note", "test"))
                .expect(201)
                .at("/data/number")
                .asInt();
    }
}
