import type { console as source } from "./console.zh-CN.ts";

export const console: Record<keyof typeof source, string> = {
  "console.title": "Service console",
  "console.noAccess": "This page is for staff",
  "console.noAccessHint": "Please log in with a staff account.",
  "console.portal": "Go to the customer portal",
  "menu.queue": "Orders",
  "menu.myWork": "My work",
  "menu.registerCall": "Register a call",
  "menu.tasks": "Tasks",
};
