import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Decision, QuoteView, Signature } from "../../api/types.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { answer } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useCreate } from "../../lib/useCreate.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox, RadioCards, TextArea, TextField } from "../../ui/fields.tsx";
import { Card, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Notice, Problem } from "../../ui/Status.tsx";
import { IdentityCheck, isWrongCode } from "../../ui/IdentityCheck.tsx";
import { isSigned, noSignature, SignatureField } from "../../ui/SignatureField.tsx";
import { useRefresh } from "../../lib/workOrders.ts";
import styles from "./Quote.module.css";
import { QuoteLines, QuoteTotals } from "./QuoteLines.tsx";
import { quoteQuery } from "./queries.ts";
import { totals } from "./totals.ts";

type Step = "READ" | "TERMS" | "REASON" | "IDENTITY" | "SIGN" | "CONFIRM";
type Choice = { accepted: boolean; reason: string };

/** The steps to a decision, always in this order: read, terms, consent, identity, and the signature last. */
const stepsOf = (outcome: Decision["outcome"], identity: boolean): Step[] =>
  outcome === "ACCEPT" ? ["READ", "TERMS", ...(identity ? (["IDENTITY"] as const) : []), "SIGN"] : ["READ", "REASON", ...(identity ? (["IDENTITY"] as const) : []), "CONFIRM"];

export function QuoteDecision({ quote }: { quote: QuoteView }) {
  const t = useT();
  const api = useApi();
  const formats = useFormats();
  const queries = useQueryClient();
  const refresh = useRefresh();
  const [outcome, setOutcome] = useState<Decision["outcome"]>("ACCEPT");
  const [step, setStep] = useState<Step>("READ");
  const [lines, setLines] = useState<Record<string, Choice>>(() => Object.fromEntries(quote.lines.map((line) => [line.id, { accepted: true, reason: "" }])));
  const [terms, setTerms] = useState(false);
  const [consent, setConsent] = useState(false);
  const [reason, setReason] = useState("");
  const [code, setCode] = useState("");
  const [signature, setSignature] = useState<Signature>(noSignature);
  const [checked, setChecked] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  const viewed = useRef(false);
  const tellViewed = () => {
    if (viewed.current) return;
    viewed.current = true;
    // Only a note for the service; a decision does not depend on it.
    api.POST("/quotes/{id}/views", { params: { path: { id: quote.id } } }).catch(() => undefined);
  };
  const end = useSeen(tellViewed);

  const decide = useCreate(
    (client, decision: Decision, headers) => answer(client.POST("/quotes/{id}/decision", { params: { path: { id: quote.id } }, headers, body: decision })),
    (decided) => {
      queries.setQueryData(quoteQuery(api, quote.id).queryKey, decided);
      void refresh();
      window.scrollTo({ top: 0 });
    },
  );
  const steps = stepsOf(outcome, quote.needsIdentityCheck);
  const accepted = (id: string) => lines[id]?.accepted ?? true;
  const sums = totals(quote, accepted);
  const missingReasons = quote.lines.filter((line) => !accepted(line.id) && !lines[line.id]?.reason.trim());
  const noneLeft = quote.lines.every((line) => !accepted(line.id));

  const show = (next: Step | undefined) => {
    if (!next) return;
    setChecked(false);
    setStep(next);
    top.current?.scrollIntoView({ block: "start" });
    top.current?.focus({ preventScroll: true });
  };
  const begin = (chosen: Decision["outcome"]) => {
    setChecked(true);
    if (chosen === "ACCEPT" && (missingReasons.length > 0 || noneLeft)) return;
    tellViewed();
    setOutcome(chosen);
    show(stepsOf(chosen, quote.needsIdentityCheck)[1]);
  };
  const goOn = (ready: boolean) => {
    setChecked(true);
    if (ready) show(steps[steps.indexOf(step) + 1]);
  };
  const send = () => {
    setChecked(true);
    if (outcome === "ACCEPT" && !isSigned(signature)) return;
    decide.mutate({
      outcome,
      lines: outcome === "ACCEPT" ? quote.lines.map(({ id }) => ({ id, accepted: accepted(id), reason: accepted(id) ? null : (lines[id]?.reason.trim() ?? null) })) : [],
      reason: reason.trim() || null,
      termsAccepted: terms,
      consent,
      code: code.trim() || null,
      signature: outcome === "ACCEPT" ? { ...signature, name: signature.name.trim() } : null,
    });
  };
  const back = () => show(steps[steps.indexOf(step) - 1]);
  const wrongCode = isWrongCode(decide.error);

  return (
    <div ref={top} tabIndex={-1}>
      <Stack>
        <Soft>{t("quote.step", { number: steps.indexOf(step) + 1, of: steps.length })}</Soft>
        {step === "READ" && (
          <>
            <Card title={t("quote.lines")}>
              <QuoteLines quote={quote} accepted={accepted} below={(line) => <LineChoice line={line} choice={lines[line.id]!} checked={checked} onChange={(choice) => setLines({ ...lines, [line.id]: choice })} />} />
              <QuoteTotals quote={quote} {...sums} />
              <div ref={end} />
            </Card>
            {checked && noneLeft && <Notice tone="warn">{t("quote.noneLeft")}</Notice>}
            <Button look="primary" wide onClick={() => begin("ACCEPT")}>
              {t("quote.goOn", { total: formats.money(sums.total, quote.currency) })}
            </Button>
            <Row>
              <Button icon="edit" onClick={() => begin("ASK_CHANGE")}>
                {t("quote.askChange")}
              </Button>
              <Button icon="close" onClick={() => begin("REJECT")}>
                {t("quote.reject")}
              </Button>
            </Row>
          </>
        )}
        {step === "TERMS" && (
          <StepCard title={t("quote.terms")} onBack={back} onGoOn={() => goOn(terms && consent)}>
            <div className={styles.terms} tabIndex={0} role="region" aria-label={t("quote.terms")}>
              {quote.terms}
            </div>
            <Checkbox label={t("quote.termsRead")} checked={terms} onChange={setTerms} error={checked && !terms ? t("quote.termsMissing") : undefined} />
            <Checkbox label={quote.consentText} checked={consent} onChange={setConsent} error={checked && !consent ? t("quote.consentMissing") : undefined} />
          </StepCard>
        )}
        {step === "REASON" && (
          <StepCard title={t(`quote.outcome.${outcome}`)} onBack={back} onGoOn={() => goOn(reason.trim() !== "")}>
            <TextArea label={t(outcome === "REJECT" ? "quote.rejectReason" : "quote.changeReason")} required maxLength={1000} value={reason} onChange={setReason} error={checked && !reason.trim() ? t("form.missing") : undefined} />
          </StepCard>
        )}
        {step === "IDENTITY" && (
          <StepCard title={t("identity.title")} onBack={back} onGoOn={() => goOn(code.trim() !== "")}>
            <IdentityCheck ask={() => answer(api.POST("/quotes/{id}/identity-checks", { params: { path: { id: quote.id } } }))} code={code} onChange={setCode} checked={checked} />
          </StepCard>
        )}
        {step === "SIGN" && (
          <StepCard title={t("quote.sign")} onBack={back} onGoOn={send} goOn={t("quote.signNow", { total: formats.money(sums.total, quote.currency) })} busy={decide.isPending}>
            <SignatureField value={signature} onChange={setSignature} checked={checked} />
            <Problem error={decide.error} />
            {wrongCode && (
              <Button look="quiet" onClick={() => show("IDENTITY")}>
                {t("identity.codeAgain")}
              </Button>
            )}
          </StepCard>
        )}
        {step === "CONFIRM" && (
          <StepCard title={t(`quote.outcome.${outcome}`)} onBack={back} onGoOn={send} goOn={t(`quote.send.${outcome}`)} busy={decide.isPending}>
            <p>{reason}</p>
            <Problem error={decide.error} />
            {wrongCode && (
              <Button look="quiet" onClick={() => show("IDENTITY")}>
                {t("identity.codeAgain")}
              </Button>
            )}
          </StepCard>
        )}
      </Stack>
    </div>
  );
}

