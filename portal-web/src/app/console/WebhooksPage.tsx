import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { NewWebhook, WebhookView } from "../../api/types.ts";
import { SecretDialog } from "../../features/webhooks/SecretDialog.tsx";
import { WebhookDialog } from "../../features/webhooks/WebhookDialog.tsx";
import { WebhookList } from "../../features/webhooks/WebhookList.tsx";
import { subscribable } from "../../features/webhooks/events.ts";
import { webhooksQuery } from "../../features/webhooks/webhooks.ts";
import { useT } from "../../i18n/console.ts";
import { answer } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useCreate } from "../../lib/useCreate.ts";
import { Button } from "../../ui/Button.tsx";
import { Page, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { MoreButton } from "../../ui/MoreButton.tsx";
import { EmptyState } from "../../ui/Status.tsx";

/** Which other programs are told what happens to orders. */
export default function WebhooksPage() {
  const t = useT();
  const [, go] = useLocation();
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<WebhookView | null>(null);
  const query = useInfiniteQuery(webhooksQuery(useApi()));
  const add = useCreate<NewWebhook, { data: WebhookView }>(
    (client, body, headers) => answer(client.POST("/webhooks", { body, headers })),
    ({ data }) => {
      void queries.invalidateQueries({ queryKey: ["webhooks"] });
      setAdding(false);
      setMade(data);
    },
  );
  const button = (
    <Button look="primary" icon="plus" onClick={() => setAdding(true)}>
      {t("webhook.add")}
    </Button>
  );
  const open = (webhook: WebhookView) => go(`/webhooks/${webhook.id}`);
  return (
    <Page title={t("menu.webhooks")} intro={t("webhook.intro")} width="wide" actions={query.data?.pages[0]?.access.url === "write" && button}>
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((one) => one.items);
          return rows.length === 0 ? (
            <EmptyState icon="send" title={t("webhook.none")}>
              {t("webhook.noneHint")}
            </EmptyState>
          ) : (
            <Stack>
              <WebhookList rows={rows} access={pages[0]?.access ?? {}} onOpen={open} />
              <MoreButton query={query} />
            </Stack>
          );
        }}
      </Loaded>
      {adding && <WebhookDialog title={t("webhook.add")} start={{ name: "", url: "https://", events: subscribable, roles: [] }} error={add.error} busy={add.isPending} onSave={(draft) => add.mutate(draft)} onClose={() => setAdding(false)} />}
      {made?.secret && <SecretDialog secret={made.secret} onClose={() => open(made)} />}
    </Page>
  );
}
