import type { WorkOrderRow } from "../../api/types.ts";

export const groups = ["new", "progress", "today", "later", "waiting"] as const;
export type Group = (typeof groups)[number];

/** Where an order stands for the engineer who has it. */
export function groupOf(row: WorkOrderRow, now: number): Group {
  if (row.status === "DISPATCHED") return "new";
  if (row.paused || ["QUOTING", "QUOTED", "RATING"].includes(row.status)) return "waiting";
  if (["TRAVELLING", "ON_SITE", "IN_REPAIR", "REPORTING", "SIGN_OFF"].includes(row.status)) return "progress";
  const midnight = new Date(now).setHours(24, 0, 0, 0);
  return row.promisedUntil && Date.parse(row.promisedUntil) < midnight ? "today" : "later";
}
