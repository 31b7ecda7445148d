import { common } from "./common.zh-CN.ts";
import { console as own } from "./console.zh-CN.ts";

export const words = { ...common, ...own };
