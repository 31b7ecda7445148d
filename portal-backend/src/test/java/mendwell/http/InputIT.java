package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import mendwell.arquillian.StackTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputIT extends StackTest {
    private static final String START = "{'serviceType':'ON_SITE','formVersion':1,'files':[],";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            an empty body            |                                                                     |
            half a body              | {'serviceType':                                                     |
            no JSON at all           | <order/>                                                            |
            a list                   | [1,2]                                                               |
            null                     | null                                                                |
            text after the end       | START'answers':{'description':'x','urgency':'LOW'}} more            |
            a member twice           | START'formVersion':1,'answers':{'description':'x','urgency':'LOW'}} |
            a number as text         | {'serviceType':'ON_SITE','formVersion':'1','answers':{},'files':[]} | /formVersion
            a text as list           | START'answers':[]}                                                  | /answers
            a kind nobody offers     | {'serviceType':'on_site','formVersion':1,'answers':{},'files':[]}   | /serviceType
            a kind by its number     | {'serviceType':0,'formVersion':1,'answers':{},'files':[]}           | /serviceType
            no kind                  | {'formVersion':1,'answers':{'description':'x'},'files':[]}          | /serviceType
            an unknown member        | START'cost':1,'answers':{'description':'x','urgency':'LOW'}}        | /cost
            half a character         | START'answers':{'description':'a\\ud800b','urgency':'LOW'}}         | /answers/description
            NUL                      | START'answers':{'description':'a\\u0000b','urgency':'LOW'}}         | /answers/description
            a unit that is no id     | START'equipmentId':'7','answers':{'description':'x','urgency':'LOW'}} | /equipmentId
            """)
    void aBodyThatIsNotWhatTheContractSaysIsRefusedInBothLanguages(String what, String body, String pointer) {
        var bytes = (body == null ? "" : body.strip())
                .replace("START", START)
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
        var expected = pointer == null ? "" : pointer.strip();
        for (var language : new String[] {"zh-CN", "en"}) {
            var refused = as("liu").speaking(language).post("work-orders", "application/json", bytes).expect(400, "bad-input");
            assertThat(refused.pointers()).containsExactly(expected);
            assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(refused.header("Content-Language")).isEqualTo(language);
            for (var place : new String[] {"/title", "/detail", "/errors/0/detail"}) {
                var chinese = refused.at(place).asString().codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
                assertThat(chinese).as(place + ": " + refused.text()).isEqualTo(language.equals("zh-CN"));
            }
        }
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        var body = (START + "'answers':{'description':'\u00ff','urgency':'LOW'}}").replace('\'', '"').getBytes(StandardCharsets.ISO_8859_1);
        as("liu").post("work-orders", "application/json", body).expect(400, "bad-input");
    }

    @Test
    void aWrongPhoneNumberOrAddressIsToldInWordsOfTheReader() {
        var wanted = Orders.wanted(orders().unit(Orders.LIUS_UNIT), "异响");
        wanted.put("contact", Map.of("name", "顾师傅", "phone", "call me", "email", "nobody", "locale", "en"));
        for (var language : new String[] {"zh-CN", "en"}) {
            var refused = as("lin").speaking(language).post("work-orders", wanted).expect(400, "bad-input");
            assertThat(refused.pointers()).containsExactly("/contact/email", "/contact/phone");
            for (int i = 0; i < 2; i++) {
                var sentence = refused.at("/errors/" + i + "/detail").asString();
                assertThat(sentence).contains(language.equals("en") ? "Please" : "请").doesNotContain("must match", "well-formed");
            }
        }
    }

    @Test
    void aBodyOfThreeMegabytesIsRefused() {
        as("liu").post("work-orders", "application/json", new byte[3_000_000]).expect(413, "body-too-large");
    }

    @Test
    void aFormInsteadOfJsonIsRefused() {
        as("liu").post("work-orders", "application/x-www-form-urlencoded", "a=b".getBytes(StandardCharsets.US_ASCII)).expect(415, "http-415");
    }

    @Test
    void aListTakesNoStrangeParameters() {
        as("lin").get("work-orders?limit=0").expect(400, "bad-input");
        as("lin").get("work-orders?limit=101").expect(400, "bad-input");
        as("lin").get("work-orders?cursor=rubbish").expect(400, "bad-input");
        as("lin").get("work-orders?status=NOWHERE").expect(400, "bad-input");
    }

    @Test
    void aQuestionToTheKnowledgeBaseThatIsTooLongIsToldSo() {
        visitor().get("articles?q=" + URLEncoder.encode("漏".repeat(200), StandardCharsets.UTF_8)).expect(200);
        for (int length : new int[] {201, 2000}) {
            var refused = visitor().speaking("en").get("articles?q=" + URLEncoder.encode("漏".repeat(length), StandardCharsets.UTF_8)).expect(400, "bad-input");
            assertThat(refused.pointers()).containsExactly("?q");
            assertThat(refused.at("/errors/0/detail").asString()).isEqualTo("This is too long. Please use at most 200 characters.");
        }
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        as("lin").get("work-orders/" + UUID.randomUUID()).expect(404, "not-found");
        as("lin").get("work-orders/7").expect(404);
        as("lin").get("nowhere").expect(404);
    }

    @Test
    void aMadeUpTokenIsNoLogin() {
        visitor().with("Authorization", "Bearer abc.def.ghi").get("session").expect(401);
        visitor().with("Authorization", "Basic bGl1Om1lbmR3ZWxs").get("session").expect(401);
    }
}
