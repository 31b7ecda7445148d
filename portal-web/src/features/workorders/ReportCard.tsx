import { useState } from "react";
import type { ReportView, Signature, WorkOrderView } from "../../api/types.ts";
import { useFormats, useLocale } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { answer } from "../../lib/api.ts";
import { useCreate } from "../../lib/useCreate.ts";
import { Button, ButtonAnchor } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Checkbox } from "../../ui/fields.tsx";
import { Card, Fact, Facts, Prose, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Badge, Problem } from "../../ui/Status.tsx";
import { Attachments } from "../../ui/Attachments.tsx";
import { isSigned, noSignature, SignatureField } from "../../ui/SignatureField.tsx";
import { useRefresh } from "../../lib/workOrders.ts";

/** The service report; the customer reads it here and signs it. */
export function ReportCard({ order, report }: { order: WorkOrderView; report: ReportView }) {
  const t = useT();
  const locale = useLocale();
  const formats = useFormats();
  const [signing, setSigning] = useState(false);
  return (
    <Card title={t("report.title")} actions={report.signedAt && <Badge tone="good" icon="check">{t("report.signed")}</Badge>}>
      <Stack gap={4}>
        {report.findings && <Section title={t("report.findings")} text={report.findings} />}
        {report.workDone && <Section title={t("report.workDone")} text={report.workDone} />}
        {report.recommendation && <Section title={t("report.recommendation")} text={report.recommendation} />}
        {report.parts.length > 0 && (
          <Stack gap={1}>
            <h3>{t("report.parts")}</h3>
            {report.parts.map((part) => (
              <Row key={part.number} spread>
                <span>
                  {locale === "en" ? part.nameEn : part.nameZh} <Soft>{part.number}</Soft>
                </span>
                <span>
                  {formats.number(part.quantity)} {part.unit}
                </span>
              </Row>
            ))}
          </Stack>
        )}
        <Attachments files={report.photos} />
        <Facts>
          <Fact name={t("report.engineer")}>{report.engineerName}</Fact>
          {report.labourMinutes !== undefined && <Fact name={t("report.labour")}>{t("report.minutes", { minutes: formats.number(report.labourMinutes) })}</Fact>}
          {report.signedAt && (
            <Fact name={t("report.signedBy")}>
              {report.signedBy}
              <br />
              <Soft>{formats.dateTimeZone(report.signedAt)}</Soft>
            </Fact>
          )}
        </Facts>
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

const Section = ({ title, text }: { title: string; text: string }) => (
  <Stack gap={1}>
    <h3>{title}</h3>
    <Prose>{text}</Prose>
  </Stack>
);

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
      <Checkbox label={t("report.consent")} checked={consent} onChange={setConsent} error={checked && !consent ? t("quote.consentMissing") : undefined} />
      <SignatureField value={signature} onChange={setSignature} checked={checked} />
      <Problem error={sign.error} />
    </Dialog>
  );
}
