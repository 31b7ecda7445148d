import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import type { Access, QuoteSummary, WorkOrderView } from "../../api/types.ts";
import { Gallery } from "../../ui/Gallery.tsx";
import { Conversation } from "../../features/conversation/Conversation.tsx";
import { useProductName } from "../../features/equipment/UnitList.tsx";
import { WarrantyBadge } from "../../features/equipment/units.tsx";
import { AnswerFacts } from "../../features/forms/AnswerFacts.tsx";
import { orderHistoryQuery } from "../../features/history/queries.ts";
import { QuoteStatus } from "../../features/quotes/QuoteSheet.tsx";
import { ReportSheet } from "../../features/reports/ReportSheet.tsx";
import { useCan } from "../../lib/session.ts";
import { OrderTimeline } from "../../features/timeline/OrderTimeline.tsx";
import { TrackingLinks } from "../../features/trackinglinks/TrackingLinks.tsx";
import { LogDialog } from "../../features/workorders/LogDialog.tsx";
import { NextSentence, NextStepBar, NextStepCard } from "../../features/moves/NextStep.tsx";
import { CustomerLevel, OrderFlags, PriorityMark, PromiseMark, StatusMark, UrgencyMark } from "../../features/workorders/orderMarks.tsx";
import { ReachButtons } from "../../features/workorders/ReachButtons.tsx";
import { type SeenOrder, timelineQuery, useOrderChanges, workOrderPagesQuery, workOrderQuery } from "../../lib/workOrders.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Field } from "../../lib/Field.tsx";
import { useWide } from "../../lib/useWide.ts";
import { Button, ButtonAnchor } from "../../ui/Button.tsx";
import { BackLink, Card, CardLink, Columns, Fact, Facts, Mono, Page, Prose, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Badge, Notice, Skeleton } from "../../ui/Status.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { TextLink } from "../../ui/TextLink.tsx";

/** Everything about one order on one screen, with what to do next. */
export function StaffOrderPage({ id }: { id: string }) {
  const query = useQuery(workOrderQuery(useApi(), id));
  useOrderChanges(id);
  return <Loaded query={query} lines={8}>{(order) => <Order order={order} />}</Loaded>;
}

function Order({ order }: { order: SeenOrder }) {
  const t = useT();
  const wide = useWide();
  const dispatches = useCan("QUEUE");
  const { data, access } = order;
  const work = <Work order={order} />;
  const file = <OrderFile order={data} access={access} />;
  return (
    <Page
      title={data.summary}
      intro={
        <Row gap={2}>
          <Mono>{data.number}</Mono>
          <StatusMark status={data.status} />
          <Field name="priority" access={access}>
            {data.priority && <PriorityMark priority={data.priority} />}
          </Field>
          <UrgencyMark urgency={data.urgency} />
          <OrderFlags paused={data.pausedReason != null} escalated={data.escalated} />
        </Row>
      }
      above={dispatches ? <BackLink to="/orders">{t("queue.title")}</BackLink> : <BackLink to="/my">{t("menu.myWork")}</BackLink>}
      width="wide"
    >
      {wide ? (
        <Columns
          main={work}
          side={
            <>
              <NextStepCard order={order} />
              {file}
            </>
          }
        />
      ) : (
        <>
          <Card tone="accent">
            <NextSentence order={order} />
            <ReachButtons order={data} />
          </Card>
          {work}
          {file}
          <NextStepBar order={order} />
        </>
      )}
    </Page>
  );
}

/** With its names of every field it is worth a file of its own. */
const ChangeHistory = lazy(() => import("../../features/history/ChangeHistory.tsx"));

type Shown = "timeline" | "conversation" | "history" | "changes";

