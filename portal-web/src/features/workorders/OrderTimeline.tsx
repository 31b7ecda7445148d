import { useQuery } from "@tanstack/react-query";
import type { TimelineEntryView, WorkOrderView } from "../../api/types.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import type { IconName } from "../../ui/Icon.tsx";
import { Card } from "../../ui/Layout.tsx";
import { Problem, Skeleton } from "../../ui/Status.tsx";
import { Timeline, TimelineEntry } from "../../ui/Timeline.tsx";
import { Attachments } from "../../ui/Attachments.tsx";
import { timelineQuery } from "../../lib/workOrders.ts";

const icons: Record<TimelineEntryView["kind"], IconName> = {
  STATUS: "check",
  LOG: "wrench",
  PAUSED: "pause",
  RESUMED: "refresh",
  PROMISE_MOVED: "clock",
  ESCALATED: "warning",
  QUOTE_SENT: "document",
  QUOTE_DECIDED: "document",
  REPORT_SEALED: "pen",
  RATED: "star",
  REOPENED: "refresh",
};

/** What happened to the order, newest first. */
export function OrderTimeline({ order }: { order: WorkOrderView }) {
  const t = useT();
  const formats = useFormats();
  const timeline = useQuery(timelineQuery(useApi(), order.id));
  return (
    <Card title={t("order.timeline")}>
      {timeline.isPending && <Skeleton />}
      {timeline.isError && <Problem error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.data && (
        <Timeline>
          {[...timeline.data.items].reverse().map((entry) => (
            <TimelineEntry
              key={entry.id}
              icon={icons[entry.kind]}
              tone={entry.kind === "PAUSED" || entry.kind === "PROMISE_MOVED" || entry.kind === "ESCALATED" ? "warn" : entry.kind === "STATUS" ? "accent" : "plain"}
              title={entry.kind === "STATUS" ? entry.status && t(`workOrder.status.${entry.status}`) : t(`timeline.${entry.kind}`)}
              meta={`${formats.dateTime(entry.at)}${entry.actorName ? ` · ${entry.actorName}` : ""}`}
            >
              {(entry.text || entry.attachments?.length > 0) && (
                <>
                  {entry.text}
                  <Attachments files={entry.attachments} />
                </>
              )}
            </TimelineEntry>
          ))}
        </Timeline>
      )}
    </Card>
  );
}
