package mendwell.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerAddressTest {
    private static final String PROXY = "10.1.2.3";
    private static final String CALLER = "203.0.113.7";

    private final CallerAddress behindProxies = new CallerAddress(Optional.of("127.0.0.1, ::1, 10.0.0.0/8, 2001:db8:5::/48"), "X-Forwarded-For");

    private static String address(CallerAddress addresses, String peer, String header) {
        return addresses.of(InetAddress.ofLiteral(peer), header);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "8.8.8.8", "8.8.8.8, 127.0.0.1", "127.0.0.1"})
    void whatAStrangerWritesIsNotLookedAt(String header) {
        assertThat(address(behindProxies, CALLER, header)).isEqualTo(CALLER);
        assertThat(address(new CallerAddress(Optional.empty(), "X-Forwarded-For"), PROXY, header)).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CALLER,
                "8.8.8.8, " + CALLER,
                "127.0.0.1, 10.9.9.9," + CALLER,
                "\"unclosed, " + CALLER,
                "8.8.8.8, " + CALLER + ", 10.4.4.4",
                CALLER + ", 2001:db8:5::9, 127.0.0.1",
                CALLER + ":51000"
            })
    void behindOurProxiesItIsTheLastOneThatIsNotOurs(String header) {
        assertThat(address(behindProxies, PROXY, header)).isEqualTo(CALLER);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ",", "unknown", "8.8.8.8, _hidden", "8.8.8.8, portal.example", "8.8.8.8, []"})
    void whatCannotBeReadLeavesTheProxy(String header) {
        assertThat(address(behindProxies, PROXY, header)).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:5:ffff::1, true",
        "2001:db8:6::1, false",
        "10.255.255.255, true",
        "11.0.0.0, false",
        "127.0.0.1, true",
        "127.0.0.2, false",
        "::ffff:10.0.0.1, true"
    })
    void aBlockHoldsWhatBeginsWithItsBits(String peer, boolean trusted) {
        assertThat(address(behindProxies, peer, CALLER).equals(CALLER)).isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=203.0.113.7",
                "for=8.8.8.8, for=203.0.113.7;proto=https;by=10.1.2.3",
                "for=8.8.8.8, proto=https ; For=\"203.0.113.7:4711\"",
                "for=203.0.113.7, for=\"[2001:db8:5::9]:443\""
            })
    void theStandardsOwnHeaderIsReadWhenItIsTheOneWeAreTold(String header) {
        assertThat(address(new CallerAddress(Optional.of("10.0.0.0/8,2001:db8:5::/48"), "Forwarded"), PROXY, header)).isEqualTo(CALLER);
    }

    @Test
    void aWrongSettingStopsTheStart() {
        for (var wrong : new String[] {"localhost", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8/8"}) {
            assertThatThrownBy(() -> new CallerAddress(Optional.of(wrong), "Forwarded"))
                    .hasMessageContaining("MENDWELL_TRUSTED_PROXIES")
                    .hasMessageContaining(wrong);
        }
        assertThatThrownBy(() -> new CallerAddress(Optional.empty(), "X-Real-IP")).hasMessageContaining("X-Real-IP");
    }
}
