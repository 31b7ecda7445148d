import { useState } from "react";
import type { PartView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { minorDigits, parseDecimal, showDecimal } from "../../lib/decimal.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Checkbox, DateField, SelectField, TextArea, TextField } from "../../ui/fields.tsx";
import { Card, Grid, Row, Soft, Stack } from "../../ui/Layout.tsx";
import styles from "./QuoteBuilder.module.css";
import { amountOf, currencies, type LineDraft, type QuoteDraft, totalsOf } from "./quotes.ts";

type BuilderProps = {
  draft: QuoteDraft;
  change: (draft: QuoteDraft) => void;
  /** Marks what is missing; set once the person has tried to save. */
  tried: boolean;
  /** What the server said about one field, by its JSON pointer. */
  refused: (pointer: string) => string | undefined;
  /** The language the customer reads, for names of parts. */
  language: "zh-CN" | "en";
  /** Opens a choice of parts; part search lives in another feature. */
  picker: (props: { onPick: (part: PartView) => void; onClose: () => void }) => React.ReactNode;
};

/** Lines, tax, validity and note of a quote, with the totals as they will be. */
export function QuoteBuilder({ draft, change, tried, refused, language, picker }: BuilderProps) {
  const t = useT();
  const [picking, setPicking] = useState(false);
  const changeLine = (key: string, part: Partial<LineDraft>) => change({ ...draft, lines: draft.lines.map((line) => (line.key === key ? { ...line, ...part } : line)) });
  const add = (line: Omit<LineDraft, "key">) => change({ ...draft, lines: [...draft.lines, { key: crypto.randomUUID(), ...line }] });
  const addPart = (part: PartView) => {
    setPicking(false);
    // A first part decides the currency: its price is known only in that.
    const currency = draft.lines.length === 0 && part.currency ? part.currency : draft.currency;
    const price = part.priceMinor !== undefined && part.currency === currency ? showDecimal(part.priceMinor, minorDigits(currency)) : "";
    const line = { kind: "PART" as const, partId: part.id, description: `${language === "en" ? part.nameEn : part.nameZh} ${part.number}`, quantity: "1", unit: part.unit, price, covered: false };
    change({ ...draft, currency, lines: [...draft.lines, { key: crypto.randomUUID(), ...line }] });
  };
  const hour = language === "en" ? "h" : "小时";
  const trip = language === "en" ? "trip" : "次";

  return (
    <Stack gap={5}>
      <Card title={t("quote.lines")}>
        {draft.lines.map((line, at) => (
          <Line
            key={line.key}
            line={line}
            currency={draft.currency}
            tried={tried}
            refused={(name) => refused(`/lines/${at}/${name}`)}
            change={(part) => changeLine(line.key, part)}
            remove={() => change({ ...draft, lines: draft.lines.filter((other) => other.key !== line.key) })}
          />
        ))}
        {draft.lines.length === 0 && <Soft>{t("quote.noLines")}</Soft>}
        <Row gap={2}>
          <Button icon="plus" onClick={() => add({ kind: "LABOUR", partId: null, description: "", quantity: "1", unit: hour, price: "", covered: false })}>
            {t("quote.line.LABOUR")}
          </Button>
          <Button icon="plus" onClick={() => setPicking(true)}>
            {t("quote.line.PART")}
          </Button>
          <Button icon="plus" onClick={() => add({ kind: "TRAVEL", partId: null, description: "", quantity: "1", unit: trip, price: "", covered: false })}>
            {t("quote.line.TRAVEL")}
          </Button>
        </Row>
        <TotalsList draft={draft} />
      </Card>
      <Card title={t("quote.terms")}>
        <Grid min="small">
          <SelectField label={t("quote.currency")} value={draft.currency} onChange={(currency) => change({ ...draft, currency })} options={currencies.map((value) => ({ value, label: value }))} error={refused("/currency")} />
          <TextField
            label={t("quote.taxRate")}
            inputMode="decimal"
            value={draft.taxRate}
            onChange={(taxRate) => change({ ...draft, taxRate })}
            error={parseDecimal(draft.taxRate, 2) === null ? t("quote.notANumber") : refused("/taxRateBasisPoints")}
          />
          <DateField
            label={t("quote.validUntil")}
            required
            min={dayOf(new Date().toISOString())}
            value={draft.validUntil && dayOf(draft.validUntil)}
            onChange={(day) => change({ ...draft, validUntil: day && endOfDay(day) })}
            error={tried && !draft.validUntil ? t("form.missing") : refused("/validUntil")}
          />
        </Grid>
        <TextArea label={t("quote.note")} hint={t("quote.noteHint")} rows={3} maxLength={2000} value={draft.note} onChange={(note) => change({ ...draft, note })} error={refused("/note")} />
      </Card>
      {picking && picker({ onPick: addPart, onClose: () => setPicking(false) })}
    </Stack>
  );
}

type LineProps = { line: LineDraft; currency: string; tried: boolean; refused: (name: string) => string | undefined; change: (part: Partial<LineDraft>) => void; remove: () => void };

function Line({ line, currency, tried, refused, change, remove }: LineProps) {
  const t = useT();
  const formats = useFormats();
  const amount = amountOf(line, currency);
  const number = (text: string, digits: number) => (text ? (parseDecimal(text, digits) === null ? t("quote.notANumber") : undefined) : tried ? t("form.missing") : undefined);
  const filled = (text: string) => (tried && !text.trim() ? t("form.missing") : undefined);
  return (
    <div className={styles.line} role="group" aria-label={line.description || t(`quote.line.${line.kind}`)}>
      <div className={styles.kind}>
        <SelectField
          label={t("quote.kind")}
          value={line.kind}
          onChange={(kind) => change({ kind, partId: kind === "PART" ? line.partId : null })}
          options={(["LABOUR", "PART", "TRAVEL"] as const).map((value) => ({ value, label: t(`quote.line.${value}`) }))}
        />
      </div>
      <div className={styles.description}>
        <TextField label={t("quote.description")} required maxLength={400} value={line.description} onChange={(description) => change({ description })} error={filled(line.description) ?? refused("description")} />
      </div>
      <div className={styles.quantity}>
        <TextField label={t("quote.quantity")} required inputMode="decimal" value={line.quantity} onChange={(quantity) => change({ quantity })} error={number(line.quantity, 3) ?? refused("quantityThousandths")} />
      </div>
      <div className={styles.unit}>
        <TextField label={t("quote.unit")} required maxLength={20} value={line.unit} onChange={(unit) => change({ unit })} error={filled(line.unit) ?? refused("unit")} />
      </div>
      <div className={styles.price}>
        <TextField label={t("quote.price")} required inputMode="decimal" value={line.price} onChange={(price) => change({ price })} error={number(line.price, minorDigits(currency)) ?? refused("unitPriceMinor")} />
      </div>
      <div className={styles.covered}>
        <Checkbox label={t("quote.covered")} checked={line.covered} onChange={(covered) => change({ covered })} />
      </div>
      <div className={styles.amount}>
        <span>{amount === null ? "—" : formats.money(amount, currency)}</span>
        <IconButton icon="trash" label={t("quote.removeLine", { name: line.description || t(`quote.line.${line.kind}`) })} onClick={remove} />
      </div>
    </div>
  );
}

function TotalsList({ draft }: { draft: QuoteDraft }) {
  const t = useT();
  const formats = useFormats();
  const totals = totalsOf(draft);
  return (
    <dl className={styles.totals} aria-live="polite">
      <dt>{t("quote.subtotal")}</dt>
      <dd>{formats.money(totals.subtotalMinor, draft.currency)}</dd>
      <dt>{t("quote.tax", { rate: formats.rate(parseDecimal(draft.taxRate, 2) ?? 0) })}</dt>
      <dd>{formats.money(totals.taxMinor, draft.currency)}</dd>
      <dt className={styles.total}>{t("quote.total")}</dt>
      <dd className={styles.total}>{formats.money(totals.totalMinor, draft.currency)}</dd>
    </dl>
  );
}

/** The last instant of a day where the person sits; an offer "until Friday" includes Friday. */
export const endOfDay = (day: string) => new Date(`${day}T23:59:59`).toISOString();

function dayOf(instant: string): string {
  const moment = new Date(instant);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
