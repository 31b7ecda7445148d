import { common } from "./common.en.ts";
import { console as own } from "./console.en.ts";
import { history } from "./console.history.en.ts";
import { knowledge } from "./console.knowledge.en.ts";
import { orders } from "./console.orders.en.ts";
import { people } from "./console.people.en.ts";
import { permissions } from "./console.permissions.en.ts";
import { webhooks } from "./console.webhooks.en.ts";

export const words = { ...common, ...own, ...history, ...knowledge, ...orders, ...people, ...permissions, ...webhooks };
