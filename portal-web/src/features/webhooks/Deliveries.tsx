import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { WebhookDeliveryState, WebhookDeliveryView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { answer } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useWide } from "../../lib/useWide.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, Mono, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { MoreButton } from "../../ui/MoreButton.tsx";
import { Badge, EmptyState, Problem } from "../../ui/Status.tsx";
import { Table } from "../../ui/Table.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { TextLink } from "../../ui/TextLink.tsx";
import { eventTypes, resultTones } from "./events.ts";
import { deliveriesQuery, useWebhookAct } from "./webhooks.ts";

type Tab = "ALL" | Extract<WebhookDeliveryState, "WAITING" | "DEAD">;
const tabs = ["ALL", "WAITING", "DEAD"] as const;

/** What was sent, what came of it, and a way to send it again. */
export function Deliveries({ id }: { id: string }) {
  const t = useT();
  const formats = useFormats();
  const wide = useWide();
  const [tab, setTab] = useState<Tab>("ALL");
  const query = useInfiniteQuery({ ...deliveriesQuery(useApi(), id, tab === "ALL" ? undefined : tab), placeholderData: keepPreviousData });
  const replay = useWebhookAct(
    (api, delivery: string) => answer(api.POST("/webhook-deliveries/{id}/replay", { params: { path: { id: delivery } } })),
    () => undefined,
  );
  const again = (one: WebhookDeliveryView) =>
    one.state !== "WITHHELD" && !(one.state === "WAITING" && one.attempts === 0) && (
      <Button size="small" icon="refresh" busy={replay.isPending && replay.variables === one.id} onClick={() => replay.mutate(one.id)}>
        {t(one.state === "WAITING" ? "webhook.tryNow" : "webhook.replay")}
      </Button>
    );
  const order = (one: WebhookDeliveryView) => (one.workOrderId ? <TextLink to={`/orders/${one.workOrderId}`}>{one.workOrderNumber ?? "—"}</TextLink> : "—");
  const columns = [
    {
      key: "event",
      title: t("webhook.delivery.event"),
      cell: (one: WebhookDeliveryView) => (
        <Stack gap={1}>
          <span>{t(`webhook.event.${one.event}`)}</span>
          <Soft>
            <Mono>{eventTypes[one.event]}</Mono>
          </Soft>
        </Stack>
      ),
    },
    { key: "order", title: t("webhook.delivery.order"), nowrap: true, cell: order },
    { key: "result", title: t("webhook.delivery.result"), cell: (one: WebhookDeliveryView) => <Result delivery={one} /> },
    { key: "tries", title: t("webhook.delivery.tries"), align: "end" as const, cell: (one: WebhookDeliveryView) => one.attempts },
    { key: "time", title: t("webhook.delivery.time"), nowrap: true, cell: (one: WebhookDeliveryView) => <Soft>{formats.dateTime(one.createdAt)}</Soft> },
    { key: "again", title: "", nowrap: true, cell: again },
  ];
  return (
    <Card title={t("webhook.deliveries")}>
      <Tabs label={t("webhook.deliveries")} tabs={tabs.map((key) => ({ key, label: t(`webhook.tab.${key}`) }))} shown={tab} onShow={setTab}>
        <Problem error={replay.error} />
        <Loaded query={query}>
          {({ pages }) => {
            const rows = pages.flatMap((one) => one.items);
            if (rows.length === 0) return <EmptyState icon="send" title={t("webhook.noDeliveries")} />;
            return (
              <Stack>
                {wide ? (
                  <Table caption={t("webhook.deliveries")} columns={columns} rows={rows} keyOf={(one) => one.id} dense />
                ) : (
                  rows.map((one) => (
                    <Stack key={one.id} gap={2}>
                      <Row spread>
                        <strong>{t(`webhook.event.${one.event}`)}</strong>
                        <Soft>{formats.relative(one.createdAt)}</Soft>
                      </Row>
                      <Row spread>
                        {order(one)}
                        <span>{again(one)}</span>
                      </Row>
                      <Result delivery={one} />
                    </Stack>
                  ))
                )}
                <MoreButton query={query} />
              </Stack>
            );
          }}
        </Loaded>
      </Tabs>
    </Card>
  );
}

function Result({ delivery }: { delivery: WebhookDeliveryView }) {
  const t = useT();
  const formats = useFormats();
  const { state, statusCode, failure, tookMillis, nextAttemptAt, attempts } = delivery;
  const retrying = state === "WAITING" && attempts > 0;
  const details = [
    statusCode && `HTTP ${statusCode}`,
    failure && t(`webhook.failure.${failure}`),
    statusCode && tookMillis != null && t("webhook.delivery.took", { millis: formats.number(tookMillis) }),
    attempts > 0 && nextAttemptAt && t("webhook.delivery.next", { time: formats.window(null, nextAttemptAt) }),
  ].filter(Boolean);
  return (
    <Stack gap={1}>
      <Row>
        {retrying ? <Badge tone="warn">{t("webhook.result.RETRYING")}</Badge> : <Badge tone={resultTones[state]}>{t(`webhook.result.${state}`)}</Badge>}
      </Row>
      {details.length > 0 && <Soft>{details.join(" · ")}</Soft>}
    </Stack>
  );
}
