import type { Status, WorkOrderView } from "../../api/types.ts";
import type { Step } from "../../ui/Timeline.tsx";
import type { Tone } from "../../ui/Status.tsx";

/** Where customers see their order: several states of the process are one stage for them. */
export const stages = ["SUBMITTED", "ARRANGED", "DIAGNOSIS", "QUOTE", "REPAIR", "SIGN_OFF", "RATING", "DONE"] as const;
export type Stage = (typeof stages)[number];

export function stageOf(status: Status): Stage | null {
  switch (status) {
    case "REQUESTED":
    case "TRIAGED":
      return "SUBMITTED";
    case "DISPATCHED":
    case "ACCEPTED":
    case "TRAVELLING":
      return "ARRANGED";
    case "ON_SITE":
      return "DIAGNOSIS";
    case "QUOTING":
    case "QUOTED":
      return "QUOTE";
    case "IN_REPAIR":
      return "REPAIR";
    case "REPORTING":
    case "SIGN_OFF":
      return "SIGN_OFF";
    case "RATING":
      return "RATING";
    case "CLOSED":
      return "DONE";
    case "CANCELLED":
    case "REJECTED":
      return null;
  }
}

/** From here on nobody is promised to come any more. */
export const isServiceDone = (status: Status): boolean => ["REPORTING", "SIGN_OFF", "RATING", "CLOSED", "CANCELLED", "REJECTED"].includes(status);

/** The way of an order; the quote is a stage only where there is one. An order that was stopped shows where it ended. */
export function journey(order: Pick<WorkOrderView, "status"> & { quotes?: unknown[] }, label: (stage: Stage) => string, stopped: string): Step[] {
  const here = stageOf(order.status);
  if (!here) return [{ label: label("SUBMITTED"), state: "done" }, { label: stopped, state: "stopped" }];
  const way = stages.filter((stage) => stage !== "QUOTE" || here === "QUOTE" || order.quotes?.length);
  const at = way.indexOf(here);
  return way.map((stage, index) => ({ label: label(stage), state: index < at || here === "DONE" ? "done" : index === at ? "current" : "todo" }));
}

/** Whether the customer has to do something, work is under way, or it is over. */
export function toneOf(status: Status): Tone {
  if (status === "QUOTED" || status === "SIGN_OFF" || status === "RATING") return "warn";
  if (status === "CLOSED") return "good";
  return status === "CANCELLED" || status === "REJECTED" ? "neutral" : "accent";
}
