import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../../i18n/portal.ts";
import { answer, ifMatch } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import type { SeenOrder } from "../../lib/workOrders.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextArea } from "../../ui/fields.tsx";
import { Problem } from "../../ui/Status.tsx";

/** Cancels or reopens an order, with the reason. */
export function ReasonDialog({ order, move, onClose }: { order: SeenOrder; move: "CANCEL" | "REOPEN"; onClose: () => void }) {
  const t = useT();
  const api = useApi();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState(false);
  const send = useMutation({
    mutationFn: () => answer(api.POST("/work-orders/{id}/moves", { params: { path: { id: order.data.id } }, headers: ifMatch(order), body: { move, reason: reason.trim() } })),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ["work-orders"] }),
  });
  const submit = () => {
    setChecked(true);
    if (reason.trim()) send.mutate();
  };
  return (
    <Dialog
      title={t(`order.move.${move}`)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("action.back")}</Button>
          <Button look={move === "CANCEL" ? "danger" : "primary"} busy={send.isPending} onClick={submit}>
            {t(`order.move.${move}`)}
          </Button>
        </>
      }
    >
      <TextArea label={t(`order.reason.${move}`)} required maxLength={500} value={reason} onChange={setReason} error={checked && !reason.trim() ? t("form.missing") : undefined} />
      <Problem error={send.error} />
    </Dialog>
  );
}
