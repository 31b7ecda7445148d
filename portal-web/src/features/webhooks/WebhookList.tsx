import type { Access, WebhookView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useWide } from "../../lib/useWide.ts";
import { CardLink, Soft, Stack } from "../../ui/Layout.tsx";
import { Table } from "../../ui/Table.tsx";
import { TextLink } from "../../ui/TextLink.tsx";
import { useRoleNames, WebhookMarks } from "./Marks.tsx";

/** Subscriptions as a table where there is room, as cards on a phone. */
export function WebhookList({ rows, access, onOpen }: { rows: WebhookView[]; access: Access; onOpen: (webhook: WebhookView) => void }) {
  const t = useT();
  const names = useRoleNames();
  const wide = useWide();
  if (!wide) {
    return (
      <Stack gap={3}>
        {rows.map((webhook) => (
          <CardLink key={webhook.id} to={`/webhooks/${webhook.id}`}>
            <Stack gap={2}>
              <strong>{webhook.name}</strong>
              <Soft>{webhook.url}</Soft>
              <span>{names(webhook.roles)}</span>
              <WebhookMarks webhook={webhook} />
            </Stack>
          </CardLink>
        ))}
      </Stack>
    );
  }
  const columns = [
    {
      key: "name",
      field: "name",
      title: t("webhook.name"),
      cell: (webhook: WebhookView) => (
        <Stack gap={1}>
          <TextLink to={`/webhooks/${webhook.id}`}>{webhook.name}</TextLink>
          <Soft>{webhook.url}</Soft>
        </Stack>
      ),
    },
    {
      key: "roles",
      field: "roles",
      title: t("webhook.roles"),
      cell: (webhook: WebhookView) => (
        <Stack gap={1}>
          <span>{names(webhook.roles)}</span>
          <Soft>{t("webhook.eventCount", { count: webhook.events.length })}</Soft>
        </Stack>
      ),
    },
    { key: "state", field: "enabled", title: t("webhook.state"), cell: (webhook: WebhookView) => <WebhookMarks webhook={webhook} /> },
  ];
  return <Table caption={t("menu.webhooks")} columns={columns.filter((column) => access[column.field])} rows={rows} keyOf={(webhook) => webhook.id} onOpen={onOpen} />;
}