type StepCardProps = { title: string; onBack: () => void; onGoOn: () => void; goOn?: string; busy?: boolean; children: ReactNode };

function StepCard({ title, onBack, onGoOn, goOn, busy, children }: StepCardProps) {
  const t = useT();
  return (
    <Card title={title}>
      {children}
      <div className={styles.foot}>
        <Button onClick={onBack}>{t("action.back")}</Button>
        <Button look="primary" busy={busy} onClick={onGoOn}>
          {goOn ?? t("quote.next")}
        </Button>
      </div>
    </Card>
  );
}

function LineChoice({ line, choice, checked, onChange }: { line: QuoteView["lines"][number]; choice: Choice; checked: boolean; onChange: (choice: Choice) => void }) {
  const t = useT();
  return (
    <>
      <RadioCards
        label={t("quote.lineChoice", { line: line.description })}
        hideLabel
        columns={4}
        value={choice.accepted ? "ACCEPTED" : "REJECTED"}
        onChange={(value) => onChange({ ...choice, accepted: value === "ACCEPTED" })}
        options={[
          { value: "ACCEPTED", label: t("quote.acceptLine") },
          { value: "REJECTED", label: t("quote.rejectLine") },
        ]}
      />
      {!choice.accepted && <TextField label={t("quote.lineReason")} required maxLength={500} value={choice.reason} onChange={(reason) => onChange({ ...choice, reason })} error={checked && !choice.reason.trim() ? t("form.missing") : undefined} />}
    </>
  );
}

/** Calls back once, when the element first comes into view. */
function useSeen(onSeen: () => void) {
  const element = useRef<HTMLDivElement>(null);
  const seen = useRef(onSeen);
  useEffect(() => {
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      seen.current();
    });
    if (element.current) watcher.observe(element.current);
    return () => watcher.disconnect();
  }, []);
  return element;
}
