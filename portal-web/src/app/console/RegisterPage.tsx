import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "wouter";
import type { EquipmentView, NewWorkOrder, ServiceType, WorkOrderView } from "../../api/types.ts";
import { unitPagesQuery } from "../../features/equipment/equipment.ts";
import { UnitSummary, useProductName } from "../../features/equipment/UnitList.tsx";
import { unitQuery, WarrantyBadge } from "../../features/equipment/units.tsx";
import { FilePicker } from "../../ui/FilePicker.tsx";
import { useUploads } from "../../lib/useUploads.ts";
import { faults } from "../../features/forms/answers.ts";
import { type Answers, filled } from "../../features/forms/questions.ts";
import { isEmail, isPhone } from "../../features/forms/contact.ts";
import { FormFields, formQuery, useFaultWords } from "../../features/forms/FormFields.tsx";
import { serviceTypes, StatusMark } from "../../features/workorders/orderMarks.tsx";
import { useT } from "../../i18n/console.ts";
import { useLocale } from "../../i18n/Language.tsx";
import { answer } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useDraft } from "../../lib/draft.ts";
import { Refusal } from "../../lib/refusal.ts";
import { useCreate } from "../../lib/useCreate.ts";
import { useDelayed } from "../../lib/useDelayed.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { RadioCards, TextField } from "../../ui/fields.tsx";
import { Card, Grid, Mono, Page, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { MoreButton } from "../../ui/MoreButton.tsx";
import { PressRow } from "../../ui/PressRow.tsx";
import { EmptyState, Notice, Problem } from "../../ui/Status.tsx";
import { TextLink } from "../../ui/TextLink.tsx";

type Contact = { name: string; phone: string; email: string; locale: "zh-CN" | "en" };
type Draft = { serviceType: ServiceType; answers: Answers; contact: Contact };

/** Takes a call down: which unit, what is wrong, who called. Ends with a number and a link to read out or send. */
export function RegisterPage() {
  const t = useT();
  const [parameters, setParameters] = useSearchParams();
  const [made, setMade] = useState<WorkOrderView | null>(null);
  const unit = parameters.get("unit");
  const choose = (id: string | null) => setParameters(id ? { unit: id } : {});
  return (
    <Page title={t("menu.registerCall")} intro={made ? undefined : t("register.intro")} width="narrow">
      {made ? (
        <Registered
          order={made}
          onNext={() => {
            setMade(null);
            choose(null);
          }}
        />
      ) : unit ? (
        <TakeDown key={unit} unitId={unit} onOther={() => choose(null)} onMade={setMade} />
      ) : (
        <FindUnit onChoose={choose} />
      )}
    </Page>
  );
}

function FindUnit({ onChoose }: { onChoose: (id: string) => void }) {
  const t = useT();
  const [typed, setTyped] = useState("");
  const words = useDelayed(typed.trim());
  const query = useInfiniteQuery({ ...unitPagesQuery(useApi(), words), placeholderData: keepPreviousData });
  return (
    <Card title={t("register.unit")}>
      <TextField label={t("unit.search")} type="search" maxLength={100} value={typed} onChange={setTyped} autoFocus />
      <Loaded query={query} lines={4}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          return rows.length === 0 ? (
            <EmptyState icon="search" title={t("unit.nothingFound")} />
          ) : (
            <Stack gap={3}>
              {rows.map((row) => (
                <PressRow key={row.id} onPress={() => onChoose(row.id)}>
                  <UnitSummary row={row} />
                </PressRow>
              ))}
              <MoreButton query={query} />
            </Stack>
          );
        }}
      </Loaded>
    </Card>
  );
}

