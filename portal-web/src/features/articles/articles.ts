import { queryOptions } from "@tanstack/react-query";
import { type Api, answer, page } from "../../lib/api.ts";

/** Articles that fit `q`; the newest when it is empty. */
export const articlesQuery = (api: Api, q: string, product?: string) =>
  queryOptions({ queryKey: ["articles", "search", q, product], queryFn: () => page(api.GET("/articles", { params: { query: { q, product, limit: 30 } } })) });

export const articleQuery = (api: Api, id: string) => queryOptions({ queryKey: ["articles", id], queryFn: () => answer(api.GET("/articles/{id}", { params: { path: { id } } })) });
