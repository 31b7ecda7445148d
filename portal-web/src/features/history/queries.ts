import { infiniteQueryOptions } from "@tanstack/react-query";
import type { HistoryEntryView, Page } from "../../api/types.ts";
import { type Api, page } from "../../lib/api.ts";

type Paged = { params: { path: { id: string }; query: { cursor: string | undefined } } };

const pages = (key: string[], ask: (asked: Paged) => Promise<Page<HistoryEntryView>>, id: string) =>
  infiniteQueryOptions({
    queryKey: [...key, id, "history"],
    queryFn: ({ pageParam }) => ask({ params: { path: { id }, query: { cursor: pageParam } } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const orderHistoryQuery = (api: Api, id: string) => pages(["work-orders"], (asked) => page(api.GET("/work-orders/{id}/history", asked)), id);
export const unitHistoryQuery = (api: Api, id: string) => pages(["equipment"], (asked) => page(api.GET("/equipment/{id}/history", asked)), id);
export const personHistoryQuery = (api: Api, id: string) => pages(["people"], (asked) => page(api.GET("/people/{id}/history", asked)), id);

export type HistoryQuery = ReturnType<typeof pages>;

/** What one person did in one go. */
export type Act = { key: string; at: string; first: HistoryEntryView; entries: HistoryEntryView[] };

/** The same record, changed twice in one go. */
const again = (one: HistoryEntryView | undefined, other: HistoryEntryView) =>
  one?.change === "CHANGED" && other.change === "CHANGED" && one.recordType === other.recordType && one.about.length > 0 && JSON.stringify(one.about) === JSON.stringify(other.about);

/** Entries of the same time and person stand together, in the order they were made. */
export function acts(entries: HistoryEntryView[]): Act[] {
  const found: Act[] = [];
  for (const entry of entries) {
    const last = found.at(-1);
    if (!last || last.at !== entry.at || last.first.actor !== entry.actor || last.first.actorName !== entry.actorName) {
      found.push({ key: `${entry.at} ${found.length}`, at: entry.at, first: entry, entries: [entry] });
      continue;
    }
    const next = last.entries[0];
    if (next && again(next, entry)) last.entries[0] = { ...next, changes: [...entry.changes, ...next.changes] };
    else last.entries.unshift(entry);
  }
  return found;
}
