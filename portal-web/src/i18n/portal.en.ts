import type { portal as source } from "./portal.zh-CN.ts";

export const portal: Record<keyof typeof source, string> = {
  "portal.home": "Home",
};
