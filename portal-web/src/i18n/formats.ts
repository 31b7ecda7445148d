import type { Locale } from "./locale.ts";

/** Dates, times, money and numbers for people, in the viewer's language and time zone. */
export type Formats = ReturnType<typeof formatsFor>;

export function formatsFor(language: Locale, timeZone?: string) {
  const locale = language === "en" ? "en-GB" : language; // our English is British: 22 Nov 2026
  const dateTime = new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false, timeZone });
  const zone = new Intl.DateTimeFormat(locale, { timeZoneName: "short", timeZone });
  const day = new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" });
  // The short month of Chinese is a bare number: 11/22.
  const near = new Intl.DateTimeFormat(locale, { month: language === "en" ? "short" : "long", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit", hour12: false, timeZone });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeZone });
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hour12: false, timeZone });
  const spoken = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  // With the space between number and word that all our Chinese has: 3 分钟前.
  const relative = { format: (value: number, unit: Intl.RelativeTimeFormatUnit) => spoken.format(value, unit).replace(/(\d)(?=\p{Script=Han})/u, "$1 ") };
  const integer = new Intl.NumberFormat(locale);

  return {
    /** An instant with year, to the minute. */
    dateTime: (instant: string) => dateTime.format(new Date(instant)),
    /** An instant with the viewer's time zone, for promises and deadlines. */
    dateTimeZone: (instant: string) => `${dateTime.format(new Date(instant))} (${zoneName(zone, new Date(instant))})`,
    /** A calendar day, yyyy-mm-dd, which has no time zone. */
    date: (date: string) => day.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)),
    /** A window between two instants, as short as the language allows. */
    window: (from: string | null | undefined, until: string) => {
      const [begin, end] = [new Date(from ?? until), new Date(until)];
      if (!from) return near.format(end);
      // Not formatRange, which in Chinese falls back to bare numbers.
      return date.format(begin) === date.format(end) ? `${near.format(begin)}–${time.format(end)}` : `${near.format(begin)} – ${near.format(end)}`;
    },
    number: (value: number) => integer.format(value),
    /** A quantity in thousandths: 1500 → 1.5. */
    quantity: (thousandths: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(thousandths / 1000),
    /** A rate in basis points: 1300 → 13%. */
    rate: (basisPoints: number) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(basisPoints / 10_000),
    /** Minor units of a currency: 12345 CNY → ¥123.45. */
    money: (minor: number, currency: string) => {
      const format = new Intl.NumberFormat(locale, { style: "currency", currency });
      return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
    },
    /** Bytes as kB or MB. */
    size: (bytes: number) =>
      bytes < 1_000_000
        ? new Intl.NumberFormat(locale, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 }).format(Math.max(1, bytes / 1000))
        : new Intl.NumberFormat(locale, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 }).format(bytes / 1_000_000),
    /** "3 minutes ago", "in 2 days". */
    relative: (instant: string, now: number = Date.now()) => {
      const seconds = (new Date(instant).getTime() - now) / 1000;
      const size = Math.abs(seconds);
      if (size < 60) return language === "en" ? "just now" : "刚刚";
      if (size < 3600) return relative.format(Math.trunc(seconds / 60), "minute");
      if (size < 86_400) return relative.format(Math.trunc(seconds / 3600), "hour");
      if (size < 2_592_000) return relative.format(Math.trunc(seconds / 86_400), "day");
      return dateTime.format(new Date(instant));
    },
  };
}

const zoneName = (format: Intl.DateTimeFormat, moment: Date) => format.formatToParts(moment).find((part) => part.type === "timeZoneName")?.value ?? "UTC";
