import { infiniteQueryOptions, queryOptions, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Answer, Status, WorkOrderView } from "../api/types.ts";
import { type Api, answer, file, page, type Versioned } from "./api.ts";
import { useChanges } from "./changes.ts";

export type SeenOrder = Versioned<Answer<WorkOrderView>>;

export type OrderFilter = { status?: Status[]; open?: boolean; mine?: boolean; equipment?: string; q?: string; sort?: "createdAt" | "promisedUntil"; cursor?: string; limit?: number };

/** One page of orders. */
export const workOrdersQuery = (api: Api, filter: OrderFilter = {}) =>
  queryOptions({ queryKey: ["work-orders", "list", filter], queryFn: () => page(api.GET("/work-orders", { params: { query: filter } })) });

/** Orders page by page; `fetchNextPage` brings more. */
export const workOrderPagesQuery = (api: Api, filter: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: ["work-orders", "pages", filter],
    queryFn: ({ pageParam }) => page(api.GET("/work-orders", { params: { query: { ...filter, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** The same orders as a file. */
export const workOrdersFile = (api: Api, filter: OrderFilter, format: "xlsx" | "csv") =>
  file(api.GET("/work-orders/export", { params: { query: { ...filter, format } }, parseAs: "blob" }));

/** How many open orders are at each status. Who is only shown the status may not ask, and gets no numbers. */
export const statusCountsQuery = (api: Api, q?: string) =>
  queryOptions({ queryKey: ["work-orders", "groups", "status", q], queryFn: () => answer(api.GET("/work-orders/groups", { params: { query: { by: "status", open: true, q } } })), retry: false });

export const timelineQuery = (api: Api, id: string) =>
  queryOptions({ queryKey: ["work-orders", id, "timeline"], queryFn: () => page(api.GET("/work-orders/{id}/timeline", { params: { path: { id } } })) });

export const workOrderQuery = (api: Api, id: string) =>
  queryOptions({ queryKey: ["work-orders", id], queryFn: () => answer(api.GET("/work-orders/{id}", { params: { path: { id } } })) });

/** The order of the tracking link that the caller holds. */
export const trackedOrderQuery = (api: Api) => queryOptions({ queryKey: ["work-orders", "tracked"], queryFn: () => answer(api.GET("/tracked-order")) });

export const messagesQuery = (api: Api, id: string) =>
  queryOptions({ queryKey: ["work-orders", id, "messages"], queryFn: () => page(api.GET("/work-orders/{id}/messages", { params: { path: { id } } })) });

/** Keeps one order, with its timeline and conversation, as the server has it. */
export function useOrderChanges(id: string) {
  const queries = useQueryClient();
  useChanges(`/work-orders/${id}/changes`, () => void queries.invalidateQueries({ queryKey: ["work-orders", id] }));
}

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

/** Keeps lists of orders as the server has them. */
export function useAllOrderChanges() {
  const queries = useQueryClient();
  useChanges("/work-orders/changes", () => void queries.invalidateQueries({ queryKey: ["work-orders"] }));
}

export const ended = (status: Status): boolean => status === "CLOSED" || status === "CANCELLED" || status === "REJECTED";
