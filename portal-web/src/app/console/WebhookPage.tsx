import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { WebhookChange } from "../../api/types.ts";
import { Deliveries } from "../../features/webhooks/Deliveries.tsx";
import { useRoleNames, WebhookMarks } from "../../features/webhooks/Marks.tsx";
import { ReplayDialog } from "../../features/webhooks/ReplayDialog.tsx";
import { SecretDialog } from "../../features/webhooks/SecretDialog.tsx";
import { WebhookDialog } from "../../features/webhooks/WebhookDialog.tsx";
import { type SeenWebhook, useWebhookAct, webhookQuery } from "../../features/webhooks/webhooks.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { answer, ifMatch } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Button } from "../../ui/Button.tsx";
import { BackLink, Card, Fact, Facts, Page, Row, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { Notice, Problem } from "../../ui/Status.tsx";
import { SureDialog } from "../../ui/SureDialog.tsx";
import { useToast } from "../../ui/Toasts.tsx";

/** One subscription: what it is told, and what arrived. */
export default function WebhookPage({ id }: { id: string }) {
  const query = useQuery(webhookQuery(useApi(), id));
  return <Loaded query={query}>{(seen) => <Subscription seen={seen} />}</Loaded>;
}

type Shown = "edit" | "secret" | "replay" | "remove" | null;

function Subscription({ seen }: { seen: SeenWebhook }) {
  const t = useT();
  const say = useToast();
  const names = useRoleNames();
  const formats = useFormats();
  const [, go] = useLocation();
  const webhook = seen.data;
  const path = { params: { path: { id: webhook.id } } };
  const asSeen = { ...path, headers: ifMatch(seen) };
  const [shown, setShown] = useState<Shown>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => setShown(null);
  const change = useWebhookAct(
    (api, body: WebhookChange) => answer(api.PATCH("/webhooks/{id}", { ...asSeen, body })),
    () => {
      say(t("webhook.saved"));
      close();
    },
  );
  const turn = useWebhookAct(
    (api, enabled: boolean) => answer(api.PATCH("/webhooks/{id}", { ...asSeen, body: { enabled } })),
    ({ data }) => say(t(data.enabled ? "webhook.turnedOn" : "webhook.turnedOff")),
  );
  const test = useWebhookAct(
    (api, _: void) => answer(api.POST("/webhooks/{id}/test", path)),
    () => say(t("webhook.tested")),
  );
  const replace = useWebhookAct(
    (api, _: void) => answer(api.POST("/webhooks/{id}/secret", asSeen)),
    ({ data }) => {
      close();
      setSecret(data.secret ?? null);
    },
  );
  const remove = useWebhookAct(
    (api, _: void) => answer(api.POST("/webhooks/{id}/removal", asSeen)),
    () => {
      say(t("webhook.removed"));
      go("/webhooks");
    },
  );
  return (
    <Page
      title={webhook.name}
      width="wide"
      above={<BackLink to="/webhooks">{t("menu.webhooks")}</BackLink>}
      intro={<WebhookMarks webhook={webhook} />}
      actions={
        <Row gap={3}>
          <Button icon="send" busy={test.isPending} onClick={() => test.mutate()}>
            {t("webhook.test")}
          </Button>
          <Menu
            label={t("webhook.more")}
            items={[
              { label: t("action.edit"), icon: "edit", onChoose: () => setShown("edit") },
              { label: t(webhook.enabled ? "webhook.turnOff" : "webhook.turnOn"), icon: webhook.enabled ? "pause" : "check", onChoose: () => turn.mutate(!webhook.enabled) },
              { label: t("webhook.replaySince"), icon: "refresh", onChoose: () => setShown("replay") },
              { label: t("webhook.replaceSecret"), icon: "shield", onChoose: () => setShown("secret") },
              { label: t("webhook.remove"), icon: "trash", onChoose: () => setShown("remove") },
            ]}
          />
        </Row>
      }
    >
      <Stack gap={5}>
        <Problem error={turn.error ?? test.error} />
        {webhook.goneAt && (
          <Notice tone="bad" title={t("webhook.goneTitle")}>
            {t("webhook.goneHint", { time: formats.dateTime(webhook.goneAt) })}
          </Notice>
        )}
        {!webhook.seesOrders && (
          <Notice tone="warn" title={t("webhook.blindTitle")}>
            {t("webhook.blindHint")}
          </Notice>
        )}
        <Card>
          <Facts>
            <Fact name={t("webhook.url")} long>
              {webhook.url}
            </Fact>
            <Fact name={t("webhook.roles")}>{names(webhook.roles)}</Fact>
            <Fact name={t("webhook.events")}>{webhook.events.map((kind) => t(`webhook.event.${kind}`)).join(t("webhook.and"))}</Fact>
            {webhook.secretBeforeUntil && <Fact name={t("webhook.secret")}>{t("webhook.overlap", { time: formats.dateTime(webhook.secretBeforeUntil) })}</Fact>}
          </Facts>
        </Card>
        <Deliveries id={webhook.id} />
      </Stack>
      {shown === "edit" && <WebhookDialog title={t("webhook.edit")} start={webhook} error={change.error} busy={change.isPending} onSave={({ name, url, events, roles }) => change.mutate({ name, url, events, roles })} onClose={close} />}
      {shown === "replay" && <ReplayDialog id={webhook.id} onClose={close} />}
      {shown === "secret" && <SureDialog title={t("webhook.replaceTitle", { name: webhook.name })} hint={t("webhook.replaceHint")} action={t("webhook.replaceSecret")} act={replace} onClose={close} />}
      {shown === "remove" && <SureDialog title={t("webhook.removeTitle", { name: webhook.name })} hint={t("webhook.removeHint")} action={t("webhook.remove")} danger act={remove} onClose={close} />}
      {secret && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </Page>
  );
}
