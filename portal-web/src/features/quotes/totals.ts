import type { QuoteView } from "../../api/types.ts";

/** What an acceptance of these lines would cost, in minor units. Tax is rounded half up on the sum, as the server does. */
export function totals(quote: Pick<QuoteView, "lines" | "taxRateBasisPoints">, accepted: (lineId: string) => boolean) {
  const subtotal = quote.lines.filter((line) => accepted(line.id)).reduce((sum, line) => sum + line.amountMinor, 0);
  const tax = Math.floor((subtotal * quote.taxRateBasisPoints + 5000) / 10_000);
  return { subtotal, tax, total: subtotal + tax };
}
