import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { TrackingLinkView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { answer, page } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useCreate } from "../../lib/useCreate.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Card, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Badge, Problem } from "../../ui/Status.tsx";

/** The links with which a customer follows an order without an account. An address is shown only when it is made. */
export function TrackingLinks({ orderId }: { orderId: string }) {
  const t = useT();
  const api = useApi();
  const queries = useQueryClient();
  const key = ["work-orders", orderId, "tracking-links"];
  const query = useQuery({ queryKey: key, queryFn: () => page(api.GET("/work-orders/{id}/tracking-links", { params: { path: { id: orderId } } })) });
  const refresh = () => queries.invalidateQueries({ queryKey: key });
  const create = useCreate<Record<string, never>, { data: TrackingLinkView }>(
    (client, _, headers) => answer(client.POST("/work-orders/{id}/tracking-links", { params: { path: { id: orderId } }, headers })),
    () => void refresh(),
  );
  const revoke = useMutation({ mutationFn: (id: string) => answer(api.POST("/tracking-links/{id}/revocation", { params: { path: { id } } })), onSettled: refresh });
  const made = create.data?.data;

  return (
    <Card
      title={t("tracking.title")}
      actions={
        <Button size="small" icon="link" busy={create.isPending} onClick={() => create.mutate({})}>
          {t("tracking.create")}
        </Button>
      }
    >
      {made?.url && <CopyField label={t("tracking.made")} text={made.url} />}
      <Problem error={create.error ?? revoke.error} />
      <Loaded query={query} lines={1}>
        {({ items }) =>
          items.length === 0 ? (
            <Soft>{t("tracking.none")}</Soft>
          ) : (
            <Stack gap={3}>
              {items.map((link) => (
                <TrackingLink key={link.id} link={link} onRevoke={() => revoke.mutate(link.id)} busy={revoke.isPending && revoke.variables === link.id} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Card>
  );
}

function TrackingLink({ link, onRevoke, busy }: { link: TrackingLinkView; onRevoke: () => void; busy: boolean }) {
  const t = useT();
  const formats = useFormats();
  const over = Date.parse(link.expiresAt) < Date.now();
  return (
    <Row gap={3} spread>
      <Stack gap={1}>
        <span>{t("tracking.from", { time: formats.dateTime(link.createdAt) })}</span>
        <Soft>{t("tracking.until", { time: formats.dateTime(link.expiresAt) })}</Soft>
      </Stack>
      {link.revokedAt ? (
        <Badge icon="close">{t("tracking.revoked")}</Badge>
      ) : over ? (
        <Badge icon="clock">{t("tracking.over")}</Badge>
      ) : (
        <Button size="small" look="danger" busy={busy} onClick={onRevoke}>
          {t("tracking.revoke")}
        </Button>
      )}
    </Row>
  );
}
