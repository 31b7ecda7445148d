import { viewedAs } from "./viewAs.ts";

/** Who is asking: the session's cookie, the holder of an order's tracking link, or somebody who scanned a unit. */
export type Caller = { kind: "session" } | { kind: "tracking"; token: string } | { kind: "unit"; token: string };

export const session: Caller = { kind: "session" };

export function authorization(caller: Caller): Record<string, string> {
  switch (caller.kind) {
    case "session": {
      const viewed = viewedAs();
      return viewed ? { "View-As": viewed.role } : {};
    }
    case "tracking":
      return { Authorization: `Tracking ${caller.token}` };
    case "unit":
      return { Authorization: `Unit ${caller.token}` };
  }
}
