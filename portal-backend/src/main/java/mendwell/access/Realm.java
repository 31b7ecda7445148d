package mendwell.access;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import mendwell.platform.Refusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RoleRepresentation;

/// Keycloak's admin API, as the service account `mendwell-backend`, which may keep people, their organisations and
/// read the admin events, and nothing else of the realm.
///
/// What Keycloak says never goes on as it is: each of its refusals becomes one of those below, or the server would give its
/// answer to our caller.
@ApplicationScoped
public class Realm {
    private final Keycloak keycloak;
    private final RealmResource realm;

    /// Keycloak, or the mail server behind it, did not answer.
    public static final class Unavailable extends Refusal {
        Unavailable() {
            super(503, "people/keycloak-unavailable");
        }

        @Override
        public int retryAfterSeconds() {
            return 10;
        }
    }

    /// What is to be made is there already.
    public static final class Exists extends RuntimeException {
        Exists(WebApplicationException cause) {
            super(cause);
        }
    }

    /// Keycloak does not do what we ask, and it is not for being down.
    static class RealmRefused extends IllegalStateException {
        RealmRefused(WebApplicationException refusal) {
            super(refusal);
        }
    }

    private static final class Missing extends RealmRefused {
        Missing(WebApplicationException refusal) {
            super(refusal);
        }
    }

    /// @param url such as `https://login.example/realms/mendwell`
    @Inject
    Realm(
            @ConfigProperty(name = "mendwell.identity.url") String url,
            @ConfigProperty(name = "mendwell.identity.backend") String client,
            @ConfigProperty(name = "mendwell.identity.client.secret") String secret) {
        var end = url.lastIndexOf("/realms/");
        var name = url.substring(end + "/realms/".length());
        keycloak = KeycloakBuilder.builder()
                .serverUrl(url.substring(0, end))
                .realm(name)
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(client)
                .clientSecret(secret)
                .build();
        realm = keycloak.realm(name);
    }

    @PreDestroy
    void close() {
        keycloak.close();
    }

    /// @throws RealmRefused when there is no such thing
    /// @throws Unavailable (503) when Keycloak does not answer
    public <T> T ask(Function<RealmResource, T> question) {
        try {
            return askTwice(question);
        } catch (WebApplicationException e) {
            throw switch (e.getResponse().getStatus()) {
                case 404 -> new Missing(e);
                case 409 -> new Exists(e);
                case 500, 502, 503, 504 -> new Unavailable();
                default -> new RealmRefused(e);
            };
        } catch (ProcessingException e) {
            if (e.getCause() instanceof IOException) {
                throw new Unavailable();
            }
            throw e;
        }
    }

    private <T> T askTwice(Function<RealmResource, T> question) {
        try {
            return question.apply(realm);
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() != 401) {
                throw e;
            }
            return question.apply(realm); // Keycloak was set up anew, or its keys were: this time with a new token
        }
    }

    /// @return empty when there is no such thing
    /// @throws Unavailable (503) when Keycloak does not answer
    public <T> Optional<T> find(Function<RealmResource, T> question) {
        try {
            return Optional.of(ask(question));
        } catch (Missing e) {
            return Optional.empty();
        }
    }

    /// @throws RealmRefused when there is no such thing
    /// @throws Unavailable (503) when Keycloak does not answer
    public void tell(Consumer<RealmResource> news) {
        ask(realm -> {
            news.accept(realm);
            return true;
        });
    }

    /// @return the id of what was made
    /// @throws Exists when it is there already
    /// @throws Unavailable (503) when Keycloak does not answer
    public String make(Function<RealmResource, Response> wish) {
        return ask(realm -> {
            var answer = wish.apply(realm);
            answer.bufferEntity(); // and nothing stays open
            return CreatedResponseUtil.getCreatedId(answer);
        });
    }

    /// @throws Unavailable (503) when Keycloak does not answer: asked before anything is written that would need it
    public void requireAnswering() {
        ask(realm -> realm.users().count()); // a token alone may be an old one
    }

    /// Lets an account in or shuts it out; shut out, it is logged out everywhere too.
    /// @throws Unavailable (503) when Keycloak does not answer
    public void setEnabled(UUID subject, boolean enabled) {
        find(realm -> realm.users().get(subject.toString()).toRepresentation()).ifPresent(account -> {
            account.setEnabled(enabled);
            tell(realm -> realm.users().get(subject.toString()).update(account)); // as a whole: what is missing would be taken away
            if (!enabled) {
                tell(realm -> realm.users().get(subject.toString()).logout());
            }
        });
    }

    /// Our roles that the account has, by itself or through a group; none when there is no such account.
    /// @throws Unavailable (503) when Keycloak does not answer
    public Set<String> roles(UUID subject) {
        return find(realm -> realm.users().get(subject.toString()).roles().realmLevel().listEffective()).stream()
                .flatMap(List::stream)
                .map(RoleRepresentation::getName)
                .filter(Roles.ALL::contains)
                .collect(Collectors.toSet());
    }

    /// A value for a query. The client takes what stands in braces for a place to fill, and `%41` for an A.
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
