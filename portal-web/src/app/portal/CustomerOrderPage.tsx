import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Access, WorkOrderView } from "../../api/types.ts";
import { useFormats, useLocale } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { useApi, useCaller } from "../../lib/CallerProvider.tsx";
import { Field } from "../../lib/Field.tsx";
import { Refusal } from "../../lib/refusal.ts";
import { Button, ButtonAnchor, ButtonLink } from "../../ui/Button.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { BackLink, Card, Columns, Fact, Facts, Mono, Page, Prose, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Badge, EmptyState, Notice, Problem, Skeleton } from "../../ui/Status.tsx";
import { Steps } from "../../ui/Timeline.tsx";
import { productName, WarrantyBadge } from "../../features/equipment/units.tsx";
import { Gallery } from "../../ui/Gallery.tsx";
import { RatingCard } from "../../features/ratings/RatingCard.tsx";
import { useSession } from "../../lib/session.ts";
import { Conversation } from "../../features/conversation/Conversation.tsx";
import { ReasonDialog } from "../../features/workorders/ReasonDialog.tsx";
import { OrderTimeline } from "../../features/timeline/OrderTimeline.tsx";
import { type SeenOrder, timelineQuery, trackedOrderQuery, useLiveOrder, workOrderQuery } from "../../lib/workOrders.ts";
import { ReportCard } from "../../features/reports/ReportCard.tsx";
import { isServiceDone, journey, toneOf } from "../../features/workorders/status.ts";

/** One order for its customer: where it stands, what comes next, and everything said about it. */
export function CustomerOrderPage({ id }: { id: string }) {
  return <LoadedOrder query={workOrderQuery(useApi(), id)} base={`/orders/${id}`} />;
}

/** The same for the holder of a tracking link. */
export function TrackedOrderPage() {
  return <LoadedOrder query={trackedOrderQuery(useApi()) as unknown as ReturnType<typeof workOrderQuery>} base="/t" />;
}

function LoadedOrder({ query, base }: { query: ReturnType<typeof workOrderQuery>; base: string }) {
  const order = useQuery(query);
  const t = useT();
  const arrived = useLiveOrder(order.data?.data.id);
  if (order.isPending) {
    return (
      <Page title={t("order.title")}>
        <Skeleton lines={8} />
      </Page>
    );
  }
  if (!order.data) {
    return (
      <Page title={t("order.notShown")} width="narrow">
        {order.error instanceof Refusal ? <NotShown refusal={order.error} /> : <Problem error={order.error} onRetry={() => void order.refetch()} />}
      </Page>
    );
  }
  return <Order order={order.data} base={base} arrived={arrived} />;
}

/** A link that has expired, or an order of somebody else: says why, and whom to ask. */
function NotShown({ refusal }: { refusal: Refusal }) {
  const t = useT();
  const session = useSession();
  return (
    <EmptyState icon="link" title={refusal.message || t("problem.unknown")}>
      {t("link.askForNew")}
      {session?.servicePhone && (
        <ButtonAnchor icon="phone" href={`tel:${session.servicePhone}`}>
          {session.servicePhone}
        </ButtonAnchor>
      )}
      <ButtonLink to="/" look="primary">
        {t("portal.home")}
      </ButtonLink>
    </EmptyState>
  );
}

