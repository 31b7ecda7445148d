import { useState } from "react";
import { useT } from "../../i18n/console.ts";
import { answer } from "../../lib/api.ts";
import { Refusal } from "../../lib/refusal.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Checkbox, DateTimeField } from "../../ui/fields.tsx";
import { Stack } from "../../ui/Layout.tsx";
import { Problem } from "../../ui/Status.tsx";
import { useToast } from "../../ui/Toasts.tsx";
import { useWebhookAct } from "./webhooks.ts";

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString();

/** Many deliveries once more: for a receiver that was down, or lost what it had. */
export function ReplayDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT();
  const say = useToast();
  const [since, setSince] = useState<string | null>(yesterday);
  const [delivered, setDelivered] = useState(false);
  const replay = useWebhookAct(
    (api, from: string) => answer(api.POST("/webhooks/{id}/replay", { params: { path: { id } }, body: { since: from, delivered } })),
    ({ data }) => {
      say(t("webhook.replayed", { count: data.deliveries }));
      onClose();
    },
  );
  return (
    <Dialog
      title={t("webhook.replaySince")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="primary" icon="send" busy={replay.isPending} disabled={!since} onClick={() => since && replay.mutate(since)}>
            {t("webhook.replay")}
          </Button>
        </>
      }
    >
      <Stack>
        <DateTimeField label={t("webhook.since")} required value={since} onChange={setSince} error={replay.error instanceof Refusal ? replay.error.of("/since") : undefined} />
        <Checkbox label={t("webhook.alsoDelivered")} hint={t("webhook.alsoDeliveredHint")} checked={delivered} onChange={setDelivered} />
        <Problem error={replay.error} />
      </Stack>
    </Dialog>
  );
}
