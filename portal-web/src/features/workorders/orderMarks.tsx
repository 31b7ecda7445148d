import type { CustomerLevel as Levels, Priority, ServiceType, Status, Urgency } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useNow } from "../../lib/useNow.ts";
import type { IconName } from "../../ui/Icon.tsx";
import { Row, Soft } from "../../ui/Layout.tsx";
import { Level } from "../../ui/Level.tsx";
import { Badge, type Tone } from "../../ui/Status.tsx";
import { ended } from "../../lib/workOrders.ts";

const statusTones: Record<Status, Tone> = {
  REQUESTED: "warn",
  TRIAGED: "warn",
  DISPATCHED: "info",
  ACCEPTED: "info",
  TRAVELLING: "info",
  ON_SITE: "accent",
  QUOTING: "accent",
  QUOTED: "info",
  IN_REPAIR: "accent",
  REPORTING: "accent",
  SIGN_OFF: "info",
  RATING: "good",
  CLOSED: "good",
  CANCELLED: "neutral",
  REJECTED: "neutral",
};

export function StatusMark({ status }: { status: Status }) {
  const t = useT();
  return <Badge tone={statusTones[status]}>{t(`workOrder.status.${status}`)}</Badge>;
}

const urgencyMarks: Record<Urgency, { tone: Tone; icon?: IconName }> = {
  LOW: { tone: "neutral" },
  NORMAL: { tone: "neutral" },
  HIGH: { tone: "warn", icon: "clock" },
  CRITICAL: { tone: "bad", icon: "warning" },
};

export function UrgencyMark({ urgency }: { urgency: Urgency }) {
  const t = useT();
  return <Badge {...urgencyMarks[urgency]}>{t(`urgency.${urgency}`)}</Badge>;
}

const ranks: Record<Priority, 1 | 2 | 3 | 4> = { P1: 4, P2: 3, P3: 2, P4: 1 };

export function PriorityMark({ priority }: { priority: Priority }) {
  const t = useT();
  return (
    <Badge tone={priority === "P1" ? "bad" : priority === "P2" ? "warn" : "neutral"}>
      <Level of4={ranks[priority]} />
      <span title={t(`priority.${priority}`)}>{priority}</span>
    </Badge>
  );
}

export function CustomerLevel({ level }: { level: Levels | undefined }) {
  const t = useT();
  if (!level || level === "STANDARD") return null;
  return (
    <Badge tone={level === "VIP" ? "accent" : "neutral"} icon="star">
      {t(`customer.level.${level}`)}
    </Badge>
  );
}

type Marked = { paused?: boolean; escalated?: boolean };

/** What is out of the ordinary with an order. */
export function OrderFlags({ paused, escalated }: Marked) {
  const t = useT();
  return (
    <>
      {escalated && (
        <Badge tone="bad" icon="bell">
          {t("workOrder.escalated")}
        </Badge>
      )}
      {paused && (
        <Badge tone="warn" icon="pause">
          {t("workOrder.paused")}
        </Badge>
      )}
    </>
  );
}

/** When we promised to have come, and by how much that is missed. */
export function PromiseMark({ order }: { order: { promisedUntil?: string | null; promisedFrom?: string | null; status: Status; paused?: boolean } }) {
  const t = useT();
  const formats = useFormats();
  const now = useNow();
  if (!order.promisedUntil) return <Soft>{t("workOrder.notPromised")}</Soft>;
  const overdue = !ended(order.status) && order.status !== "RATING" && Date.parse(order.promisedUntil) < now;
  return (
    <Row gap={2}>
      <span>{formats.window(order.promisedFrom, order.promisedUntil)}</span>
      {overdue && (
        <Badge tone="bad" icon="clock">
          {t("workOrder.overdue", { since: formats.relative(order.promisedUntil, now) })}
        </Badge>
      )}
    </Row>
  );
}

const serviceTypeIcons: Record<ServiceType, IconName> = { ON_SITE: "truck", DEPOT: "box", REMOTE: "phone", INSTALLATION: "wrench", INSPECTION: "check" };
export const serviceTypes = Object.keys(serviceTypeIcons) as ServiceType[];
