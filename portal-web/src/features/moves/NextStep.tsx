import { useState } from "react";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { ActionBar } from "../../ui/ActionBar.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Card, Stack } from "../../ui/Layout.tsx";
import { Notice } from "../../ui/Status.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import { type Step, type StepKind, stepsOf } from "./steps.ts";
import { ended, type SeenOrder } from "../../lib/workOrders.ts";

/** What comes next and everything else this caller may do, for a desktop's side column. */
export function NextStepCard({ order }: { order: SeenOrder }) {
  const t = useT();
  const [asked, setAsked] = useState<StepKind | null>(null);
  const { next, others } = stepsOf(order.data);
  return (
    <Card title={t("next.title")} tone={next ? "accent" : "plain"}>
      <NextSentence order={order} />
      {(next || others.length > 0) && (
        <Stack gap={2}>
          {next && <StepButton step={next} order={order} main onAsk={setAsked} />}
          {others.map((step) => (
            <StepButton key={step.move} step={step} order={order} onAsk={setAsked} />
          ))}
        </Stack>
      )}
      {asked && <MoveDialog order={order} move={asked} onClose={() => setAsked(null)} />}
    </Card>
  );
}

/** The same at the thumb of a phone: the next step as a button, the others behind "more". */
export function NextStepBar({ order }: { order: SeenOrder }) {
  const t = useT();
  const [asked, setAsked] = useState<StepKind | null>(null);
  const [open, setOpen] = useState(false);
  const { next, others } = stepsOf(order.data);
  const [shown, rest] = next ? [next, others] : [others[0], others.slice(1)];
  const ask = (move: StepKind) => {
    setOpen(false);
    setAsked(move);
  };
  return (
    <>
      {shown && (
        <ActionBar>
          <StepButton step={shown} order={order} main={shown === next} onAsk={ask} />
          {rest.length > 0 && <Button onClick={() => setOpen(true)}>{t("next.more")}</Button>}
        </ActionBar>
      )}
      {open && (
        <Dialog title={t("next.others")} onClose={() => setOpen(false)}>
          <Stack gap={3}>
            {rest.map((step) => (
              <StepButton key={step.move} step={step} order={order} onAsk={ask} />
            ))}
          </Stack>
        </Dialog>
      )}
      {asked && <MoveDialog order={order} move={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

export function NextSentence({ order }: { order: SeenOrder }) {
  const t = useT();
  const formats = useFormats();
  const { status, ownerName, pausedReason, pausedNote, pausedUntil, closedReason } = order.data;
  return (
    <Stack gap={2}>
      <p>{t(`next.${status}`)}</p>
      {!ended(status) && ownerName !== undefined && <p>{t("next.owner", { name: ownerName ?? t("next.serviceDesk") })}</p>}
      {pausedReason && (
        <Notice tone="warn" icon="pause" title={t(`pauseReason.${pausedReason}`)}>
          {pausedNote}
          {pausedUntil && <div>{t("next.pausedUntil", { time: formats.dateTime(pausedUntil) })}</div>}
        </Notice>
      )}
      {closedReason && <p>{closedReason}</p>}
    </Stack>
  );
}

function StepButton({ step, order, main, onAsk }: { step: Step; order: SeenOrder; main?: boolean; onAsk: (move: StepKind) => void }) {
  const t = useT();
  const label = step.move === "DISPATCH" && order.data.engineer ? t("move.DISPATCH_AGAIN") : t(`move.${step.move}`);
  const look = main ? "primary" : step.danger ? "danger" : "secondary";
  return step.to ? (
    <ButtonLink to={step.to} look={look} icon={step.icon} wide>
      {label}
    </ButtonLink>
  ) : (
    <Button look={look} icon={step.icon} wide onClick={() => onAsk(step.move)}>
      {label}
    </Button>
  );
}
