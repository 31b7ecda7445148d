import { common } from "./common.en.ts";
import { portal } from "./portal.en.ts";

export const words = { ...common, ...portal };
