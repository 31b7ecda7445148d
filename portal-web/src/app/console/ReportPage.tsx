import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { NewReport, PartView, WorkOrderView } from "../../api/types.ts";
import { FilePicker } from "../../ui/FilePicker.tsx";
import { useUploads } from "../../lib/useUploads.ts";
import { PartPicker } from "../../features/parts/PartPicker.tsx";
import { workOrderQuery } from "../../lib/workOrders.ts";
import { useT } from "../../i18n/console.ts";
import { useLocale } from "../../i18n/Language.tsx";
import { answer } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useDraft } from "../../lib/draft.ts";
import { Refusal } from "../../lib/refusal.ts";
import { useCreate } from "../../lib/useCreate.ts";
import { ActionBar } from "../../ui/ActionBar.tsx";
import { Button, IconButton } from "../../ui/Button.tsx";
import { NumberField, TextArea } from "../../ui/fields.tsx";
import { BackLink, Card, Page, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Problem } from "../../ui/Status.tsx";
import { useToast } from "../../ui/Toasts.tsx";

type Used = { part: PartView; quantity: number | null };
type Draft = { findings: string; workDone: string; recommendation: string; labourMinutes: number | null; parts: Used[] };
const empty: Draft = { findings: "", workDone: "", recommendation: "", labourMinutes: null, parts: [] };

/** The service report, as the engineer writes it on the spot. */
export function ReportPage({ id }: { id: string }) {
  return <Loaded query={useQuery(workOrderQuery(useApi(), id))}>{({ data }) => <WriteReport order={data} />}</Loaded>;
}

function WriteReport({ order }: { order: WorkOrderView }) {
  const t = useT();
  const say = useToast();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [draft, setDraft, clear] = useDraft<Draft>(`report ${order.id}`, empty);
  const [tried, setTried] = useState(false);
  const uploads = useUploads(20);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const send = useCreate<NewReport, unknown>(
    (api, body, headers) => answer(api.POST("/work-orders/{id}/report", { params: { path: { id: order.id } }, body, headers })),
    () => {
      clear();
      say(t("report.saved"));
      void queries.invalidateQueries({ queryKey: ["work-orders"] });
      navigate(`/orders/${order.id}`, { replace: true });
    },
  );

  const refused = (pointer: string) => (send.error instanceof Refusal ? send.error.of(pointer) : undefined);
  const missing = (value: string | number | null) => (tried && (value === null || (typeof value === "string" && !value.trim())) ? t("form.missing") : undefined);
  const complete = draft.findings.trim() && draft.workDone.trim() && draft.labourMinutes !== null && draft.parts.every((used) => used.quantity && used.quantity > 0);
  const submit = () => {
    setTried(true);
    if (!complete) return;
    send.mutate({
      findings: draft.findings.trim(),
      workDone: draft.workDone.trim(),
      recommendation: draft.recommendation.trim() || null,
      labourMinutes: draft.labourMinutes ?? 0,
      parts: draft.parts.map(({ part, quantity }) => ({ partId: part.id, quantity: quantity ?? 0 })),
      photos: uploads.ids,
    });
  };

  return (
    <Page title={t("report.title")} intro={`${order.number} · ${order.summary}`} above={<BackLink to={`/orders/${order.id}`}>{order.number}</BackLink>} width="narrow">
      <Card>
        <TextArea label={t("report.findings")} required maxLength={4000} value={draft.findings} onChange={(findings) => change({ findings })} error={missing(draft.findings) ?? refused("/findings")} />
        <TextArea label={t("report.workDone")} required maxLength={4000} value={draft.workDone} onChange={(workDone) => change({ workDone })} error={missing(draft.workDone) ?? refused("/workDone")} />
        <TextArea label={t("report.recommendation")} hint={t("state.optional")} rows={2} maxLength={2000} value={draft.recommendation} onChange={(recommendation) => change({ recommendation })} error={refused("/recommendation")} />
        <NumberField label={t("report.labourMinutes")} required min={0} step={5} value={draft.labourMinutes} onChange={(labourMinutes) => change({ labourMinutes })} error={missing(draft.labourMinutes) ?? refused("/labourMinutes")} />
      </Card>
      <Card title={t("report.parts")}>
        <UsedParts parts={draft.parts} onChange={(parts) => change({ parts })} tried={tried} refused={refused} />
      </Card>
      <Card title={t("report.photos")}>
        <FilePicker uploads={uploads} />
      </Card>
      <Problem error={send.error} />
      <ActionBar>
        <Button look="primary" icon="check" busy={send.isPending} disabled={uploads.busy} onClick={submit}>
          {t("report.save")}
        </Button>
      </ActionBar>
    </Page>
  );
}

function UsedParts({ parts, onChange, tried, refused }: { parts: Used[]; onChange: (parts: Used[]) => void; tried: boolean; refused: (pointer: string) => string | undefined }) {
  const t = useT();
  const locale = useLocale();
  const [picking, setPicking] = useState(false);
  const nameOf = (part: PartView) => (locale === "en" ? part.nameEn : part.nameZh);
  return (
    <Stack gap={3}>
      {parts.length === 0 && <Soft>{t("report.noParts")}</Soft>}
      {parts.map(({ part, quantity }, at) => (
        <Row key={part.id} gap={3} align="end" spread>
          <NumberField
            label={`${nameOf(part)} ${part.number}（${part.unit}）`}
            min={1}
            value={quantity}
            onChange={(next) => onChange(parts.map((used) => (used.part.id === part.id ? { part, quantity: next } : used)))}
            error={tried && !(quantity && quantity > 0) ? t("form.missing") : refused(`/parts/${at}/quantity`)}
          />
          <IconButton icon="trash" label={t("file.remove", { name: nameOf(part) })} onClick={() => onChange(parts.filter((used) => used.part.id !== part.id))} />
        </Row>
      ))}
      <Row>
        <Button icon="plus" onClick={() => setPicking(true)}>
          {t("report.addPart")}
        </Button>
      </Row>
      {picking && (
        <PartPicker
          onPick={(part) => {
            setPicking(false);
            if (!parts.some((used) => used.part.id === part.id)) onChange([...parts, { part, quantity: 1 }]);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </Stack>
  );
}
