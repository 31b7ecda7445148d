import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { Signature, WorkOrderView } from "../../api/types.ts";
import { ReportSheet } from "../../features/reports/ReportSheet.tsx";
import { isSigned, noSignature, SignatureField } from "../../ui/SignatureField.tsx";
import { workOrderQuery } from "../../lib/workOrders.ts";
import { useT } from "../../i18n/console.ts";
import { answer } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useCreate } from "../../lib/useCreate.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/fields.tsx";
import { BackLink, Card, Page, Soft, Unbroken } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { EmptyState, Problem } from "../../ui/Status.tsx";
import { useToast } from "../../ui/Toasts.tsx";

/** Handed to the customer: reads the report, agrees, signs last. */
export function SignaturePage({ id }: { id: string }) {
  return <Loaded query={useQuery(workOrderQuery(useApi(), id))}>{({ data }) => <SignReport order={data} />}</Loaded>;
}

function SignReport({ order }: { order: WorkOrderView }) {
  const t = useT();
  const say = useToast();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [consent, setConsent] = useState(false);
  const [signature, setSignature] = useState<Signature>(noSignature);
  const [tried, setTried] = useState(false);
  const sign = useCreate<{ consent: boolean; signature: Signature }, unknown>(
    (api, body, headers) => answer(api.POST("/work-orders/{id}/report/signature", { params: { path: { id: order.id } }, body, headers })),
    () => {
      say(t("report.signed"));
      void queries.invalidateQueries({ queryKey: ["work-orders"] });
      navigate(`/orders/${order.id}`, { replace: true });
    },
  );
  const submit = () => {
    setTried(true);
    if (consent && isSigned(signature)) sign.mutate({ consent, signature: { ...signature, name: signature.name.trim() } });
  };
  const above = <BackLink to={`/orders/${order.id}`}>{order.number}</BackLink>;
  if (!order.report || !order.moves.includes("SIGN_REPORT")) {
    return (
      <Page title={t("report.sign")} above={above}>
        <EmptyState icon="document" title={t("move.gone")} />
      </Page>
    );
  }
  return (
    <Page title={t("report.sign")} intro={<Unbroken text={[order.customer?.name, order.equipment.model, order.equipment.serial].filter(Boolean).join(" · ")} />} above={above} width="narrow">
      <Card title={t("report.title")}>
        <ReportSheet report={order.report} />
      </Card>
      <Card title={t("report.consentTitle")}>
        <Checkbox label={order.report.consentText ?? ""} checked={consent} onChange={setConsent} error={tried && !consent ? t("report.consentMissing") : undefined} />
        <SignatureField value={signature} onChange={setSignature} checked={tried} />
        <Problem error={sign.error} />
        <Button look="primary" icon="pen" wide busy={sign.isPending} onClick={submit}>
          {t("report.signNow")}
        </Button>
        <Soft>{t("report.signHint")}</Soft>
      </Card>
    </Page>
  );
}
