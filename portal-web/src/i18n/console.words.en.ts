import { common } from "./common.en.ts";
import { console as own } from "./console.en.ts";

export const words = { ...common, ...own };
