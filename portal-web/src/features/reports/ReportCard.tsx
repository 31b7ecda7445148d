import { useState } from "react";
import type { ReportView, Signature, WorkOrderView } from "../../api/types.ts";
import { useT } from "../../i18n/portal.ts";
import { answer } from "../../lib/api.ts";
import { useCreate } from "../../lib/useCreate.ts";
import { Button, ButtonAnchor } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Checkbox } from "../../ui/fields.tsx";
import { Card, Stack } from "../../ui/Layout.tsx";
import { Badge, Problem } from "../../ui/Status.tsx";
import { ReportSheet } from "./ReportSheet.tsx";
import { isSigned, noSignature, SignatureField } from "../../ui/SignatureField.tsx";
import { useRefresh } from "../../lib/workOrders.ts";

/** The service report; the customer reads it here and signs it. */
export function ReportCard({ order, report }: { order: WorkOrderView; report: ReportView }) {
  const t = useT();
  const [signing, setSigning] = useState(false);
  return (
    <Card title={t("report.title")} actions={report.signedAt && <Badge tone="good" icon="check">{t("report.signed")}</Badge>}>
      <Stack gap={4}>
        <ReportSheet report={report} />
        {report.document && (
          <ButtonAnchor icon="download" href={report.document.url} target="_blank" rel="noreferrer">
            {t("report.download")}
          </ButtonAnchor>
        )}
        {order.moves.includes("SIGN_REPORT") && (
          <Button look="primary" icon="pen" wide onClick={() => setSigning(true)}>
            {t("report.sign")}
          </Button>
        )}
      </Stack>
      {signing && <SignDialog order={order} onClose={() => setSigning(false)} />}
    </Card>
  );
}

function SignDialog({ order, onClose }: { order: WorkOrderView; onClose: () => void }) {
  const t = useT();
  const refresh = useRefresh();
  const [consent, setConsent] = useState(false);
  const [signature, setSignature] = useState<Signature>(noSignature);
  const [checked, setChecked] = useState(false);
  const sign = useCreate(
    (api, body: { consent: boolean; signature: Signature }, headers) => answer(api.POST("/work-orders/{id}/report/signature", { params: { path: { id: order.id } }, headers, body })),
    () => {
      void refresh();
      onClose();
    },
  );
  const submit = () => {
    setChecked(true);
    if (consent && isSigned(signature)) sign.mutate({ consent, signature });
  };
  return (
    <Dialog
      title={t("report.sign")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("action.back")}</Button>
          <Button look="primary" busy={sign.isPending} onClick={submit}>
            {t("report.signNow")}
          </Button>
        </>
      }
    >
      <Checkbox label={order.report?.consentText ?? ""} checked={consent} onChange={setConsent} error={checked && !consent ? t("quote.consentMissing") : undefined} />
      <SignatureField value={signature} onChange={setSignature} checked={checked} />
      <Problem error={sign.error} />
    </Dialog>
  );
}
