package mendwell.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.UUID;
import mendwell.files.SignedLinks.Variant;
import mendwell.platform.Answer;
import mendwell.platform.NotFound;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// Uploads, and downloads by signed link.
@Path("files")
@ApplicationScoped
public class FilesResource {
    /// What a browser may show in place; anything else is only ever saved.
    private static final Set<String> SHOWN =
            Set.of("image/jpeg", "image/png", "image/webp", "image/heic", "video/mp4", "video/quicktime", "application/pdf");

    private final Files files;
    private final SignedLinks links;

    @Inject
    FilesResource(Files files, SignedLinks links) {
        this.files = files;
        this.links = links;
    }

    /// Takes one file as the raw body. Its content decides what it is; the name's ending is set right.
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "201")
    public Answer<AttachmentView> add(
            @QueryParam("name") @DefaultValue("") String name,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @DefaultValue("0") long length,
            InputStream body)
            throws IOException {
        try (var room = files.room(length)) {
            var view = files.add(files.receive(body, room), name);
            return new Answer<>(view, null, URI.create(view.url()));
        }
    }

    /// The file, or the range of it that is asked for; by the signed address only.
    @GET
    @Path("{id}")
    @Produces(MediaType.WILDCARD)
    public Response file(
            @PathParam("id") UUID id,
            @QueryParam("for") String holder,
            @QueryParam("until") long until,
            @QueryParam("signature") String signature,
            @HeaderParam("Range") String range)
            throws IOException {
        var left = links.require(id, Variant.FULL, holder, until, signature);
        var content = files.content(id);
        ByteRange part;
        try {
            part = ByteRange.parse(range, content.size()).orElse(null);
        } catch (ByteRange.NotSatisfiable e) {
            return headers(Response.status(416), content.name(), "application/octet-stream", left)
                    .header("Content-Range", "bytes */" + e.size)
                    .build();
        }
        var shown = part == null ? new ByteRange(0, content.size() - 1) : part;
        var bytes = existing(() -> files.open(content, shown.first()));
        var answer = headers(Response.status(part == null ? 200 : 206), content.name(), content.mediaType(), left)
                .header("Accept-Ranges", "bytes")
                .header("Content-Length", shown.length())
                .entity(stream(bytes, shown.length()));
        if (part != null) {
            answer.header("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + content.size());
        }
        return answer.build();
    }

    /// A small picture of the file; by the signed address only.
    @GET
    @Path("{id}/thumbnail")
    @Produces(MediaType.WILDCARD)
    public Response thumbnail(
            @PathParam("id") UUID id,
            @QueryParam("for") String holder,
            @QueryParam("until") long until,
            @QueryParam("signature") String signature)
            throws IOException {
        var left = links.require(id, Variant.THUMBNAIL, holder, until, signature);
        var content = files.content(id);
        try (var in = existing(() -> files.openThumbnail(content))) {
            return headers(Response.ok(), content.name(), content.mediaType(), left).entity(in.readAllBytes()).build();
        }
    }

    private static Response.ResponseBuilder headers(Response.ResponseBuilder answer, String name, String mediaType, long secondsLeft) {
        var disposition = SHOWN.contains(mediaType) ? "inline" : "attachment";
        return answer.type(mediaType)
                .header("Content-Disposition", disposition + "; " + fileName(name))
                .header("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox")
                .header("Cache-Control", "private, immutable, max-age=" + secondsLeft);
    }

    /// The name for old and new readers: ASCII in `filename`, everything in `filename*` (RFC 5987, RFC 6266).
    static String fileName(String name) {
        var ascii = name.replaceAll("[^A-Za-z0-9 ._()-]", "_");
        var full = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
        return "filename=\"" + ascii + "\"; filename*=UTF-8''" + full;
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private static InputStream existing(Opening opening) throws IOException {
        try {
            return opening.open();
        } catch (NoSuchFileException e) {
            throw new NotFound();
        }
    }

    private static StreamingOutput stream(InputStream bytes, long length) {
        return out -> {
            try (bytes) {
                var piece = new byte[64 * 1024];
                for (long left = length; left > 0; ) {
                    int read = bytes.read(piece, 0, (int) Math.min(piece.length, left));
                    if (read < 0) {
                        throw new IOException("The content is shorter than its row says");
                    }
                    out.write(piece, 0, read);
                    left -= read;
                }
            }
        };
    }
}
