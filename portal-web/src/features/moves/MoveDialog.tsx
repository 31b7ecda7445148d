import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useLocation } from "wouter";
import type { CandidateView, Move, PauseReason, Priority } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useApi } from "../../lib/CallerProvider.tsx";
import { page } from "../../lib/api.ts";
import { useDraft } from "../../lib/draft.ts";
import { Refusal } from "../../lib/refusal.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { DateTimeField, RadioCards, TextArea } from "../../ui/fields.tsx";
import { Grid, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { EmptyState, Notice, Problem } from "../../ui/Status.tsx";
import { useToast } from "../../ui/Toasts.tsx";
import { ChangedMeanwhile } from "./ChangedMeanwhile.tsx";
import type { StepKind } from "./steps.ts";
import { useMove } from "./useMove.ts";
import { useCan } from "../../lib/session.ts";
import type { SeenOrder } from "../../lib/workOrders.ts";

type Draft = Omit<Move, "move">;
type FormProps = { order: SeenOrder; draft: Draft; change: (part: Draft) => void; wrong: (name: keyof Draft) => string | undefined };

type MoveDialogProps = { order: SeenOrder; move: StepKind; onClose: () => void };

/** Asks what one move needs and makes it. What was typed outlives a refusal, a lost network and a reload. */
export function MoveDialog({ order, move, onClose }: MoveDialogProps) {
  const t = useT();
  const say = useToast();
  const form = useId();
  const [draft, setDraft, clearDraft] = useDraft<Draft>(`${order.data.id} ${move}`, startOf(move, order));
  const [tried, setTried] = useState(false);
  const dispatches = useCan("QUEUE");
  const [, navigate] = useLocation();
  const moving = useMove(order, () => {
    clearDraft();
    say(t(`move.done.${move}`));
    onClose();
    if (move === "REFUSE" && !dispatches) navigate("/my"); // the order is no longer theirs to see
  });

  const missing = needed(move).filter((name) => draft[name] === undefined || draft[name] === "");
  const wrong = (name: keyof Draft) =>
    tried && missing.includes(name) ? t(name === "reason" || name === "note" ? "form.missing" : "form.missingChoice") : moving.error instanceof Refusal ? moving.error.of(`/${name}`) : undefined;
  const send = (more: Draft = {}) => {
    setTried(true);
    if (missing.length === 0) moving.mutate({ move, ...draft, ...more });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };

  const { Form, text } = forms[move];
  const gone = !order.data.moves.includes(move);
  return (
    <Dialog
      title={t(`move.${move}`)}
      onClose={onClose}
      wide={move === "DISPATCH"}
      actions={
        move === "CHECK_IN" ? (
          <CheckInButtons busy={moving.isPending} onCheckIn={send} />
        ) : (
          <>
            <Button onClick={onClose}>{t("action.cancel")}</Button>
            <Button look={move === "REJECT" || move === "CANCEL" || move === "REFUSE" ? "danger" : "primary"} type="submit" form={form} busy={moving.isPending} disabled={gone}>
              {t(`move.${move}`)}
            </Button>
          </>
        )
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Stack gap={4}>
          <ChangedMeanwhile order={order} />
          {gone && !moving.isPending && <Notice tone="bad">{t("move.gone")}</Notice>}
          {text && <p>{t(`move.text.${move as TextMove}`)}</p>}
          {Form && <Form order={order} draft={draft} change={(part) => setDraft((before) => ({ ...before, ...part }))} wrong={wrong} />}
          {/* A stale order is told above, with what happened. */}
          <Problem error={moving.error instanceof Refusal && moving.error.status === 412 ? null : moving.error} />
        </Stack>
      </form>
    </Dialog>
  );
}

type TextMove = "ACCEPT" | "DEPART" | "CHECK_IN" | "RESUME" | "CANCEL" | "REJECT" | "REFUSE" | "REOPEN" | "CLOSE" | "PAUSE" | "FINISH_WORK";

const forms: Record<StepKind, { Form?: (props: FormProps) => ReactNode; text?: true }> = {
  TRIAGE: { Form: TriageForm },
  REJECT: { Form: ReasonForm, text: true },
  DISPATCH: { Form: DispatchForm },
  ACCEPT: { Form: PromisedWindow, text: true },
  REFUSE: { Form: ReasonForm, text: true },
  DEPART: { Form: DepartForm, text: true },
  CHECK_IN: { text: true },
  DIAGNOSE: { Form: DiagnoseForm },
  FINISH_WORK: { Form: NoteForm, text: true },
  PAUSE: { Form: PauseForm, text: true },
  RESUME: { text: true },
  CANCEL: { Form: ReasonForm, text: true },
  REOPEN: { Form: ReasonForm, text: true },
  CLOSE: { Form: ReasonForm, text: true },
  QUOTE: {},
  REPORT: {},
  SIGN_REPORT: {},
};

function needed(move: StepKind): (keyof Draft)[] {
  switch (move) {
    case "TRIAGE":
      return ["priority"];
    case "DISPATCH":
      return ["engineerId", "promisedFrom", "promisedUntil"];
    case "DIAGNOSE":
      return ["note", "quoteNeeded"];
    case "PAUSE":
      return ["pauseReason"];
    case "REJECT":
    case "REFUSE":
    case "CANCEL":
    case "REOPEN":
    case "CLOSE":
      return ["reason"];
    default:
      return [];
  }
}

/** What a form starts with: what is known already, so that the person corrects rather than types. */
function startOf(move: StepKind, { data: order }: SeenOrder): Draft {
  switch (move) {
    case "TRIAGE":
      return { priority: order.priority, promisedUntil: ahead(order.promisedUntil) };
    case "DISPATCH":
      return { promisedFrom: ahead(order.promisedFrom) ?? ahead(order.preferredFrom), promisedUntil: ahead(order.promisedUntil) ?? ahead(order.preferredUntil) };
    default:
      return {};
  }
}

const now = () => new Date().toISOString();
const ahead = (instant: string | null | undefined) => (instant && instant > now() ? instant : undefined);
const priorities: Priority[] = ["P1", "P2", "P3", "P4"];

function TriageForm({ draft, change, wrong }: FormProps) {
  const t = useT();
  return (
    <>
      <RadioCards
        label={t("workOrder.priority")}
        required
        value={draft.priority ?? ""}
        onChange={(priority) => change({ priority })}
        options={priorities.map((value) => ({ value, label: value, hint: t(`priority.${value}`) }))}
        error={wrong("priority")}
      />
      <DateTimeField label={t("move.promisedUntil")} hint={t("move.promisedUntilHint")} min={now()} value={draft.promisedUntil ?? null} onChange={(instant) => change({ promisedUntil: instant ?? undefined })} error={wrong("promisedUntil")} />
      <NoteForm draft={draft} change={change} wrong={wrong} />
    </>
  );
}

function DispatchForm({ order, draft, change, wrong }: FormProps) {
  const t = useT();
  const api = useApi();
  const query = useQuery({
    queryKey: ["work-orders", order.data.id, "candidates"],
    queryFn: () => page(api.GET("/work-orders/{id}/candidates", { params: { path: { id: order.data.id } } })),
  });
  return (
    <>
      <Loaded query={query} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="person" title={t("move.noCandidates")} />
          ) : (
            <Candidates candidates={items} chosen={draft.engineerId ?? ""} onChoose={(engineerId) => change({ engineerId })} error={wrong("engineerId")} />
          )
        }
      </Loaded>
      <Grid>
        <DateTimeField label={t("move.promisedFrom")} required min={now()} value={draft.promisedFrom ?? null} onChange={(instant) => change({ promisedFrom: instant ?? undefined })} error={wrong("promisedFrom")} />
        <DateTimeField label={t("move.promisedTo")} required min={draft.promisedFrom ?? now()} value={draft.promisedUntil ?? null} onChange={(instant) => change({ promisedUntil: instant ?? undefined })} error={wrong("promisedUntil")} />
      </Grid>
    </>
  );
}

