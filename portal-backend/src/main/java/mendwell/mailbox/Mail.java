package mendwell.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// One mail to one recipient. `text` and `html` are empty when the mail has no such part.
record Mail(
        String id,
        Instant at,
        String from,
        String to,
        String subject,
        String text,
        String html,
        List<Attachment> attachments) {

    record Attachment(String name, String type, int bytes) {}

    /// Reads the bytes of a mail as they came over the wire, with a `Delivered-To` header in front.
    static Mail read(String id, Instant at, byte[] source) throws MessagingException, IOException {
        var message = message(source);
        var leaves = leaves(message);
        var attachments = new ArrayList<Attachment>();
        for (var part : leaves) {
            if (isAttachment(part)) {
                attachments.add(new Attachment(name(part), type(part), part.getInputStream().readAllBytes().length));
            }
        }
        return new Mail(
                id,
                at,
                addresses(message.getFrom()),
                String.join(", ", message.getHeader("Delivered-To")),
                message.getSubject() == null ? "" : message.getSubject(),
                content(leaves, "text/plain"),
                content(leaves, "text/html"),
                attachments);
    }

    /// The attachment at an index of `attachments`, decoded.
    static byte[] attachment(byte[] source, int index) throws MessagingException, IOException {
        var attached = new ArrayList<Part>();
        for (var part : leaves(message(source))) {
            if (isAttachment(part)) {
                attached.add(part);
            }
        }
        return attached.get(index).getInputStream().readAllBytes();
    }

    private static MimeMessage message(byte[] source) throws MessagingException {
        return new MimeMessage(null, new ByteArrayInputStream(source));
    }

    private static List<Part> leaves(Part part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart parts)) {
            return List.of(part);
        }
        var leaves = new ArrayList<Part>();
        for (int i = 0; i < parts.getCount(); i++) {
            leaves.addAll(leaves(parts.getBodyPart(i)));
        }
        return leaves;
    }

    private static boolean isAttachment(Part part) throws MessagingException {
        return part.getFileName() != null || !part.isMimeType("text/*");
    }

    private static String content(List<Part> leaves, String type) throws MessagingException, IOException {
        for (var part : leaves) {
            if (!isAttachment(part) && part.isMimeType(type)) {
                return part.getContent().toString();
            }
        }
        return "";
    }

    private static String name(Part part) throws MessagingException, IOException {
        return part.getFileName() == null ? "" : MimeUtility.decodeText(part.getFileName());
    }

    private static String type(Part part) throws MessagingException {
        return part.getContentType().replaceFirst(";.*", "").strip().toLowerCase(java.util.Locale.ROOT);
    }

    private static String addresses(jakarta.mail.Address[] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses)
                        .map(address -> address instanceof InternetAddress internet ? internet.toUnicodeString() : address.toString())
                        .collect(Collectors.joining(", "));
    }
}
