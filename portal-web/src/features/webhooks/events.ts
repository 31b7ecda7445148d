import type { WebhookDeliveryState, WebhookEvent } from "../../api/types.ts";
import type { Tone } from "../../ui/Status.tsx";

/** What bodies call each kind of event. */
export const eventTypes: Record<WebhookEvent, string> = {
  ORDER_REQUESTED: "work-order.requested",
  STATUS_CHANGED: "work-order.status-changed",
  ORDER_CHANGED: "work-order.changed",
  ORDER_ESCALATED: "work-order.escalated",
  ORDER_CLOSED: "work-order.closed",
  MESSAGE_WRITTEN: "message.written",
  LOG_WRITTEN: "log.written",
  QUOTE_SENT: "quote.sent",
  QUOTE_DECIDED: "quote.decided",
  REPORT_SIGNED: "report.signed",
  ORDER_RATED: "work-order.rated",
  TEST: "webhook.test",
};

/** Those that can be subscribed, in the order they are offered. */
export const subscribable = (Object.keys(eventTypes) as WebhookEvent[]).filter((kind) => kind !== "TEST");

/** The roles with whose eyes a subscription may see. */
export const roles = ["agent", "engineer", "warehouse", "supervisor", "editor", "reviewer", "admin"] as const;
export const isRole = (name: string): name is (typeof roles)[number] => (roles as readonly string[]).includes(name);

export const resultTones: Record<WebhookDeliveryState, Tone> = { WAITING: "info", DELIVERED: "good", DEAD: "bad", WITHHELD: "neutral" };
