package mendwell.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private final Addresses usual = new Addresses(false);
    private final Addresses trial = new Addresses(true);

    @ParameterizedTest
    @ValueSource(strings = {"https://10.20.30.40/hook", "https://192.168.7.9:8443/a?b=c", "https://172.16.0.1", "https://203.0.113.7/", "https://[fd12:3456::1]/x", "https://[2001:db8::1]/"})
    void otherMachinesMayBeCalledThoseOfPrivateNetworksToo(String url) throws Exception {
        assertThat(usual.of(url)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://localhost/", "https://127.0.0.1/", "https://2130706433/", "https://[::1]/", "https://[::ffff:127.0.0.1]/",
        "https://0.0.0.0/", "https://[::]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://[::127.0.0.1]/"})
    void thisMachineMayNot(String url) {
        refused(usual, url, "own");
    }

    @Test
    void thisMachineMayNotBeCalledByItsOtherAddressesEither() throws Exception {
        for (var card : NetworkInterface.networkInterfaces().toList()) {
            for (var address : card.inetAddresses().map(InetAddress::getHostAddress).filter(text -> !text.contains(":")).toList()) {
                refused(usual, "https://" + address + "/", "own");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://169.254.169.254/latest/meta-data", "https://169.254.1.1/", "https://[fe80::1]/", "https://100.100.100.200/", "https://168.63.129.16/",
        "https://192.0.0.192/", "https://[fd00:ec2::254]/", "https://224.0.0.1/", "https://[ff02::1]/", "https://255.255.255.255/", "https://240.0.0.1/",
        "https://0.1.2.3/", "https://[64:ff9b::a9fe:a9fe]/", "https://[2002:a9fe:a9fe::]/"})
    void whereCloudsKeepTheirKeysMayNotEvenInATrial(String url) {
        refused(usual, url, "forbidden");
        refused(trial, url, "forbidden");
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.20.30.40/, https",
        "ftp://10.20.30.40/, https",
        "https://user:word@10.20.30.40/, user",
        "https://user@10.20.30.40/, user",
        "https://, malformed",
        "https://售后.example/, malformed",
        "https://a.example/x y, malformed",
        "https://a.example/#part, malformed",
        "https://a.example:99999/, malformed",
        "https://127.1/, malformed",
        "https:a.example, malformed",
        "//a.example/, https",
        "rubbish, https"
    })
    void anAddressIsCompleteSecureAndWithoutAPassword(String url, String why) {
        refused(usual, url, why);
    }

    @Test
    void aTrialMayCallThisMachineWithoutTlsAndNobodyElse() throws Exception {
        assertThat(trial.of("http://127.0.0.1:8080/hook").isLoopbackAddress()).isTrue();
        refused(trial, "http://10.20.30.40/", "https");
        refused(usual, "http://127.0.0.1:8080/hook", "https");
    }

    private static void refused(Addresses addresses, String url, String why) {
        assertThatThrownBy(() -> addresses.of(url)).as(url).isInstanceOf(Addresses.Refused.class).hasMessage(why);
    }
}
