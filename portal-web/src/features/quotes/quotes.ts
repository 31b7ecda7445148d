import { queryOptions } from "@tanstack/react-query";
import type { Answer, NewQuote, NewQuoteLine, QuoteView } from "../../api/types.ts";
import { type Api, answer, type Versioned } from "../../lib/api.ts";
import { minorDigits, parseDecimal, showDecimal, timesOver } from "../../lib/decimal.ts";

export type SeenQuote = Versioned<Answer<QuoteView>>;

export const quoteQuery = (api: Api, id: string) => queryOptions({ queryKey: ["quotes", id], queryFn: () => answer(api.GET("/quotes/{id}", { params: { path: { id } } })) });

/** A quote as it is typed: numbers are still text, so that nothing a person typed is changed under their hands. */
export type QuoteDraft = { currency: string; taxRate: string; validUntil: string | null; note: string; lines: LineDraft[] };
export type LineDraft = { key: string; kind: NewQuoteLine["kind"]; partId: string | null; description: string; quantity: string; unit: string; price: string; covered: boolean };

export const currencies = ["CNY", "USD", "EUR", "GBP", "HKD", "JPY"];

export function draftOf(quote: QuoteView): QuoteDraft {
  return {
    currency: quote.currency,
    taxRate: showDecimal(quote.taxRateBasisPoints, 2),
    validUntil: quote.validUntil,
    note: quote.note ?? "",
    lines: quote.lines.map((line) => ({
      key: line.id,
      kind: line.kind,
      partId: line.partId ?? null,
      description: line.description,
      quantity: showDecimal(line.quantityThousandths, 3),
      unit: line.unit,
      price: showDecimal(line.unitPriceMinor, minorDigits(quote.currency)),
      covered: line.covered,
    })),
  };
}

/** The amount of a line in minor units; null while its numbers are not complete. */
export function amountOf(line: LineDraft, currency: string): number | null {
  const quantity = parseDecimal(line.quantity, 3);
  const price = parseDecimal(line.price, minorDigits(currency));
  if (quantity === null || price === null) return null;
  return line.covered ? 0 : timesOver(quantity, price, 1000);
}

export type Totals = { subtotalMinor: number; taxMinor: number; totalMinor: number };

export function totalsOf(draft: QuoteDraft): Totals {
  const subtotalMinor = draft.lines.reduce((sum, line) => sum + (amountOf(line, draft.currency) ?? 0), 0);
  const taxMinor = timesOver(subtotalMinor, parseDecimal(draft.taxRate, 2) ?? 0, 10_000);
  return { subtotalMinor, taxMinor, totalMinor: subtotalMinor + taxMinor };
}

/** What the server wants; null while something is missing or is not a number. */
export function newQuoteOf(draft: QuoteDraft): NewQuote | null {
  const taxRateBasisPoints = parseDecimal(draft.taxRate, 2);
  const lines = draft.lines.map((line) => newLineOf(line, draft.currency));
  if (taxRateBasisPoints === null || !draft.validUntil || lines.length === 0 || lines.includes(null)) return null;
  return { currency: draft.currency, taxRateBasisPoints, validUntil: draft.validUntil, note: draft.note.trim() || null, lines: lines as NewQuoteLine[] };
}

function newLineOf(line: LineDraft, currency: string): NewQuoteLine | null {
  const quantityThousandths = parseDecimal(line.quantity, 3);
  const unitPriceMinor = parseDecimal(line.price, minorDigits(currency));
  if (!quantityThousandths || unitPriceMinor === null || !line.description.trim() || !line.unit.trim()) return null;
  return { kind: line.kind, partId: line.partId, description: line.description.trim(), quantityThousandths, unit: line.unit.trim(), unitPriceMinor, covered: line.covered };
}
