package mendwell.orderpages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.files.AttachmentView;
import mendwell.security.RecordType;
import mendwell.workorders.ActorKind;

/// @param mine written by this caller
@RecordType("message")
public record MessageView(
        UUID id, Instant at, String authorName, ActorKind authorKind, boolean mine, String body, List<AttachmentView> attachments) {}