function Order({ order: answer, base, arrived }: { order: SeenOrder; base: string; arrived: number }) {
  const t = useT();
  const formats = useFormats();
  const caller = useCaller();
  const { data: order, access } = answer;
  const toRate = order.moves.includes("RATE");
  const steps = journey(order, (stage) => t(`order.stage.${stage}`), t(`workOrder.status.${order.status}`));
  const aside = (
    <>
      <UnitCard order={order} access={access} canOpen={caller.kind === "session"} />
      <DocumentsCard order={order} />
      <DetailsCard order={order} access={access} />
      {order.trackingUrl && (
        <Card title={t("order.trackingLink")}>
          <Soft>{t("order.trackingLinkHint")}</Soft>
          <CopyField label={t("order.link")} text={order.trackingUrl} />
        </Card>
      )}
      <MovesCard order={answer} />
    </>
  );
  return (
    <Page
      title={order.summary}
      above={caller.kind === "session" && <BackLink to="/orders">{t("orders.title")}</BackLink>}
      intro={
        <Row gap={2}>
          <Mono>{order.number}</Mono>
          <Badge tone={toneOf(order.status)}>{t(`workOrder.status.${order.status}`)}</Badge>
          {order.escalated && <Badge tone="warn">{t("timeline.ESCALATED")}</Badge>}
          <span role="status" key={arrived}>
            {arrived > 0 && <Soft>{t("state.updated")}</Soft>}
          </span>
        </Row>
      }
    >
      <Columns
        main={
          <>
            <Card>
              <NowAndNext order={order} access={access} base={base} />
            </Card>
            {toRate && <RatingCard order={order} />}
            <Card title={t("order.journey")}>
              <Steps label={t("order.journey")} steps={steps} />
            </Card>
            {order.report && (
              <div id="report">
                <ReportCard order={order} report={order.report} />
              </div>
            )}
            {!toRate && <RatingCard order={order} />}
            <Card title={t("conversation.title")}>
              <Conversation orderId={order.id} mayWrite={order.moves.includes("WRITE")} side="CUSTOMER" none={t("conversation.none")} invitation={t("conversation.write")} />
            </Card>
            <Happened order={order} />
          </>
        }
        side={aside}
      />
      {order.changedAt && <Soft>{t("order.changed", { when: formats.dateTimeZone(order.changedAt) })}</Soft>}
    </Page>
  );
}

function Happened({ order }: { order: WorkOrderView }) {
  const t = useT();
  const query = useQuery(timelineQuery(useApi(), order.id));
  return (
    <Card title={t("order.timeline")}>
      <Loaded query={query}>{({ items }) => <OrderTimeline entries={items} />}</Loaded>
    </Card>
  );
}

function NowAndNext({ order, access, base }: { order: WorkOrderView; access: Access; base: string }) {
  const t = useT();
  const formats = useFormats();
  const openQuote = order.quotes?.find((quote) => quote.status === "SENT");
  return (
    <Stack>
      <Stack gap={1}>
        <h2>{t(`order.now.${order.status}`)}</h2>
        <span>{t(`order.next.${order.status}`)}</span>
        {order.closedReason && <Soft small={false}>{order.closedReason}</Soft>}
      </Stack>
      {order.pausedReason && (
        <Notice tone="warn" icon="pause" title={t("order.pausedBecause", { reason: t(`pauseReason.${order.pausedReason}`) })}>
          {order.pausedNote}
          {order.pausedUntil && <div>{t("order.pausedUntil", { when: formats.dateTimeZone(order.pausedUntil) })}</div>}
        </Notice>
      )}
      {!isServiceDone(order.status) && (
        <Facts>
          <Field name="ownerName" access={access}>
            <Fact name={t("order.owner")}>{order.ownerName ?? t("order.serviceDesk")}</Fact>
          </Field>
          {order.promisedUntil && (
            <Field name="promisedUntil" access={access}>
              <Fact name={t("order.promised")}>
                {formats.window(order.promisedFrom, order.promisedUntil)}
                <br />
                <Soft>{formats.relative(order.promisedUntil)}</Soft>
              </Fact>
            </Field>
          )}
        </Facts>
      )}
      {order.promiseReason && !isServiceDone(order.status) && (
        <Notice icon="clock" title={t("timeline.PROMISE_MOVED")}>
          {order.promiseReason}
        </Notice>
      )}
      {openQuote && order.moves.includes("DECIDE_QUOTE") && (
        <Notice tone="accent" icon="document" title={t("quote.waits", { total: formats.money(openQuote.totalMinor, openQuote.currency) })} actions={<ButtonLink to={`${base}/quote/${openQuote.id}`} look="primary">{t("quote.read")}</ButtonLink>}>
          {t("quote.validUntil", { when: formats.dateTimeZone(openQuote.validUntil) })}
        </Notice>
      )}
      {order.report && order.moves.includes("SIGN_REPORT") && (
        <Button look="primary" icon="pen" wide onClick={() => document.getElementById("report")?.scrollIntoView({ behavior: "smooth" })}>
          {t("order.sign")}
        </Button>
      )}
      {order.quotes?.filter((quote) => quote !== openQuote && quote.status !== "SUPERSEDED").map((quote) => (
        <Row key={quote.id} spread>
          <span>
            {t("quote.name", { number: quote.number })} · {formats.money(quote.totalMinor, quote.currency)} <Badge>{t(`quote.status.${quote.status}`)}</Badge>
          </span>
          <ButtonLink to={`${base}/quote/${quote.id}`} look="quiet" size="small">
            {t("quote.see")}
          </ButtonLink>
        </Row>
      ))}
    </Stack>
  );
}

