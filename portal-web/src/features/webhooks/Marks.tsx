import type { WebhookView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { Row } from "../../ui/Layout.tsx";
import { Badge } from "../../ui/Status.tsx";
import { isRole } from "./events.ts";

/** Whether it is on, and whether all arrives. */
export function WebhookMarks({ webhook }: { webhook: WebhookView }) {
  const t = useT();
  return (
    <Row gap={2}>
      <Badge tone={webhook.enabled ? "good" : webhook.goneAt ? "bad" : "neutral"}>{t(webhook.enabled ? "webhook.on" : webhook.goneAt ? "webhook.gone" : "webhook.off")}</Badge>
      {!webhook.seesOrders && <Badge tone="warn">{t("webhook.blind")}</Badge>}
      {webhook.dead > 0 && <Badge tone="bad">{webhook.dead < 100 ? t("webhook.dead", { count: webhook.dead }) : t("webhook.deadMany")}</Badge>}
      {webhook.waiting > 0 && <Badge tone="info">{t("webhook.waiting", { count: webhook.waiting })}</Badge>}
    </Row>
  );
}

export const useRoleNames = () => {
  const t = useT();
  return (names: string[]) => names.map((name) => (isRole(name) ? t(`people.role.${name}`) : name)).join(t("webhook.and"));
};
