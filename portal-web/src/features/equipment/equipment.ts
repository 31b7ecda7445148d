import { infiniteQueryOptions } from "@tanstack/react-query";
import { type Api, apiRoot, page } from "../../lib/api.ts";

/** Units whose serial number begins with `serial`. */
export const unitPagesQuery = (api: Api, serial: string) =>
  infiniteQueryOptions({
    queryKey: ["equipment", "pages", serial],
    queryFn: ({ pageParam }) => page(api.GET("/equipment", { params: { query: { serial: serial || undefined, cursor: pageParam, limit: 30 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** The label to stick on a unit: an SVG with its QR code. */
export const labelAddress = (id: string) => `${apiRoot}/equipment/${id}/label`;
