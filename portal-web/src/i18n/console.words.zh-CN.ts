import { common } from "./common.zh-CN.ts";
import { console as own } from "./console.zh-CN.ts";
import { history } from "./console.history.zh-CN.ts";
import { knowledge } from "./console.knowledge.zh-CN.ts";
import { orders } from "./console.orders.zh-CN.ts";
import { people } from "./console.people.zh-CN.ts";
import { permissions } from "./console.permissions.zh-CN.ts";
import { webhooks } from "./console.webhooks.zh-CN.ts";

export const words = { ...common, ...own, ...history, ...knowledge, ...orders, ...people, ...permissions, ...webhooks };
