import type { QuoteView } from "../../api/types.ts";
import { useT } from "../../i18n/common.ts";
import { useFormats } from "../../i18n/Language.tsx";
import type { ReactNode } from "react";
import { Soft } from "../../ui/Layout.tsx";
import { Badge } from "../../ui/Status.tsx";
import { classes } from "../../ui/classes.ts";
import styles from "./Quote.module.css";

type LinesProps = { quote: QuoteView; accepted: (lineId: string) => boolean; /** Drawn below each line: the choice, or what was chosen. */ below?: (line: QuoteView["lines"][number]) => ReactNode };

/** The lines of a quote: what, how much, at what price, and what the warranty pays. */
export function QuoteLines({ quote, accepted, below }: LinesProps) {
  const t = useT();
  const formats = useFormats();
  return (
    <ul className={styles.lines}>
      {quote.lines.map((line) => (
        <li key={line.id} className={styles.line}>
          <div className={styles.lineHead}>
            <div className={styles.what}>
              <strong>{line.description}</strong>
              <Soft>
                {t(`quote.line.${line.kind}`)} · {formats.quantity(line.quantityThousandths)} {line.unit} × {formats.money(line.unitPriceMinor, quote.currency)}
                {line.partNumber && ` · ${line.partNumber}`}
              </Soft>
            </div>
            <div className={classes(styles.amount, !accepted(line.id) && styles.struck)}>
              {formats.money(line.amountMinor, quote.currency)}
              {line.covered && <Badge tone="good">{t("quote.covered")}</Badge>}
            </div>
          </div>
          {below?.(line)}
        </li>
      ))}
    </ul>
  );
}

export function QuoteTotals({ quote, subtotal, tax, total }: { quote: QuoteView; subtotal: number; tax: number; total: number }) {
  const t = useT();
  const formats = useFormats();
  return (
    <dl className={styles.totals} aria-live="polite">
      <div>
        <dt>{t("quote.subtotal")}</dt>
        <dd>{formats.money(subtotal, quote.currency)}</dd>
      </div>
      <div>
        <dt>{t("quote.tax", { rate: formats.rate(quote.taxRateBasisPoints) })}</dt>
        <dd>{formats.money(tax, quote.currency)}</dd>
      </div>
      <div className={styles.total}>
        <dt>{t("quote.total")}</dt>
        <dd>{formats.money(total, quote.currency)}</dd>
      </div>
    </dl>
  );
}