/** What is wrong, what came of it, what happened and what was said. */
function Work({ order: { data: order, access } }: { order: SeenOrder }) {
  const t = useT();
  const api = useApi();
  const formats = useFormats();
  const seesChanges = useCan("HISTORY");
  const [shown, setShown] = useState<Shown>("timeline");
  return (
    <>
      <Card title={t("workOrder.request")}>
        <Prose>{order.description}</Prose>
        {!!order.answers?.length && <AnswerFacts serviceType={order.serviceType} answers={order.answers} />}
        <Gallery files={order.attachments ?? []} />
        <Facts>
          <Fact name={t("workOrder.serviceType")}>{t(`serviceType.${order.serviceType}`)}</Fact>
          <Field name="channel" access={access}>
            <Fact name={t("workOrder.channel")}>{order.channel && t(`channel.${order.channel}`)}</Fact>
          </Field>
          <Fact name={t("workOrder.createdAt")}>{formats.dateTime(order.createdAt)}</Fact>
          {order.preferredUntil && <Fact name={t("workOrder.preferred")}>{formats.window(order.preferredFrom, order.preferredUntil)}</Fact>}
        </Facts>
      </Card>
      {!!order.quotes?.length && <Quotes orderId={order.id} quotes={order.quotes} />}
      {order.report && (
        <Card title={t("report.title")}>
          <ReportSheet report={order.report} />
        </Card>
      )}
      {order.rating && (
        <Card title={t("rating.title")}>
          <strong>{t("rating.stars", { score: order.rating.score })}</strong>
          {order.rating.comment && <Prose>{order.rating.comment}</Prose>}
          <Row gap={2}>
            {order.rating.tags.map((tag) => (
              <Badge key={tag}>{t(`rating.tag.${tag}`)}</Badge>
            ))}
          </Row>
        </Card>
      )}
      <Card>
        <Tabs
          label={t("workOrder.happened")}
          tabs={[
            { key: "timeline", label: t("workOrder.timeline") },
            { key: "conversation", label: t("workOrder.conversation") },
            { key: "history", label: t("unit.history") },
            ...(seesChanges ? [{ key: "changes" as const, label: t("history.title") }] : []),
          ]}
          shown={shown}
          onShow={setShown}
        >
          {shown === "timeline" && <Happened order={order} />}
          {shown === "conversation" && <Conversation orderId={order.id} mayWrite={order.moves.includes("WRITE")} side="STAFF" none={t("message.none")} invitation={t("message.write")} />}
          {shown === "history" && <UnitHistory order={order} />}
          {shown === "changes" && (
            <Suspense fallback={<Skeleton lines={6} />}>
              <ChangeHistory query={orderHistoryQuery(api, order.id)} answers={(answers) => <AnswerFacts serviceType={order.serviceType} answers={answers} />} />
            </Suspense>
          )}
        </Tabs>
      </Card>
    </>
  );
}

function Happened({ order }: { order: WorkOrderView }) {
  const t = useT();
  const query = useQuery(timelineQuery(useApi(), order.id));
  const [logging, setLogging] = useState(false);
  return (
    <Stack gap={5}>
      {order.moves.includes("LOG") && (
        <Row>
          <Button icon="edit" onClick={() => setLogging(true)}>
            {t("log.title")}
          </Button>
        </Row>
      )}
      <Loaded query={query} lines={5}>
        {({ items }) => <OrderTimeline entries={items} />}
      </Loaded>
      {logging && <LogDialog orderId={order.id} onClose={() => setLogging(false)} />}
    </Stack>
  );
}

function UnitHistory({ order }: { order: WorkOrderView }) {
  const t = useT();
  const formats = useFormats();
  const query = useInfiniteQuery(workOrderPagesQuery(useApi(), { equipment: order.equipment.id, limit: 20 }));
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const others = pages.flatMap((page) => page.items).filter((row) => row.id !== order.id);
        if (others.length === 0) return <Soft>{t("unit.noHistory")}</Soft>;
        return (
          <Stack gap={3}>
            {others.map((row) => (
              <CardLink key={row.id} to={`/orders/${row.id}`}>
                <Stack gap={1}>
                  <strong>{row.summary}</strong>
                  <Row gap={2}>
                    <Mono>{row.number}</Mono>
                    <StatusMark status={row.status} />
                    <Soft>{formats.dateTime(row.createdAt)}</Soft>
                  </Row>
                </Stack>
              </CardLink>
            ))}
          </Stack>
        );
      }}
    </Loaded>
  );
}

