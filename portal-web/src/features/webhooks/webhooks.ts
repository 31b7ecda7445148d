import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { WebhookDeliveryState, WebhookView } from "../../api/types.ts";
import { answer, type Api, page, type Versioned } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";

export type SeenWebhook = Versioned<{ data: WebhookView; access: Record<string, string> }>;

export const webhooksQuery = (api: Api) =>
  infiniteQueryOptions({
    queryKey: ["webhooks"],
    queryFn: ({ pageParam }) => page(api.GET("/webhooks", { params: { query: { cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const webhookQuery = (api: Api, id: string) =>
  queryOptions({ queryKey: ["webhooks", id], queryFn: () => answer(api.GET("/webhooks/{id}", { params: { path: { id } } })), refetchInterval: 10_000 });

export const deliveriesQuery = (api: Api, id: string, state: WebhookDeliveryState | undefined) =>
  infiniteQueryOptions({
    queryKey: ["webhooks", id, "deliveries", state],
    queryFn: ({ pageParam }) => page(api.GET("/webhooks/{id}/deliveries", { params: { path: { id }, query: { state, cursor: pageParam, limit: 20 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 3_000,
  });

/** An act on a subscription; whatever comes of it, what is shown is asked for again. */
export function useWebhookAct<Input, Result>(act: (api: Api, input: Input) => Promise<Result>, onDone: (result: Result) => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => act(api, input),
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: ["webhooks"] }),
  });
}
