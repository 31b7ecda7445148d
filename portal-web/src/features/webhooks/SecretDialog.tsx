import { useT } from "../../i18n/console.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Stack } from "../../ui/Layout.tsx";
import { Notice } from "../../ui/Status.tsx";

/** The one time that a secret is shown. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useT();
  return (
    <Dialog
      title={t("webhook.secretTitle")}
      onClose={onClose}
      actions={
        <Button look="primary" icon="check" onClick={onClose}>
          {t("webhook.secretStored")}
        </Button>
      }
    >
      <Stack>
        <Notice tone="warn">{t("webhook.secretHint")}</Notice>
        <CopyField label={t("webhook.secret")} text={secret} />
      </Stack>
    </Dialog>
  );
}
