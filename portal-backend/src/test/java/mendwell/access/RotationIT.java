package mendwell.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import mendwell.access.Sessions.Session;
import mendwell.arquillian.StackTest;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import org.junit.jupiter.api.Test;

class RotationIT extends StackTest {
    @Inject
    Secrets secrets;

    @Inject
    Sessions sessions;

    @Inject
    Rotation.InBackground rotation;

    @Inject
    Policies policies;

    @Inject
    Settings settings;

    @Inject
    Sql sql;

    @Test
    void afterARotationTheOldKeyIsOfNoUseAndAllIsStillThere() throws IOException {
        var photo = photo();
        var file = as("liu").post("files?name=a.png", "image/png", photo).expect(201);
        var session = sessions.begin(new Session(UUID.randomUUID().toString(), "x", "customer", "en", Instant.now().plusSeconds(600), "id", "refresh", null));
        var ring = secrets.ring();
        var old = ring.current();

        var webhook = as("admin").post("webhooks", Map.of("name", "ERP", "url", "https://10.9.8.7/", "events", List.of("ORDER_CLOSED"), "roles", List.of("agent"))).expect(201);

        ring.rotate();
        var later = as("liu").post("files?name=a.png", "image/png", photo()).expect(201);
        rotation.run();
        assertThat(ring.keys().getLast().complete()).isTrue();
        assertThat(ring.forgetOld()).isPositive();

        assertThat(ring.keys()).extracting(KeyRing.Key::id).doesNotContain(old);
        visitor().get(path(file.data("url"))).expect(403); // links end with the key that signed them
        var url = anew(file.data("url"), "FULL");
        for (var link : List.of(url, anew(file.data("thumbnailUrl"), "THUMBNAIL"), later.data("url"))) {
            visitor().get(path(link)).expect(200);
        }
        assertThat(visitor().get(path(url)).response().body()).isEqualTo(photo);
        var part = visitor().with("Range", "bytes=3-7").get(path(url)).expect(206);
        assertThat(part.response().body()).isEqualTo(java.util.Arrays.copyOfRange(photo, 3, 8));

        var refresh = sql.one("select refresh_token from session where token_hash = ?", Sql.Row::bytes, Hash.sha256(session)).orElseThrow();
        assertThat(KeyRing.keyOf(refresh)).isEqualTo(ring.current());
        assertThat(secrets.decrypt(refresh)).contains("refresh");
        var secret = sql.one("select sealed_secret from webhook where id = ?", Sql.Row::bytes, UUID.fromString(webhook.id())).orElseThrow();
        assertThat(secrets.decrypt(secret)).contains(webhook.data("secret"));
        assertThat(KeyRing.keyOf(secret)).isEqualTo(ring.current());
        sql.update("delete from webhook where id = ?", webhook.id());
        assertThat(sql.list("select payload from outbox where delivered_at is null", Sql.Row::text))
                .allSatisfy(letter -> assertThat(KeyRing.keyOf(Base64.getDecoder().decode(letter))).isEqualTo(ring.current()));
        try (var all = Files.walk(settings.data().resolve("files"))) {
            assertThat(all.filter(Files::isRegularFile).filter(path -> !path.toString().contains("/drafts/")).toList())
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(path.toString()).endsWith(".sealed"));
        }
    }

    /// The link as it would be given out now.
    private String anew(String url, String variant) {
        var id = url.replaceFirst(".*files/([0-9a-f-]{36}).*", "$1");
        var holder = url.replaceFirst(".*for=([^&]+).*", "$1");
        var until = url.replaceFirst(".*until=([0-9]+).*", "$1");
        var text = "file " + id + " " + variant + " " + until + " " + policies.version() + " " + holder;
        return url.replaceFirst("signature=.*", "signature=" + secrets.sign(text));
    }

    private static String path(String url) {
        return url.substring(url.indexOf("files/"));
    }

    private static byte[] photo() throws IOException {
        var out = new ByteArrayOutputStream();
        var picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 3, (int) System.nanoTime());
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
