package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import mendwell.security.FieldPolicy;

/// The field policy in force: the text shipped in `security`.
@ApplicationScoped
class Policies {
    @Produces
    @Singleton
    FieldPolicy shipped() {
        try (var text = FieldPolicy.class.getResourceAsStream("policy.yaml")) {
            if (text == null) {
                throw new IllegalStateException("policy.yaml is missing from the security library");
            }
            return FieldPolicy.parse(new InputStreamReader(text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