function Quotes({ orderId, quotes }: { orderId: string; quotes: QuoteSummary[] }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Card title={t("quote.title.all")}>
      {quotes.map((quote) => (
        <CardLink key={quote.id} to={`/orders/${orderId}/quotes/${quote.id}`}>
          <Row gap={3} spread>
            <Stack gap={1}>
              <strong>{t("quote.title", { number: quote.number, version: quote.versionNumber })}</strong>
              <Soft>{t("quote.until", { date: formats.dateTime(quote.validUntil) })}</Soft>
            </Stack>
            <Row gap={3}>
              <strong>{formats.money(quote.totalMinor, quote.currency)}</strong>
              <QuoteStatus status={quote.status} />
            </Row>
          </Row>
        </CardLink>
      ))}
    </Card>
  );
}

/** Who, where and which unit: what opening an order brings along. */
function OrderFile({ order, access }: { order: WorkOrderView; access: Access }) {
  const t = useT();
  const formats = useFormats();
  const nameOf = useProductName();
  const wide = useWide();
  const canLink = useCan("QUEUE");
  const { equipment, customer, site, contact, contract, engineer } = order;
  return (
    <>
      <Card title={t("workOrder.promised")}>
        <PromiseMark order={order} />
        {order.promiseReason && <Notice tone="warn">{order.promiseReason}</Notice>}
        <Field name="engineer" access={access}>
          <Facts>
            <Fact name={t("workOrder.engineer")}>{engineer ? <Named name={engineer.name} phone={engineer.phone} /> : "—"}</Fact>
          </Facts>
        </Field>
      </Card>
      <Card title={t("workOrder.customer")}>
        <Facts>
          {customer && (
            <Fact name={t("workOrder.customer")}>
              <Row gap={2}>
                {customer.name}
                <CustomerLevel level={customer.level} />
              </Row>
            </Fact>
          )}
          {contact && (
            <Fact name={t("contact.title")}>
              <Named name={contact.name} phone={contact.phone} />
              {contact.email && <div>{contact.email}</div>}
            </Fact>
          )}
          {site && (
            <Fact name={t("workOrder.site")}>
              {site.name}
              <br />
              <Soft>{[site.address, site.region].filter(Boolean).join(" · ")}</Soft>
            </Fact>
          )}
          {contract && (
            <Fact name={t("unit.contract")}>
              {contract.name}
              <br />
              <Soft>
                {contract.number} · {t("unit.contractUntil", { date: formats.date(contract.endsOn) })}
                <br />
                {t("contract.times", { response: formats.number(contract.responseMinutes / 60), resolution: formats.number(contract.resolutionMinutes / 60) })}
              </Soft>
            </Fact>
          )}
        </Facts>
        {wide && <ReachButtons order={order} />}
      </Card>
      <Card title={t("unit.title")}>
        <Stack gap={2}>
          <TextLink to={`/units/${equipment.id}`}>{nameOf(equipment)}</TextLink>
          <span>
            {equipment.model} · <Mono>{equipment.serial}</Mono>
          </span>
          <span>
            <WarrantyBadge {...equipment} />
          </span>
        </Stack>
      </Card>
      {!!order.documents?.length && (
        <Card title={t("document.title")}>
          {order.documents.map((document) => (
            <ButtonAnchor key={document.id} href={document.url} icon="download" target="_blank" rel="noreferrer">
              {t(`document.${document.kind}`)} {document.number}
            </ButtonAnchor>
          ))}
        </Card>
      )}
      {canLink && <TrackingLinks orderId={order.id} />}
    </>
  );
}

function Named({ name, phone }: { name: string; phone: string | null | undefined }) {
  if (!phone) return name;
  return (
    <>
      {name}
      <br />
      {phone.includes("*") ? <Soft>{phone}</Soft> : <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>}
    </>
  );
}
