package mendwell.orderpages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.files.AttachmentView;
import mendwell.security.RecordType;
import mendwell.workorders.ActorKind;
import mendwell.workorders.Status;
import mendwell.workorders.TimelineKind;

@RecordType("timelineEntry")
public record TimelineEntryView(
        UUID id,
        Instant at,
        TimelineKind kind,
        Status status,
        String actorName,
        ActorKind actorKind,
        String text,
        boolean internal,
        List<AttachmentView> attachments) {}
