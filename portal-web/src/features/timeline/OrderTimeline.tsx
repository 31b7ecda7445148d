import type { TimelineEntryView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import type { IconName } from "../../ui/Icon.tsx";
import { Prose, Row, Stack } from "../../ui/Layout.tsx";
import { Badge } from "../../ui/Status.tsx";
import { Timeline, TimelineEntry } from "../../ui/Timeline.tsx";
import { Gallery } from "../../ui/Gallery.tsx";

const icons: Record<TimelineEntryView["kind"], IconName> = {
  STATUS: "arrowRight",
  LOG: "edit",
  PAUSED: "pause",
  RESUMED: "refresh",
  PROMISE_MOVED: "clock",
  ESCALATED: "bell",
  QUOTE_SENT: "send",
  QUOTE_DECIDED: "pen",
  REPORT_SEALED: "document",
  RATED: "star",
  REOPENED: "refresh",
};

/** Everything that happened with an order, newest first; what customers do not see is marked. */
export function OrderTimeline({ entries }: { entries: TimelineEntryView[] }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Timeline>
      {[...entries].reverse().map((entry) => (
        <TimelineEntry
          key={entry.id}
          icon={icons[entry.kind]}
          tone={entry.kind === "PAUSED" || entry.kind === "ESCALATED" || entry.kind === "PROMISE_MOVED" ? "warn" : entry.kind === "STATUS" ? "accent" : "plain"}
          title={
            <Row gap={2}>
              {entry.kind === "STATUS" ? entry.status && t(`workOrder.status.${entry.status}`) : t(`timeline.${entry.kind}`)}
              {entry.internal && <Badge icon="shield">{t("timeline.internal")}</Badge>}
            </Row>
          }
          meta={[entry.actorKind === "SYSTEM" ? t("timeline.system") : entry.actorName, formats.dateTime(entry.at)].filter(Boolean).join(" · ")}
        >
          {(entry.text || entry.attachments?.length > 0) && (
            <Stack gap={3}>
              {entry.text && <Prose>{entry.text}</Prose>}
              <Gallery files={entry.attachments ?? []} />
            </Stack>
          )}
        </TimelineEntry>
      ))}
    </Timeline>
  );
}
