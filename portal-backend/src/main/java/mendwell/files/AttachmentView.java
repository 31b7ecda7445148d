package mendwell.files;

import java.time.Instant;
import java.util.UUID;
import mendwell.security.RecordType;
import org.jspecify.annotations.Nullable;

/// @param size bytes
/// @param url signed, ends within the hour; fit for `<img src>`
/// @param thumbnailUrl null when there is no small picture
@RecordType("attachment")
public record AttachmentView(UUID id, String name, String mediaType, long size, String url, @Nullable String thumbnailUrl, Instant addedAt) {}
