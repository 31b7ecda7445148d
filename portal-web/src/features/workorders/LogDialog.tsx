import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../../i18n/console.ts";
import { answer } from "../../lib/api.ts";
import { useDraft } from "../../lib/draft.ts";
import { useCreate } from "../../lib/useCreate.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Switch, TextArea } from "../../ui/fields.tsx";
import { Problem } from "../../ui/Status.tsx";
import { useToast } from "../../ui/Toasts.tsx";
import { FilePicker } from "../../ui/FilePicker.tsx";
import { useUploads } from "../../lib/useUploads.ts";

type Note = { text: string; internal: boolean };

/** A note about the work, with photos. */
export function LogDialog({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const t = useT();
  const say = useToast();
  const queries = useQueryClient();
  const [note, setNote, clear] = useDraft<Note>(`log ${orderId}`, { text: "", internal: false });
  const uploads = useUploads();
  const [tried, setTried] = useState(false);
  const send = useCreate<{ text: string; internal: boolean; files: string[] }, unknown>(
    (api, body, headers) => answer(api.POST("/work-orders/{id}/log", { params: { path: { id: orderId } }, body, headers })),
    () => {
      clear();
      say(t("log.saved"));
      void queries.invalidateQueries({ queryKey: ["work-orders", orderId] });
      onClose();
    },
  );
  const submit = () => {
    setTried(true);
    if (note.text.trim()) send.mutate({ text: note.text.trim(), internal: note.internal, files: uploads.ids });
  };
  return (
    <Dialog
      title={t("log.title")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="primary" busy={send.isPending} disabled={uploads.busy} onClick={submit}>
            {t("action.save")}
          </Button>
        </>
      }
    >
      <TextArea label={t("log.text")} required maxLength={4000} value={note.text} onChange={(text) => setNote((before) => ({ ...before, text }))} error={tried && !note.text.trim() ? t("form.missing") : undefined} />
      <FilePicker uploads={uploads} />
      <Switch label={t("log.internal")} hint={t("log.internalHint")} checked={note.internal} onChange={(internal) => setNote((before) => ({ ...before, internal }))} />
      <Problem error={send.error} />
    </Dialog>
  );
}