const first = 4;

function Candidates({ candidates, chosen, onChoose, error }: { candidates: CandidateView[]; chosen: string; onChoose: (id: string) => void; error?: string }) {
  const t = useT();
  const [all, setAll] = useState(false);
  const shown = candidates.filter((candidate, rank) => all || rank < first || candidate.engineer.id === chosen);
  return (
    <Stack gap={2}>
      <RadioCards
        label={t("move.engineer")}
        hint={t("move.engineerHint")}
        required
        columns={1}
        value={chosen}
        onChange={onChoose}
        error={error}
        options={shown.map(({ engineer, reasons }) => ({
          value: engineer.id ?? "",
          label: [engineer.name, engineer.grade && t(`engineer.grade.${engineer.grade}`), engineer.region].filter(Boolean).join(" · "),
          hint: [...reasons.map((reason) => t(`candidate.${reason}`)), engineer.openOrders !== undefined && t("candidate.openOrders", { count: engineer.openOrders })].filter(Boolean).join(" · "),
        }))}
      />
      {shown.length < candidates.length && (
        <div>
          <Button look="quiet" size="small" onClick={() => setAll(true)}>
            {t("move.allEngineers", { count: candidates.length })}
          </Button>
        </div>
      )}
    </Stack>
  );
}

function PromisedWindow({ order }: FormProps) {
  const t = useT();
  const formats = useFormats();
  const { promisedFrom, promisedUntil } = order.data;
  return promisedUntil && <Notice icon="clock">{t("move.promised", { window: formats.window(promisedFrom, promisedUntil) })}</Notice>;
}