function UnitCard({ order, access, canOpen }: { order: WorkOrderView; access: Access; canOpen: boolean }) {
  const t = useT();
  const locale = useLocale();
  const unit = order.equipment;
  return (
    <Card title={t("unit.one")} actions={canOpen && <ButtonLink to={`/units/${unit.id}`} look="quiet" size="small">{t("unit.file")}</ButtonLink>}>
      <Stack gap={2}>
        <strong>{productName(unit, locale)}</strong>
        <Field name="equipment.serial" access={access}>
          <Mono>{unit.serial}</Mono>
        </Field>
        <WarrantyBadge {...unit} />
        {order.site && (
          <Row gap={2} align="start">
            <Soft>
              {order.site.name} {order.site.address && `· ${order.site.address}`}
            </Soft>
          </Row>
        )}
      </Stack>
    </Card>
  );
}

function DetailsCard({ order, access }: { order: WorkOrderView; access: Access }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Card title={t("order.details")}>
      {order.description && <Prose>{order.description}</Prose>}
      <Gallery files={order.attachments ?? []} />
      <Facts>
        <Fact name={t("order.serviceType")}>{t(`serviceType.${order.serviceType}`)}</Fact>
        <Field name="urgency" access={access}>
          <Fact name={t("order.urgency")}>{t(`urgency.${order.urgency}`)}</Fact>
        </Field>
        <Fact name={t("order.created")}>{formats.dateTime(order.createdAt)}</Fact>
        {order.contact?.name && (
          <Fact name={t("order.contact")}>
            {order.contact.name}
            {order.contact.phone && <div>{order.contact.phone}</div>}
          </Fact>
        )}
      </Facts>
    </Card>
  );
}

function DocumentsCard({ order }: { order: WorkOrderView }) {
  const t = useT();
  const formats = useFormats();
  if (!order.documents?.length) return null;
  return (
    <Card title={t("order.documents")}>
      <Stack gap={2}>
        {order.documents.map((document) => (
          <a key={document.id} href={document.url} target="_blank" rel="noreferrer">
            <Row gap={2}>
              <Icon name="document" />
              <span>
                {t(`document.${document.kind}`)} {document.number}
              </span>
              <Soft>{formats.dateTime(document.sealedAt)}</Soft>
            </Row>
          </a>
        ))}
      </Stack>
    </Card>
  );
}

function MovesCard({ order }: { order: SeenOrder }) {
  const t = useT();
  const formats = useFormats();
  const [move, setMove] = useState<"CANCEL" | "REOPEN" | null>(null);
  const may = order.data.moves;
  // While the order waits for its rating, reopening is part of rating.
  const offered = (["CANCEL", "REOPEN"] as const).filter((one) => may.includes(one) && !(one === "REOPEN" && may.includes("RATE")));
  if (offered.length === 0) return null;
  return (
    <Stack gap={2}>
      {offered.includes("REOPEN") && order.data.reopenUntil && <Soft>{t("order.reopenUntil", { when: formats.dateTime(order.data.reopenUntil) })}</Soft>}
      {offered.map((one) => (
        <Button key={one} wide look={one === "CANCEL" ? "quiet" : "secondary"} onClick={() => setMove(one)}>
          {t(`order.move.${one}`)}
        </Button>
      ))}
      {move && <ReasonDialog order={order} move={move} onClose={() => setMove(null)} />}
    </Stack>
  );
}
