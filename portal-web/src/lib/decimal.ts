/**
 * Exact decimals for money and quantities: people type "1234.5", programs keep whole units (123450 cents, 1234500 thousandths).
 * No floating point on the way.
 */

/** `text` in units of 10^-`digits`; null when it is not a number, has more decimals than `digits`, or is too large to keep exactly. */
export function parseDecimal(text: string, digits: number): number | null {
  const match = /^(\d{1,15})(?:\.(\d*))?$/.exec(text.trim().replace(/[,，\s]/g, "").replace("。", "."));
  if (!match) return null;
  const [, whole = "", fraction = ""] = match;
  if (fraction.replace(/0+$/, "").length > digits) return null;
  const units = Number(BigInt(whole + fraction.padEnd(digits, "0").slice(0, digits)));
  return Number.isSafeInteger(units) ? units : null;
}

/** The shortest text that `parseDecimal` reads as `units`. */
export function showDecimal(units: number, digits: number): string {
  const text = String(units).padStart(digits + 1, "0");
  const fraction = digits === 0 ? "" : text.slice(-digits).replace(/0+$/, "");
  return (digits === 0 ? text : text.slice(0, -digits)) + (fraction && `.${fraction}`);
}

/** `one` × `other` / `scale`, rounded half up; for what is not negative. */
export function timesOver(one: number, other: number, scale: number): number {
  const divisor = BigInt(scale);
  return Number((2n * BigInt(one) * BigInt(other) + divisor) / (2n * divisor));
}

/** Decimals of a currency's minor unit: 2 for CNY, 0 for JPY. */
export const minorDigits = (currency: string): number => new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