function DepartForm({ draft, change, wrong }: FormProps) {
  const t = useT();
  return <DateTimeField label={t("move.arrival")} hint={t("move.arrivalHint")} min={now()} value={draft.promisedUntil ?? null} onChange={(instant) => change({ promisedUntil: instant ?? undefined })} error={wrong("promisedUntil")} />;
}

function DiagnoseForm({ draft, change, wrong }: FormProps) {
  const t = useT();
  return (
    <>
      <TextArea label={t("move.findings")} required value={draft.note ?? ""} onChange={(note) => change({ note })} maxLength={4000} error={wrong("note")} />
      <RadioCards
        label={t("move.quoteNeeded")}
        required
        value={draft.quoteNeeded === undefined ? "" : draft.quoteNeeded ? "yes" : "no"}
        onChange={(answer) => change({ quoteNeeded: answer === "yes" })}
        options={[
          { value: "no", label: t("move.repairNow"), hint: t("move.repairNowHint") },
          { value: "yes", label: t("move.quoteFirst"), hint: t("move.quoteFirstHint") },
        ]}
        error={wrong("quoteNeeded")}
      />
    </>
  );
}

const pauseReasons: PauseReason[] = ["WAITING_FOR_PARTS", "WAITING_FOR_CUSTOMER", "SITE_CLOSED", "OTHER"];

function PauseForm({ draft, change, wrong }: FormProps) {
  const t = useT();
  return (
    <>
      <RadioCards label={t("move.why")} required value={draft.pauseReason ?? ""} onChange={(pauseReason) => change({ pauseReason })} options={pauseReasons.map((value) => ({ value, label: t(`pauseReason.${value}`) }))} error={wrong("pauseReason")} />
      <TextArea label={t("move.explanation")} rows={2} value={draft.reason ?? ""} onChange={(reason) => change({ reason })} maxLength={1000} error={wrong("reason")} />
      <DateTimeField label={t("move.pausedUntil")} min={now()} value={draft.pausedUntil ?? null} onChange={(instant) => change({ pausedUntil: instant ?? undefined })} error={wrong("pausedUntil")} />
    </>
  );
}

function ReasonForm({ draft, change, wrong }: FormProps) {
  const t = useT();
  return <TextArea label={t("move.reason")} required rows={3} value={draft.reason ?? ""} onChange={(reason) => change({ reason })} maxLength={1000} error={wrong("reason")} />;
}

function NoteForm({ draft, change, wrong }: Omit<FormProps, "order">) {
  const t = useT();
  return <TextArea label={t("move.note")} rows={3} value={draft.note ?? ""} onChange={(note) => change({ note: note || undefined })} maxLength={4000} error={wrong("note")} />;
}

/** The place is the engineer's to give or not: a check-in counts either way. */
function CheckInButtons({ busy, onCheckIn }: { busy: boolean; onCheckIn: (place?: Draft) => void }) {
  const t = useT();
  const say = useToast();
  const [locating, setLocating] = useState(false);
  const locate = () => {
    setLocating(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLocating(false);
        onCheckIn({ latitude: coords.latitude, longitude: coords.longitude });
      },
      () => {
        setLocating(false);
        say(t("move.noPlace"), "bad");
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  };
  return (
    <>
      <Button disabled={locating} busy={busy && !locating} onClick={() => onCheckIn()}>
        {t("move.withoutPlace")}
      </Button>
      <Button look="primary" icon="pin" busy={locating || busy} onClick={locate}>
        {t("move.withPlace")}
      </Button>
    </>
  );
}
