import { infiniteQueryOptions, queryOptions, useQueryClient } from "@tanstack/react-query";
import type { Answer, Status, WorkOrderView } from "../../api/types.ts";
import { type Api, page, type Versioned } from "../../lib/api.ts";
import { useChanges } from "../../lib/changes.ts";

export type SeenOrder = Versioned<Answer<WorkOrderView>>;

export type OrderFilter = { status?: Status[]; open?: boolean; mine?: boolean; equipment?: string; q?: string; sort?: "createdAt" | "promisedUntil"; limit?: number };

/** Orders page by page; `fetchNextPage` brings more. */
export const workOrderPagesQuery = (api: Api, filter: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: ["work-orders", "pages", filter],
    queryFn: ({ pageParam }) => page(api.GET("/work-orders", { params: { query: { ...filter, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const timelineQuery = (api: Api, id: string) =>
  queryOptions({ queryKey: ["work-orders", id, "timeline"], queryFn: () => page(api.GET("/work-orders/{id}/timeline", { params: { path: { id } } })) });

/** Keeps one order, with its timeline and conversation, as the server has it. */
export function useOrderChanges(id: string) {
  const queries = useQueryClient();
  useChanges(`/work-orders/${id}/changes`, () => void queries.invalidateQueries({ queryKey: ["work-orders", id] }));
}

/** Keeps lists of orders as the server has them. */
export function useAllOrderChanges() {
  const queries = useQueryClient();
  useChanges("/work-orders/changes", () => void queries.invalidateQueries({ queryKey: ["work-orders"] }));
}

export const ended = (status: Status): boolean => status === "CLOSED" || status === "CANCELLED" || status === "REJECTED";
