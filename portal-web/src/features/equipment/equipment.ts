import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type Api, answer, apiRoot, page } from "../../lib/api.ts";

export const equipmentQuery = (api: Api, id: string) => queryOptions({ queryKey: ["equipment", id], queryFn: () => answer(api.GET("/equipment/{id}", { params: { path: { id } } })) });

/** Units whose serial number begins with `serial`. */
export const unitsQuery = (api: Api, serial: string) =>
  infiniteQueryOptions({
    queryKey: ["equipment", "list", serial],
    queryFn: ({ pageParam }) => page(api.GET("/equipment", { params: { query: { serial: serial || undefined, cursor: pageParam, limit: 30 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** The label to stick on a unit: an SVG with its QR code. */
export const labelAddress = (id: string) => `${apiRoot}/equipment/${id}/label`;