function TakeDown({ unitId, onOther, onMade }: { unitId: string; onOther: () => void; onMade: (order: WorkOrderView) => void }) {
  const t = useT();
  const api = useApi();
  const locale = useLocale();
  const queries = useQueryClient();
  const unit = useQuery(unitQuery(api, unitId));
  const [draft, setDraft, clear] = useDraft<Draft>(`call ${unitId}`, { serviceType: "ON_SITE", answers: {}, contact: { name: "", phone: "", email: "", locale } });
  const form = useQuery(formQuery(api, draft.serviceType));
  const uploads = useUploads();
  const wordsOf = useFaultWords();
  const [tried, setTried] = useState(false);
  const register = useCreate<NewWorkOrder, { data: WorkOrderView }>(
    (client, body, headers) => answer(client.POST("/work-orders", { body, headers })),
    ({ data }) => {
      clear();
      void queries.invalidateQueries({ queryKey: ["work-orders"] });
      onMade(data);
    },
  );

  const wrong = form.data ? faults(form.data, draft.answers) : {};
  const problems: Record<string, string> = tried ? Object.fromEntries(Object.entries(wrong).map(([name, fault]) => [name, wordsOf(fault)])) : {};
  const { error } = register;
  if (error instanceof Refusal) {
    for (const { pointer, detail } of error.errors) problems[pointer.replace("/answers/", "")] ??= detail;
  }
  const changeContact = (part: Partial<Contact>) => setDraft((before) => ({ ...before, contact: { ...before.contact, ...part } }));
  const unreachable = !draft.contact.phone.trim() && !draft.contact.email.trim();
  if (tried && !draft.contact.name.trim()) problems["/contact/name"] = t("form.missing");
  if (tried && unreachable) problems["/contact/phone"] = t("register.reachable");
  if (tried && draft.contact.phone.trim() && !isPhone(draft.contact.phone)) problems["/contact/phone"] = t("form.wrongPhone");
  if (tried && draft.contact.email.trim() && !isEmail(draft.contact.email)) problems["/contact/email"] = t("form.wrongEmail");

  const submit = () => {
    setTried(true);
    if (!form.data || !draft.contact.name.trim() || unreachable || Object.keys(wrong).length > 0) return;
    const { name, phone, email } = draft.contact;
    register.mutate({
      equipmentId: unitId,
      serviceType: draft.serviceType,
      formVersion: form.data.version,
      answers: filled(form.data, draft.answers),
      files: uploads.ids,
      contact: { name: name.trim(), phone: phone.trim() || null, email: email.trim() || null, locale: draft.contact.locale },
    });
  };

  return (
    <Stack gap={5}>
      <Loaded query={unit}>{({ data }) => <ChosenUnit unit={data} onOther={onOther} />}</Loaded>
      <Card title={t("register.contact")}>
        <Grid min="small">
          <TextField label={t("contact.name")} required maxLength={100} value={draft.contact.name} onChange={(name) => changeContact({ name })} error={problems["/contact/name"]} />
          <TextField label={t("contact.phone")} type="tel" maxLength={40} value={draft.contact.phone} onChange={(phone) => changeContact({ phone })} error={problems["/contact/phone"]} />
          <TextField label={t("contact.email")} type="email" maxLength={200} value={draft.contact.email} onChange={(email) => changeContact({ email })} error={problems["/contact/email"]} />
        </Grid>
        <RadioCards
          label={t("contact.language")}
          columns={4}
          value={draft.contact.locale}
          onChange={(language) => changeContact({ locale: language })}
          options={[
            { value: "zh-CN", label: "中文" },
            { value: "en", label: "English" },
          ]}
        />
      </Card>
      <Card title={t("register.what")}>
        <RadioCards label={t("workOrder.serviceType")} columns={4} value={draft.serviceType} onChange={(serviceType) => setDraft((before) => ({ ...before, serviceType }))} options={serviceTypes.map((value) => ({ value, label: t(`serviceType.${value}`) }))} />
        <Loaded query={form} lines={6}>
          {(data) => <FormFields form={data} answers={draft.answers} errors={problems} onChange={(name, value) => setDraft((before) => ({ ...before, answers: { ...before.answers, [name]: value } }))} />}
        </Loaded>
        <FilePicker uploads={uploads} />
      </Card>
      {tried && Object.keys(problems).length > 0 && <Notice tone="bad">{t("form.fix", { count: Object.keys(problems).length })}</Notice>}
      <Problem error={error} />
      <Row>
        <Button look="primary" icon="check" busy={register.isPending} disabled={uploads.busy} onClick={submit}>
          {t("register.send")}
        </Button>
      </Row>
    </Stack>
  );
}

function ChosenUnit({ unit, onOther }: { unit: EquipmentView; onOther: () => void }) {
  const t = useT();
  const nameOf = useProductName();
  return (
    <Card
      title={t("register.unit")}
      actions={
        <Button size="small" icon="search" onClick={onOther}>
          {t("register.other")}
        </Button>
      }
    >
      <Stack gap={2}>
        <strong>{nameOf(unit)}</strong>
        <Soft>
          {unit.model} · <Mono>{unit.serial}</Mono>
          <br />
          {[unit.customer?.name, unit.site?.name].filter(Boolean).join(" · ")}
        </Soft>
        <span>
          <WarrantyBadge {...unit} />
        </span>
      </Stack>
      {!!unit.openOrders?.length && (
        <Notice tone="warn" title={t("register.alreadyOpen")}>
          {unit.openOrders.map((order) => (
            <Row key={order.id} gap={2}>
              <TextLink to={`/orders/${order.id}`}>{order.number}</TextLink>
              <StatusMark status={order.status} />
            </Row>
          ))}
        </Notice>
      )}
    </Card>
  );
}

function Registered({ order, onNext }: { order: WorkOrderView; onNext: () => void }) {
  const t = useT();
  return (
    <Card tone="accent">
      <Stack gap={2}>
        <Soft>{t("register.done")}</Soft>
        <h2>{order.number}</h2>
        <p>{order.summary}</p>
      </Stack>
      {order.trackingUrl && <CopyField label={t("tracking.made")} text={order.trackingUrl} />}
      <Row gap={3}>
        <ButtonLink to={`/orders/${order.id}`} look="primary" icon="arrowRight">
          {t("register.open")}
        </ButtonLink>
        <Button icon="phone" onClick={onNext}>
          {t("register.next")}
        </Button>
      </Row>
    </Card>
  );
}
