package mendwell.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import mendwell.arquillian.StackTest;
import mendwell.platform.Json;
import org.junit.jupiter.api.Test;

/// What no client library would send.
class RawRequestsIT extends StackTest {
    private static final String REST = "Host: localhost\r\nAccept-Language: en\r\n\r\n";

    @Test
    void whatCannotBeUnderstoodIsRefusedInWords() throws IOException {
        for (var request : List.of(
                "GET\r\n\r\n",
                "\r\n\r\n",
                "gibberish\u0000\u00ff\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET /api/v1/session\r\n" + REST,
                "GET /api/v1/session HTTP/9.9\r\n" + REST,
                "GET /api/v1/session HTTP/1.1 more\r\n" + REST,
                "G\u0001T /api/v1/session HTTP/1.1\r\n" + REST,
                "GET /" + "a".repeat(40_000) + " HTTP/1.1\r\n" + REST,
                "GET http://[::1 HTTP/1.1\r\n" + REST,
                "CONNECT example.com:443 HTTP/1.1\r\n" + REST,
                "GET session HTTP/1.1\r\n" + REST,
                "OPTIONS * HTTP/1.1\r\n" + REST,
                "TRACE /api/v1/session HTTP/1.1\r\n" + REST,
                "GET /api/v1/%zz HTTP/1.1\r\n" + REST,
                "GET /%zz HTTP/1.1\r\n" + REST,
                "GET /api/v1/articles?q=%zz HTTP/1.1\r\n" + REST,
                "GET /api/v1/articles?%=%&&=& HTTP/1.1\r\n" + REST,
                "GET /api/v1/%c0%af HTTP/1.1\r\n" + REST,
                "GET /api/v1/work-orders/%00 HTTP/1.1\r\n" + REST,
                "GET /{}|^[] HTTP/1.1\r\n" + REST,
                "GET /api/v1/session HTTP/1.1\r\nno colon\r\n" + REST,
                "GET /api/v1/session HTTP/1.1\r\nA b: c\r\n" + REST,
                "GET /api/v1/session HTTP/1.1\r\nX: \u0000\r\n" + REST,
                "GET /api/v1/session HTTP/1.1\r\nX: " + "x".repeat(100_000) + "\r\n" + REST,
                "GET /api/v1/session HTTP/1.1\r\nContent-Length: abc\r\n" + REST,
                "GET /api/v1/session HTTP/1.1\r\nHost: a b:99999999\r\n\r\n",
                "GET /api/v1/session HTTP/1.1\r\n\r\n",
                "GET /api/v1/session HTTP/1.1\r\nAccept: \u00ff/;q=9\r\n" + REST,
                "GET /api/v1/session HTTP/1.1\r\nAuthorization: \r\n" + REST,
                "POST /api/v1/session HTTP/1.1\r\nContent-Length: -5\r\n" + REST,
                "POST /api/v1/people HTTP/1.1\r\nTransfer-Encoding: wrong\r\nContent-Type: application/json\r\n" + REST,
                "POST /api/v1/people HTTP/1.1\r\nContent-Type: rubbish;;==\r\nContent-Length: 2\r\n" + REST + "{}",
                "POST /api/v1/people HTTP/1.1\r\nContent-Type: a/b/c/d\r\nContent-Length: 2\r\n" + REST + "{}")) {
            var answer = answer(request);
            var name = request.substring(0, Math.min(80, request.length())) + ": " + answer;
            assertThat(answer).as(name).matches("(?s)HTTP/1.1 4\\d\\d .*").containsIgnoringCase("content-type: application/problem+json").contains("nosniff");
            var problem = Json.MAPPER.readTree(answer.substring(answer.indexOf('{')).replaceAll("}[^}]*$", "}"));
            assertThat(problem.path("status").asInt()).as(name).isEqualTo(Integer.parseInt(answer.substring(9, 12)));
            assertThat(problem.path("detail").asString()).as(name).isNotBlank().doesNotContain("Exception");
        }
    }

    @Test
    void anAnswerThatNobodyReadsIsItsHeadAlone() throws IOException {
        for (var path : List.of("work-orders/changes", "work-orders", "session")) {
            var answer = answer("HEAD /api/v1/" + path + " HTTP/1.1\r\nAuthorization: Bearer " + Api.token("lin") + "\r\n" + REST);
            assertThat(answer).as(path).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
        }
    }

    /// What comes within a second, though a connection may be kept.
    private String answer(String request) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            var answer = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answer);
            } catch (SocketTimeoutException e) {
                // kept
            }
            return answer.toString(UTF_8);
        }
    }
}
