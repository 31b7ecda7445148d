import type { history as source } from "./console.history.zh-CN.ts";

export const history: Record<keyof typeof source, string> = {
  "history.title": "Changes",
  "history.none": "No changes yet",
  "history.CREATED": "created",
  "history.CHANGED": "changed",
  "history.DELETED": "deleted",
  "history.byLINK": "Holder of the tracking link",
  "history.byUNIT": "Whoever scanned the unit",
  "history.byVISITOR": "Visitor",
  "history.empty": "empty",
  "history.hidden": "Hidden",
  "history.became": "became",
  "history.all": "Show {count} more {count:field|fields}",
  "history.less": "Show less",

  "history.field.customer.name": "Customer",
  "history.field.site.name": "Site",
  "history.field.orderEquipment.serial": "Unit",
  "history.field.orderEngineer.name": "Engineer",
  "history.field.contact.name": "Contact",
  "history.field.contact.phone": "Phone of the contact",
  "history.field.contact.email": "E-mail of the contact",
  "history.field.contact.locale": "Language of the contact",
  "history.field.document.number": "Sealed document",
  "history.language.zh-CN": "Chinese",
  "history.language.en": "English",
};
