package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import mendwell.access.Hash;
import mendwell.arquillian.StackTest;
import mendwell.pictures.Photos;
import mendwell.platform.Sql;
import mendwell.workorders.Status;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ReportsIT extends StackTest {
    private static final String CODE = "314159";
    private static final String REFUSED = "signing/identity-check-failed";

    @Inject
    Sql sql;

    @Test
    void aForwardedLinkAloneSignsNoReport() {
        var order = orders().at(Status.SIGN_OFF);
        var link = link(order);
        assertThat(needsIdentityCheck(link, order)).isTrue();
        sign(link, order, null).expect(403, REFUSED);
        sign(link, order, "000000").expect(403, REFUSED);
        assertThat(orders().read("lin", order.id()).data("status")).isEqualTo("SIGN_OFF");
    }

    @Test
    void theHolderOfALinkSignsWithTheCodeAndTheEvidenceNamesTheirAddress() throws IOException {
        var order = orders().at(Status.SIGN_OFF);
        var link = link(order);
        var sent = ask(link, order);
        assertThat(sent).contains("@").contains("*");
        sign(link, order, "271828").expect(403, REFUSED);
        sign(link, order, CODE).expect(200);
        assertThat(orders().read("lin", order.id()).data("status")).isEqualTo("RATING");
        assertThat(evidence(order)).contains(sent);
    }

    @Test
    void fiveWrongCodesAreEnough() {
        var order = orders().at(Status.SIGN_OFF);
        var link = link(order);
        ask(link, order);
        for (int i = 0; i < 5; i++) {
            sign(link, order, "27182" + i).expect(403, REFUSED);
        }
        sign(link, order, CODE).expect(403, REFUSED);
    }

    @Test
    void whoIsLoggedInSignsWithoutACode() {
        var order = orders().at(Status.SIGN_OFF);
        assertThat(needsIdentityCheck(as("liu"), order)).isFalse();
        sign(as("liu"), order, null).expect(200);
    }

    @Test
    void theEngineersDeviceNeedsNoCode() {
        var order = orders().at(Status.SIGN_OFF);
        assertThat(needsIdentityCheck(as("zhang"), order)).isFalse();
        as("zhang").postKeyless(path(order) + "/identity-checks", "").expect(403, "forbidden");
        sign(as("zhang"), order, null).expect(200);
    }

    @Test
    void aCodePassedThroughOneLinkDoesNotHelpTheHolderOfAnother() {
        var order = orders().at(Status.SIGN_OFF);
        var link = link(order);
        var made = as("liu").post("work-orders/" + order.id() + "/tracking-links", "").expect(200).data("url");
        var other = visitor().tracking(made.substring(made.indexOf('#') + 1));
        ask(link, order);
        sign(other, order, CODE).expect(403, REFUSED);
        signature(link, order, CODE, false).expect(400, "bad-input"); // identified, but nothing is signed yet
        assertThat(needsIdentityCheck(link, order)).isFalse();
        assertThat(needsIdentityCheck(other, order)).isTrue();
        sign(other, order, null).expect(403, REFUSED);
        sign(link, order, null).expect(200);
    }

    @Test
    void aCodeIsForAReportThatWaitsForItsSignature() {
        var early = orders().at(Status.REPORTING);
        link(early).postKeyless(path(early) + "/identity-checks", "").expect(409, "report/not-now");
        sign(link(early), early, CODE).expect(409, "report/not-now");
        var late = orders().at(Status.RATING);
        link(late).postKeyless(path(late) + "/identity-checks", "").expect(409, "report/not-now");
    }

    @Test
    void aPhotoTakenSidewaysStandsUprightOnTheScreenAndInTheSealedReport() throws IOException {
        var order = orders().at(Status.REPORTING);
        var photo = as("zhang").post("files?name=valve.jpg", "image/jpeg", Photos.held(Photos.wide(3000), 6)).expect(201);
        var thumbnail = ImageIO.read(new ByteArrayInputStream(download(photo.data("thumbnailUrl"))));
        assertThat(thumbnail.getWidth()).isEqualTo(240);
        assertThat(thumbnail.getHeight()).isEqualTo(480);

        var report = new HashMap<String, Object>(Orders.report());
        report.put("photos", List.of(photo.id()));
        as("zhang").post(path(order), report).expect(200);
        sign(as("liu"), order, null).expect(200);
        try (var pdf = Loader.loadPDF(sealed(order))) {
            assertThat(pictures(pdf)).contains("500 × 1000").doesNotContain("1000 × 500");
        }
    }

    private static List<String> pictures(PDDocument pdf) throws IOException {
        var found = new ArrayList<String>();
        for (var page : pdf.getPages()) {
            for (var name : page.getResources().getXObjectNames()) {
                if (page.getResources().getXObject(name) instanceof PDImageXObject image) {
                    found.add(image.getWidth() + " × " + image.getHeight());
                }
            }
        }
        return found;
    }

    private byte[] download(String url) {
        return visitor().get(url.substring(url.indexOf("files/"))).expect(200).response().body();
    }

    private byte[] sealed(Reply order) {
        return download(orders().read("lin", order.id()).at("/data/documents/0/url").asString());
    }

    private Api link(Reply order) {
        return visitor().tracking(Orders.trackingToken(order));
    }

    private static String path(Reply order) {
        return "work-orders/" + order.id() + "/report";
    }

    private static boolean needsIdentityCheck(Api caller, Reply order) {
        return caller.get("work-orders/" + order.id()).expect(200).at("/data/report/needsIdentityCheck").asBoolean();
    }

    /// Asks for a code, which then is ours; gives the masked address it went to.
    private String ask(Api caller, Reply order) {
        var sentTo = caller.postKeyless(path(order) + "/identity-checks", "").expect(200).data("sentTo");
        var check = sql.one(
                        "select c.id from identity_check c join service_report r on r.id = c.quote_id where r.work_order_id = ?"
                                + " order by c.created_at desc limit 1",
                        Sql.Row::uuid,
                        UUID.fromString(order.id()))
                .orElseThrow();
        sql.update("update identity_check set code_hash = ? where id = ?", Hash.sha256(check + CODE), check);
        return sentTo;
    }

    /// The words of the sealed report, without spaces and line breaks.
    private String evidence(Reply order) throws IOException {
        try (var pdf = Loader.loadPDF(sealed(order))) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }

    private static Reply sign(Api caller, Reply order, String code) {
        return signature(caller, order, code, true);
    }

    private static Reply signature(Api caller, Reply order, String code, boolean consent) {
        var body = new HashMap<String, Object>(Map.of("consent", consent, "signature", Orders.signature()));
        body.put("code", code);
        return caller.post(path(order) + "/signature", body);
    }
}
