package mendwell.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.config.mp.MpConfigSources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportSecurityTest {
    private static final Map<String, String> HERE = Map.of(
            "mendwell.http.host", "127.0.0.1",
            "mendwell.public.url", "http://localhost:8080",
            "mendwell.identity.url", "http://[::1]:8081/realms/mendwell",
            "mendwell.clamd.address", "/run/clamav/clamd.ctl",
            "mendwell.database.url", "jdbc:mariadb://127.0.0.1:3306/mendwell");

    @Test
    void whatStaysOnTheMachineMayBePlain() {
        assertThat(faults(Map.of())).isEmpty();
        assertThat(with(Map.of()).databaseUrl("jdbc:mariadb://localhost/mendwell")).isEqualTo("jdbc:mariadb://localhost/mendwell");
        assertThat(with(Map.of()).databaseUrl("jdbc:mariadb:///mendwell?localSocket=/run/mysqld.sock")).doesNotContain("sslMode");
    }

    @ParameterizedTest
    @CsvSource({
        "mendwell.http.host,     0.0.0.0,                              MENDWELL_HTTP_HOST, http",
        "mendwell.http.host,     ::,                                   MENDWELL_HTTP_HOST, http",
        "mendwell.http.host,     10.1.2.3,                             MENDWELL_HTTP_HOST, http",
        "mendwell.public.url,    http://service.example,               MENDWELL_PUBLIC_URL, public",
        "mendwell.identity.url,  http://10.1.2.3:8081/realms/mendwell, MENDWELL_IDENTITY_URL, identity",
        "mendwell.clamd.address, 10.1.2.3:3310,                        MENDWELL_CLAMD_ADDRESS, clamd",
        "mendwell.database.url,  jdbc:mariadb://10.1.2.3/mendwell?sslMode=disable, MENDWELL_DATABASE_URL, database",
        "mendwell.database.url,  jdbc:mariadb://10.1.2.3/mendwell?sslMode=trust,   MENDWELL_DATABASE_URL, database",
    })
    void whatLeavesItInTheClearIsNamedUnlessItIsAllowed(String setting, String value, String named, String wire) {
        assertThat(faults(Map.of(setting, value))).singleElement().asString().contains(named);
        assertThat(faults(Map.of(setting, value, "mendwell.plain.allowed", "mail, " + wire))).isEmpty();
        assertThatThrownBy(() -> with(Map.of(setting, value)).check(null)).hasMessageContaining(named).hasMessageContaining("MENDWELL_PLAIN_ALLOWED");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(faults(Map.of("mendwell.http.host", "0.0.0.0", "mendwell.public.url", "http://service.example"))).hasSize(2);
    }

    @Test
    void withTlsEverythingMayBeOpen() {
        assertThat(faults(Map.of(
                        "mendwell.http.host", "0.0.0.0",
                        "mendwell.http.certificate", "server.pem",
                        "mendwell.public.url", "https://service.example",
                        "mendwell.identity.url", "https://login.example/realms/mendwell",
                        "mendwell.database.url", "jdbc:mariadb://10.1.2.3/mendwell?sslMode=verify-ca&serverSslCert=ca.pem")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "jdbc:mariadb://db.example/mendwell", "jdbc:mariadb://127.0.0.1,10.1.2.3/mendwell", "jdbc:mariadb:sequential://10.1.2.3:3306,10.1.2.4:3306/mendwell?serverSslCert=ca.pem"
    })
    void anotherMachinesDatabaseIsVerifiedWithoutBeingAskedFor(String url) {
        assertThat(with(Map.of()).databaseUrl(url)).startsWith(url).endsWith("sslMode=verify-full");
        assertThat(with(Map.of("mendwell.plain.allowed", "database")).databaseUrl(url)).isEqualTo(url);
        assertThat(faults(Map.of("mendwell.database.url", url))).isEmpty();
    }

    @Test
    void aMisspeltPermissionIsRefused() {
        assertThatThrownBy(() -> with(Map.of("mendwell.plain.allowed", "everything"))).hasMessageContaining("everything").hasMessageContaining("identity");
    }

    private static List<String> faults(Map<String, String> settings) {
        return with(settings).faults();
    }

    private static TransportSecurity with(Map<String, String> settings) {
        var all = new HashMap<>(HERE);
        all.putAll(settings);
        return new TransportSecurity(
                ConfigProviderResolver.instance().getBuilder().withSources(MpConfigSources.create(all)).build());
    }
}
