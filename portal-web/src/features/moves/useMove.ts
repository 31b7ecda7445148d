import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Move } from "../../api/types.ts";
import { answer, ifMatch } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import type { SeenOrder } from "../../lib/workOrders.ts";

/** Moves the order on. When somebody else was faster, the order is fetched anew and the form stays as it is. */
export function useMove(order: SeenOrder, onDone: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  const { id } = order.data;
  return useMutation({
    mutationFn: (move: Move) => answer(api.POST("/work-orders/{id}/moves", { params: { path: { id } }, body: move, headers: ifMatch(order) })),
    onSuccess: (moved) => {
      onDone();
      queries.setQueryData(["work-orders", id], moved);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["work-orders"] }),
  });
}
