import { infiniteQueryOptions } from "@tanstack/react-query";
import { type Api, apiRoot, file, page } from "../../lib/api.ts";

/** Units whose serial number, model or customer begins with `words`. */
export const unitPagesQuery = (api: Api, words: string) =>
  infiniteQueryOptions({
    queryKey: ["equipment", "pages", words],
    queryFn: ({ pageParam }) => page(api.GET("/equipment", { params: { query: { q: words || undefined, cursor: pageParam, limit: 30 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** The same units as a file. */
export const unitsFile = (api: Api, words: string, format: "xlsx" | "csv") => file(api.GET("/equipment/export", { params: { query: { q: words || undefined, format } }, parseAs: "blob" }));

/** The label to stick on a unit: an SVG with its QR code. */
export const labelAddress = (id: string) => `${apiRoot}/equipment/${id}/label`;
