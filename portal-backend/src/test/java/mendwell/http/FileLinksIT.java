package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import mendwell.access.Hash;
import mendwell.arquillian.StackTest;
import mendwell.platform.Ids;
import mendwell.platform.Sql;
import org.junit.jupiter.api.Test;

/// A file's link opens without a login, and no longer than whom it was made for may come in.
class FileLinksIT extends StackTest {
    @Inject
    Sql sql;

    @Test
    void aDisabledPersonsLinksAreDeadAndThoseOfOthersAreNot() throws IOException {
        var order = path(withPhoto());
        var subject = UUID.randomUUID();
        var mine = link(browser(subject), order);
        var others = link(as("lin"), order);
        visitor().get(mine).expect(200);
        assertThat(link(browser(subject), order)).as("browsers keep the picture").isEqualTo(mine);
        visitor().get(mine.replace(subject.toString(), UUID.randomUUID().toString())).expect(403, "file/link-over");
        account(subject, Instant.now(), null);
        within(5, () -> visitor().get(mine).status() == 403);
        visitor().get(mine).expect(403, "file/link-over");
        visitor().get(others).expect(200);
    }

    @Test
    void linksMadeBeforeARoleWasTakenAwayAreDead() throws IOException {
        var order = path(withPhoto());
        var subject = UUID.randomUUID();
        var browser = browser(subject);
        var before = link(browser, order);
        visitor().get(before).expect(200);
        account(subject, null, Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
        within(5, () -> visitor().get(before).status() == 403);
        var after = link(browser, order);
        visitor().get(after).expect(200);
        assertThat(link(browser, order)).isEqualTo(after);
    }

    @Test
    void linksReadThroughARevokedTrackingLinkAreDeadAtOnceAndThoseReadThroughAnotherAreNot() throws IOException {
        var made = withPhoto();
        var tracking = visitor().tracking(Orders.trackingToken(made));
        var link = link(tracking, "tracked-order");
        var another = as("liu").post(path(made) + "/tracking-links", "").expect(200);
        var anothers = link(visitor().tracking(another.data("url").replaceAll(".*#", "")), "tracked-order");
        visitor().get(link).expect(200);
        var id = sql.one("select id from tracking_link where token_hash = ?", Sql.Row::text, Hash.sha256(Orders.trackingToken(made))).orElseThrow();
        as("liu").postKeyless("tracking-links/" + id + "/revocation", "").expect(200);
        visitor().get(link).expect(403, "file/link-over");
        visitor().get(anothers).expect(200);
    }

    @Test
    void aUnitsLinkOpensWhatItsHolderSent() throws IOException {
        var file = visitor().unit("sample-" + Orders.LIUS_UNIT).post("files?name=a.png", "image/png", photo()).expect(201);
        visitor().get(file.data("url").substring("/api/v1/".length())).expect(200);
        visitor().get(file.data("thumbnailUrl").substring("/api/v1/".length())).expect(200);
    }

    private Reply withPhoto() throws IOException {
        var wanted = Orders.wanted(orders().unit(Orders.LIUS_UNIT), "见照片");
        wanted.put("files", List.of(as("liu").post("files?name=a.png", "image/png", photo()).expect(201).id()));
        return as("liu").post("work-orders", wanted).expect(201);
    }

    private static String path(Reply order) {
        return "work-orders/" + order.id();
    }

    /// The link to the photo of an order, as this caller reads it.
    private static String link(Api caller, String order) {
        return caller.get(order).expect(200).at("/data/attachments/0/url").asString().substring("/api/v1/".length());
    }

    /// What the nodes know of an account; Keycloak need not hear of it.
    private void account(UUID subject, Instant disabledAt, Instant validFrom) {
        sql.update("insert into account(subject, disabled_at, valid_from, behind) values (?,?,?,false)", subject, disabledAt, validFrom);
    }

    /// An agent who is logged in.
    private Api browser(UUID subject) {
        var token = Ids.token() + Ids.token();
        sql.update(
                "insert into session(token_hash, subject, name, roles, language, id_token, created_at, expires_at) values (?,?,?,?,?,?,?,?)",
                Hash.sha256(token),
                subject,
                "林晓雯",
                "agent",
                "zh-CN",
                new byte[] {0},
                Instant.now(),
                Instant.now().plusSeconds(600));
        return visitor().with("Cookie", "__Host-mendwell=" + token);
    }

    private static byte[] photo() throws IOException {
        var out = new ByteArrayOutputStream();
        var picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 3, (int) System.nanoTime());
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
