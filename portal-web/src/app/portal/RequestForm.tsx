import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent } from "react";
import type { EquipmentView, NewWorkOrder, ServiceType } from "../../api/types.ts";
import { useLocale } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { answer } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useDraft } from "../../lib/draft.ts";
import { Refusal } from "../../lib/refusal.ts";
import { useCreate } from "../../lib/useCreate.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { RadioCards, TextField } from "../../ui/fields.tsx";
import { BackLink, Card, Mono, Page, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { EmptyState, Notice, Problem, Skeleton } from "../../ui/Status.tsx";
import { Suggestions } from "../../features/articles/Suggestions.tsx";
import { productName, WarrantyBadge } from "../../features/equipment/units.tsx";
import { FilePicker } from "../../ui/FilePicker.tsx";
import { useUploads } from "../../lib/useUploads.ts";
import { type Answers, filled } from "../../features/forms/questions.ts";
import { isEmail, isPhone } from "../../features/forms/contact.ts";
import { FormFields, formQuery, useFaultWords } from "../../features/forms/FormFields.tsx";
import { useRefresh } from "../../lib/workOrders.ts";

const serviceTypes: ServiceType[] = ["ON_SITE", "DEPOT", "REMOTE", "INSTALLATION", "INSPECTION"];

const validation = () => import("../../features/forms/answers.ts");

type Draft = { serviceType: ServiceType; answers: Answers; name: string; phone: string; email: string };
const emptyDraft: Draft = { serviceType: "ON_SITE", answers: {}, name: "", phone: "", email: "" };

/** The form of a request; what is typed survives a reload and a lost network. `visitor` leaves a contact. */
export function RequestForm({ unit, visitor }: { unit: EquipmentView; visitor?: boolean }) {
  const t = useT();
  const locale = useLocale();
  const refresh = useRefresh();
  const faultWords = useFaultWords();
  const [draft, setDraft, clearDraft] = useDraft<Draft>(`request ${unit.id}`, emptyDraft);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [attempts, setAttempts] = useState(0);
  const [solved, setSolved] = useState(false);
  const uploads = useUploads();
  const form = useQuery(formQuery(useApi(), draft.serviceType));
  const page = useRef<HTMLFormElement>(null);

  const create = useCreate(
    (api, order: NewWorkOrder, headers) => answer(api.POST("/work-orders", { headers, body: order })),
    () => {
      clearDraft();
      uploads.clear();
      void refresh();
      window.scrollTo({ top: 0 });
    },
  );
  useEffect(() => void validation(), []); // so that it is there when the network is gone
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const forget = (name: string) => setErrors(({ [name]: _, ...others }) => others);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!form.data || create.isPending || uploads.busy) return;
    const { faults } = await validation();
    const found = Object.fromEntries(Object.entries(faults(form.data, draft.answers)).map(([name, fault]) => [name, faultWords(fault)]));
    if (visitor && !draft.name.trim()) found["contact.name"] = t("form.missing");
    if (visitor && !draft.phone.trim() && !draft.email.trim()) found["contact.phone"] = t("contact.oneOf");
    if (visitor && draft.phone.trim() && !isPhone(draft.phone)) found["contact.phone"] = t("form.wrongPhone");
    if (visitor && draft.email.trim() && !isEmail(draft.email)) found["contact.email"] = t("form.wrongEmail");
    setErrors(found);
    if (Object.keys(found).length > 0) return setAttempts((count) => count + 1);
    create.mutate(
      {
        ...(!visitor && { equipmentId: unit.id }),
        serviceType: draft.serviceType,
        formVersion: form.data.version,
        answers: filled(form.data, draft.answers),
        files: uploads.ids,
        ...(visitor && { contact: { name: draft.name.trim(), phone: draft.phone.trim() || null, email: draft.email.trim() || null, locale } }),
      },
      { onError: showRefusal },
    );
  }

  function showRefusal(error: unknown) {
    if (!(error instanceof Refusal)) return;
    if (error.status === 403) void form.refetch(); // it may ask for less by now
    setErrors(Object.fromEntries(error.errors.map(({ pointer, detail }) => [pointer.replace(/^\/(answers\/)?/, "").replaceAll("/", "."), detail])));
    setAttempts((count) => count + 1);
  }

  // Takes the person to the first thing to correct, once it is drawn.
  useEffect(() => page.current?.querySelector<HTMLElement>('[aria-invalid="true"]:not(fieldset), [aria-invalid="true"] input')?.focus(), [attempts]);

  if (solved) {
    return (
      <Page title={t("request.solvedTitle")} width="narrow">
        <EmptyState icon="check" title={t("articles.glad")}>
          {t("request.solvedHint")}
          <ButtonLink to="/" look="primary">
            {t("portal.home")}
          </ButtonLink>
        </EmptyState>
      </Page>
    );
  }
  if (create.data) return <Submitted number={create.data.data.number} trackingUrl={create.data.data.trackingUrl} to={visitor ? null : `/orders/${create.data.data.id}`} />;

  const contactError = (field: "name" | "phone" | "email") => errors[`contact.${field}`];
  const count = Object.keys(errors).length;
  return (
    <Page title={t("request.title")} width="narrow" above={<BackLink to={visitor ? "/u" : `/units/${unit.id}`}>{t("unit.one")}</BackLink>}>
      <Card>
        <Stack gap={1}>
          <strong>{productName(unit, locale)}</strong>
          <Soft>
            <Mono>{unit.serial}</Mono>
          </Soft>
          <WarrantyBadge {...unit} />
        </Stack>
      </Card>
      {unit.openOrders && unit.openOrders.length > 0 && (
        <Notice tone="warn" icon="wrench" title={t("unit.openRepair", { number: unit.openOrders.slice(0, 3).map((order) => order.number).join(" · ") })}>
          {t("request.alreadyOpen")}
        </Notice>
      )}
      <form ref={page} onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap={5}>
          <Card>
            <RadioCards
              label={t("request.serviceType")}
              value={draft.serviceType}
              onChange={(serviceType) => change({ serviceType })}
              options={serviceTypes.map((value) => ({ value, label: t(`serviceType.${value}`), hint: t(`request.about.${value}`) }))}
            />
          </Card>
          <Card title={t("request.what")}>
            {form.isPending && <Skeleton lines={6} />}
            {form.isError && <Problem error={form.error} onRetry={() => void form.refetch()} />}
            {form.data && (
              <Stack gap={5}>
                <FormFields
                  form={form.data}
                  answers={draft.answers}
                  errors={errors}
                  onChange={(name, value) => {
                    setDraft((before) => ({ ...before, answers: { ...before.answers, [name]: value } }));
                    forget(name);
                  }}
                  below={{ description: <Suggestions text={String(draft.answers.description ?? "")} product={unit.model} onSolved={() => setSolved(true)} /> }}
                />
              </Stack>
            )}
          </Card>
          <Card title={t("request.files")}>
            <Soft>{t("request.filesHint")}</Soft>
            <FilePicker uploads={uploads} />
          </Card>
          {visitor && (
            <Card title={t("contact.title")}>
              <Soft>{t("contact.hint")}</Soft>
              <TextField label={t("contact.name")} required autoComplete="name" maxLength={100} value={draft.name} onChange={(name) => (change({ name }), forget("contact.name"))} error={contactError("name")} />
              <TextField label={t("contact.phone")} type="tel" autoComplete="tel" maxLength={30} value={draft.phone} onChange={(phone) => (change({ phone }), forget("contact.phone"))} error={contactError("phone")} />
              <TextField label={t("contact.email")} type="email" autoComplete="email" maxLength={200} value={draft.email} onChange={(email) => (change({ email }), forget("contact.email"), forget("contact.phone"))} error={contactError("email")} />
            </Card>
          )}
          <div role="alert">{count > 0 && <Notice tone="warn">{t("form.fix", { count })}</Notice>}</div>
          <Problem error={create.error} />
          <Button type="submit" look="primary" wide busy={create.isPending} disabled={!form.data || uploads.busy}>
            {uploads.busy ? t("file.wait") : t("request.submit")}
          </Button>
        </Stack>
      </form>
    </Page>
  );
}

function Submitted({ number, trackingUrl, to }: { number: string; trackingUrl: string | null | undefined; to: string | null }) {
  const t = useT();
  return (
    <Page title={t("request.done")} width="narrow">
      <Card tone="accent">
        <Stack gap={3}>
          <span>{t("request.doneNumber")}</span>
          <h2>
            <Mono>{number}</Mono>
          </h2>
          <span>{t("request.doneHint")}</span>
        </Stack>
      </Card>
      {trackingUrl && (
        <Card title={t("order.trackingLink")}>
          <Soft>{t("request.linkHint")}</Soft>
          <CopyField label={t("order.link")} text={trackingUrl} />
        </Card>
      )}
      <Row>
        {to ? (
          <ButtonLink look="primary" to={to}>
            {t("request.follow")}
          </ButtonLink>
        ) : (
          trackingUrl && (
            <ButtonLink look="primary" to={`/t${new URL(trackingUrl).hash}`}>
              {t("request.follow")}
            </ButtonLink>
          )
        )}
        <ButtonLink to="/">{t("portal.home")}</ButtonLink>
      </Row>
    </Page>
  );
}
