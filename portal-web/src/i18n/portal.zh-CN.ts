export const portal = {
  "portal.home": "首页",
} as const;
