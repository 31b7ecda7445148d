import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { type Api, answer, page } from "../../lib/api.ts";
import { useChanges } from "../../lib/changes.ts";

export type OrderFilter = { open?: boolean; equipment?: string; cursor?: string; limit?: number };

export const workOrdersQuery = (api: Api, filter: OrderFilter = {}) =>
  queryOptions({ queryKey: ["work-orders", "list", filter], queryFn: () => page(api.GET("/work-orders", { params: { query: filter } })) });

export const workOrderQuery = (api: Api, id: string) =>
  queryOptions({ queryKey: ["work-orders", id], queryFn: () => answer(api.GET("/work-orders/{id}", { params: { path: { id } } })) });

/** The order of the tracking link that the caller holds. */
export const trackedOrderQuery = (api: Api) => queryOptions({ queryKey: ["work-orders", "tracked"], queryFn: () => answer(api.GET("/tracked-order")) });

export const timelineQuery = (api: Api, id: string) =>
  queryOptions({ queryKey: ["work-orders", id, "timeline"], queryFn: () => page(api.GET("/work-orders/{id}/timeline", { params: { path: { id } } })) });

export const messagesQuery = (api: Api, id: string) =>
  queryOptions({ queryKey: ["work-orders", id, "messages"], queryFn: () => page(api.GET("/work-orders/{id}/messages", { params: { path: { id } } })) });

/** Fetches orders, quotes and units again after a change. */
export function useRefresh() {
  const queries = useQueryClient();
  return useCallback(() => Promise.all(["work-orders", "quotes", "equipment"].map((key) => queries.invalidateQueries({ queryKey: [key] }))), [queries]);
}

/** Keeps one order up to date; counts the changes that arrived, for the note to screen readers. */
export function useLiveOrder(id: string | undefined): number {
  const [arrived, setArrived] = useState(0);
  const refresh = useRefresh();
  useChanges(id ? `/work-orders/${id}/changes` : null, () => {
    void refresh();
    setArrived((count) => count + 1);
  });
  return arrived;
}
