package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.imageio.ImageIO;
import mendwell.arquillian.StackTest;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadsIT extends StackTest {
    @Inject
    Sql sql;

    @Inject
    Settings settings;

    @Test
    void aPhotoIsSentWithARequestAndComesBackBySignedLink() throws IOException {
        var photo = png();
        var file = as("liu").post("files?name=%E7%85%A7%E7%89%87.png", "image/png", photo).expect(201);
        var wanted = Orders.wanted(orders().unit(Orders.LIUS_UNIT), "见照片");
        wanted.put("files", List.of(file.id()));
        var order = as("liu").post("work-orders", wanted).expect(201);
        var attached = orders().read("lin", order.id()).at("/data/attachments/0");
        assertThat(attached.path("name").asString()).isEqualTo("照片.png");
        var url = attached.path("url").asString();
        var shown = visitor().get(url.substring(url.indexOf("files/"))).expect(200);
        assertThat(shown.response().body()).isEqualTo(photo);
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
        visitor().get("files/" + file.id()).expect(403, "file/link-over");
    }

    @Test
    void aFileIsUsedOnce() throws IOException {
        var file = as("liu").post("files?name=a.png", "image/png", png()).expect(201);
        var wanted = Orders.wanted(orders().unit(Orders.LIUS_UNIT), "见照片");
        wanted.put("files", List.of(file.id()));
        as("liu").post("work-orders", wanted).expect(201);
        as("liu").post("work-orders", wanted).expect(400, "bad-input");
    }

    @Test
    void anotherCallersUploadCannotBeTaken() throws IOException {
        var file = as("liu").post("files?name=a.png", "image/png", png()).expect(201);
        var wanted = Orders.wanted(orders().unit(Orders.MAS_UNIT), "见照片");
        wanted.put("files", List.of(file.id()));
        as("ma").post("work-orders", wanted).expect(400, "bad-input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><script>alert(1)</script>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "MZ\u0090 this is a program", "#!/bin/sh\nrm", "plain words"})
    void whatIsNoPhotoVideoOrPdfIsRefusedWhateverItIsCalled(String content) {
        var refused = as("liu").post("files?name=photo.png", "image/png", content.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused.at("/type").asString()).isEqualTo("file/kind-not-accepted");
        assertThat(refused.status()).isEqualTo(415);
    }

    @Test
    void aPictureWithAPageBehindItIsNeverShownAsAPage() throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(png());
        out.write("<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));
        var file = as("liu").post("files?name=x.html", "text/html", out.toByteArray()).expect(201);
        assertThat(file.data("mediaType")).isEqualTo("image/png");
        assertThat(file.data("name")).endsWith(".png");
        var url = file.data("url");
        var shown = visitor().get(url.substring(url.indexOf("files/"))).expect(200);
        assertThat(shown.header("Content-Type")).isEqualTo("image/png");
        assertThat(shown.header("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void aPhotoOfTwentyOneMegabytesIsRefused() throws IOException {
        var large = Arrays.copyOf(png(), 21 << 20);
        as("liu").post("files?name=a.png", "image/png", large).expect(413, "file/too-large");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(as("liu").post("files?name=a.png", "image/png", new byte[0]).at("/type").asString()).isEqualTo("file/empty");
    }

    @Test
    void aVisitorCannotUpload() throws IOException {
        visitor().post("files?name=a.png", "image/png", png()).expect(401);
    }

    @Test
    void anUploadThatTellsNoLengthIsCountedBeforeItIsKept() throws Exception {
        var caller = visitor().tracking(Orders.trackingToken(orders().requested()));
        var waiting = waiting(caller, 400_000_000);
        try {
            var before = kept();
            assertThat(upload(caller, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(png()))).get().statusCode()).isEqualTo(429);
            assertThat(kept()).isEqualTo(before);
        } finally {
            sql.update("delete from stored_file where id = ?", waiting);
        }
        assertThat(upload(caller, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(png()))).get().statusCode()).isEqualTo(201);
    }

    @Test
    void uploadsAtTheSameTimeShareTheRoom() throws Exception {
        var caller = visitor().tracking(Orders.trackingToken(orders().requested()));
        var photo = Arrays.copyOf(png(), 2_000_000);
        var waiting = waiting(caller, 397_000_000);
        try {
            var drafts = drafts();
            var goOn = new CountDownLatch(1);
            var first = upload(caller, BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> inTwoParts(photo, goOn)), photo.length));
            within(5, () -> drafts() > drafts);
            caller.post("files?name=b.png", "image/png", photo).expect(429, "file/too-many-waiting");
            goOn.countDown();
            assertThat(first.get().statusCode()).isEqualTo(201);
        } finally {
            sql.update("delete from stored_file where id = ?", waiting);
        }
        caller.post("files?name=b.png", "image/png", photo).expect(201);
    }

    /// A file of the caller that waits and, as the database says, has this many bytes.
    private UUID waiting(Api caller, long bytes) {
        var file = UUID.fromString(caller.post("files?name=a.png", "image/png", png()).expect(201).id());
        sql.update("update stored_file set size = ? where id = ?", bytes, file);
        return file;
    }

    private static CompletableFuture<HttpResponse<String>> upload(Api caller, BodyPublisher body) {
        var request = HttpRequest.newBuilder(caller.base().resolve("files?name=a.png")).timeout(Duration.ofSeconds(30)).POST(body);
        caller.headers().forEach(request::header);
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().sendAsync(request.build(), BodyHandlers.ofString());
    }

    private static InputStream inTwoParts(byte[] whole, CountDownLatch goOn) {
        return new SequenceInputStream(new ByteArrayInputStream(whole, 0, whole.length / 2), new InputStream() {
            private final InputStream rest = new ByteArrayInputStream(whole, whole.length / 2, whole.length);

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException();
                }
                return rest.read(into, from, most);
            }
        });
    }

    private long kept() {
        return files("");
    }

    private long drafts() {
        return files("drafts");
    }

    private long files(String folder) {
        try (var all = Files.walk(settings.data().resolve("files").resolve(folder))) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void messagesCarryFiles() throws IOException {
        var order = orders().requested();
        var file = as("liu").post("files?name=a.png", "image/png", png()).expect(201);
        as("liu").post("work-orders/" + order.id() + "/messages", Map.of("body", "看这里", "files", List.of(file.id()))).expect(200);
        var message = as("lin").get("work-orders/" + order.id() + "/messages").expect(200).at("/items/0");
        assertThat(message.path("body").asString()).isEqualTo("看这里");
        assertThat(message.path("attachments").size()).isEqualTo(1);
        assertThat(message.path("mine").asBoolean()).isFalse();
    }

    private static byte[] png() {
        var out = new ByteArrayOutputStream();
        var picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 3, (int) System.nanoTime());
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
