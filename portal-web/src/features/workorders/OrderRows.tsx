import type { WorkOrderRow } from "../../api/types.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { CardLink, Mono, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Badge } from "../../ui/Status.tsx";
import { toneOf } from "./status.ts";

/** Orders as cards, each a link to its page. */
export function OrderRows({ orders }: { orders: WorkOrderRow[] }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Stack gap={3}>
      {orders.map((order) => (
        <CardLink key={order.id} to={`/orders/${order.id}`}>
          <Stack gap={1}>
            <Row gap={2} spread>
              <strong>{order.summary}</strong>
              <Row gap={2}>
                {order.paused && <Badge icon="pause">{t("order.paused")}</Badge>}
                <Badge tone={toneOf(order.status)}>{t(`workOrder.status.${order.status}`)}</Badge>
              </Row>
            </Row>
            <Soft>
              <Mono>{order.number}</Mono> · {order.model} · {formats.relative(order.createdAt)}
            </Soft>
          </Stack>
        </CardLink>
      ))}
    </Stack>
  );
}
