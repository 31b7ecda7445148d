package mendwell.orderpages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.files.AttachmentView;
import mendwell.security.RecordType;
import mendwell.workorders.ActorKind;
import mendwell.workorders.Status;
import mendwell.workorders.TimelineKind;
import org.jspecify.annotations.Nullable;

@RecordType("timelineEntry")
public record TimelineEntryView(
        UUID id,
        Instant at,
        TimelineKind kind,
        @Nullable Status status,
        @Nullable String actorName,
        ActorKind actorKind,
        @Nullable String text,
        boolean internal,
        List<AttachmentView> attachments) {}
