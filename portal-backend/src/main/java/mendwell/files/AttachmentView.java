package mendwell.files;

import java.time.Instant;
import java.util.UUID;
import mendwell.security.RecordType;

/// A file of an order. The addresses are signed and short-lived, fit for an image element.
@RecordType("attachment")
public record AttachmentView(UUID id, String name, String mediaType, long size, String url, String thumbnailUrl, Instant addedAt) {}
