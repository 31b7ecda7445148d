import { common } from "./common.zh-CN.ts";
import { portal } from "./portal.zh-CN.ts";

export const words = { ...common, ...portal };
