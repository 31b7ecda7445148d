import { useState } from "react";
import { useT } from "../../i18n/console.ts";
import { answer, ifMatch } from "../../lib/api.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextArea } from "../../ui/fields.tsx";
import { Problem } from "../../ui/Status.tsx";
import { type SeenDraft, useKeeping } from "./keeping.ts";

/** Returns a draft, and says what has to change. */
export function ReturnDialog({ seen, onDone, onClose }: { seen: SeenDraft; onDone: () => void; onClose: () => void }) {
  const t = useT();
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState(false);
  const send = useKeeping(
    (api, _: void) => answer(api.POST("/article-drafts/{id}/return", { params: { path: { id: seen.data.id } }, headers: ifMatch(seen), body: { reason: reason.trim() } })),
    onDone,
  );
  const submit = () => {
    setChecked(true);
    if (reason.trim()) send.mutate();
  };
  return (
    <Dialog
      title={t("knowledge.returnTitle")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("action.back")}</Button>
          <Button look="primary" busy={send.isPending} onClick={submit}>
            {t("knowledge.returnTitle")}
          </Button>
        </>
      }
    >
      <TextArea label={t("knowledge.returnReason")} required rows={4} maxLength={2000} value={reason} onChange={setReason} error={checked && !reason.trim() ? t("form.missing") : undefined} />
      <Problem error={send.error} />
    </Dialog>
  );
}
