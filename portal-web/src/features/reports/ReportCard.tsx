import { useState } from "react";
import type { NewReportSignature, ReportView, Signature, WorkOrderView } from "../../api/types.ts";
import { useT } from "../../i18n/portal.ts";
import { answer } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useCreate } from "../../lib/useCreate.ts";
import { Button, ButtonAnchor } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Checkbox } from "../../ui/fields.tsx";
import { Card, Stack } from "../../ui/Layout.tsx";
import { Badge, Problem } from "../../ui/Status.tsx";
import { IdentityCheck, isWrongCode } from "../../ui/IdentityCheck.tsx";
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
      {signing && <SignDialog order={order} report={report} onClose={() => setSigning(false)} />}
    </Card>
  );
}

function SignDialog({ order, report, onClose }: { order: WorkOrderView; report: ReportView; onClose: () => void }) {
  const t = useT();
  const api = useApi();
  const refresh = useRefresh();
  const [consent, setConsent] = useState(false);
  const [code, setCode] = useState("");
  const [signature, setSignature] = useState<Signature>(noSignature);
  const [checked, setChecked] = useState(false);
  const sign = useCreate(
    (client, body: NewReportSignature, headers) => answer(client.POST("/work-orders/{id}/report/signature", { params: { path: { id: order.id } }, headers, body })),
    () => {
      void refresh();
      onClose();
    },
  );
  // Identified once, the caller is so for a while only: the server may ask again.
  const identify = report.needsIdentityCheck || isWrongCode(sign.error);
  const submit = () => {
    setChecked(true);
    const identified = !identify || code.trim() !== "";
    if (consent && identified && isSigned(signature)) sign.mutate({ consent, code: code.trim() || null, signature });
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
      <Checkbox label={report.consentText} checked={consent} onChange={setConsent} error={checked && !consent ? t("quote.consentMissing") : undefined} />
      {identify && (
        <IdentityCheck ask={() => answer(api.POST("/work-orders/{id}/report/identity-checks", { params: { path: { id: order.id } } }))} code={code} onChange={setCode} checked={checked} />
      )}
      <SignatureField value={signature} onChange={setSignature} checked={checked} />
      <Problem error={sign.error} />
    </Dialog>
  );
}
