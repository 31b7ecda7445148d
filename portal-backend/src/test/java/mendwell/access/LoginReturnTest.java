package mendwell.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginReturnTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/orders", "/console/orders/01a2?tab=quotes#top"})
    void aPathOfOurOwnIsWhereTheLoginLeads(String path) {
        assertThat(LoginResource.local(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "orders", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nX: y", "/a b", "/a|b", "/%zz", "/x\"><script>"})
    void anythingElseLeadsHome(String path) {
        assertThat(LoginResource.local(path)).isEqualTo("/");
    }

    @Test
    void whatPeopleTypedComesBackAsAnAddress() {
        assertThat(URI.create("https://example.org" + LoginResource.local("/articles?q=漏气")).getQuery()).isEqualTo("q=漏气");
    }

    @Test
    void aReturnThatWouldNotFitIntoTheCookieLeadsHome() {
        assertThat(LoginResource.local("/" + "a".repeat(500))).isEqualTo("/");
    }
}
