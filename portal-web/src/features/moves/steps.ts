import type { MoveKind, WorkOrderView } from "../../api/types.ts";
import type { IconName } from "../../ui/Icon.tsx";

/** Moves that bring an order forward; the first one that the server allows is the next step. */
const forward: MoveKind[] = ["RESUME", "ACCEPT", "TRIAGE", "DISPATCH", "DEPART", "CHECK_IN", "DIAGNOSE", "FINISH_WORK", "QUOTE", "REPORT", "SIGN_REPORT"];
const aside: MoveKind[] = ["PAUSE", "REOPEN", "CLOSE", "REFUSE", "REJECT", "CANCEL"];
const ending: MoveKind[] = ["REFUSE", "REJECT", "CANCEL"];

export type StepKind = Exclude<MoveKind, "DECIDE_QUOTE" | "RATE" | "WRITE" | "LOG">;
export type Step = { move: StepKind; icon: IconName; danger: boolean; /** The page where it is done; without one a dialog asks what is needed. */ to?: string };

/** What this caller can do now: the step that brings the order forward, and the others. */
export function stepsOf(order: WorkOrderView): { next: Step | null; others: Step[] } {
  const allowed = (kinds: MoveKind[]) => kinds.filter((kind) => order.moves.includes(kind)).map((kind) => step(kind as StepKind, order));
  const [next = null, ...rest] = allowed(forward);
  return { next, others: [...rest, ...allowed(aside)] };
}

const icons: Record<StepKind, IconName> = {
  TRIAGE: "filter",
  REJECT: "close",
  DISPATCH: "person",
  ACCEPT: "check",
  REFUSE: "close",
  DEPART: "truck",
  CHECK_IN: "pin",
  DIAGNOSE: "search",
  FINISH_WORK: "check",
  PAUSE: "pause",
  RESUME: "arrowRight",
  CANCEL: "close",
  REOPEN: "refresh",
  CLOSE: "check",
  QUOTE: "document",
  REPORT: "document",
  SIGN_REPORT: "pen",
};

const step = (move: StepKind, order: WorkOrderView): Step => ({ move, icon: icons[move], danger: ending.includes(move), to: pageOf(move, order) });

function pageOf(move: StepKind, order: WorkOrderView): string | undefined {
  switch (move) {
    case "QUOTE":
      return `/orders/${order.id}/quotes/${openQuote(order) ?? "new"}`;
    case "REPORT":
      return `/orders/${order.id}/report`;
    case "SIGN_REPORT":
      return `/orders/${order.id}/signature`;
    default:
      return undefined;
  }
}

/** The quote to go on with: the newest one, unless it is settled. */
function openQuote(order: WorkOrderView): string | undefined {
  const newest = [...(order.quotes ?? [])].sort((one, other) => other.versionNumber - one.versionNumber || other.number.localeCompare(one.number))[0];
  return newest && !["ACCEPTED", "PARTLY_ACCEPTED", "SUPERSEDED"].includes(newest.status) ? newest.id : undefined;
}
