import { queryOptions } from "@tanstack/react-query";
import { type Api, answer, page } from "../../lib/api.ts";

export type ArticleSearch = { q?: string; product?: string; limit?: number };

export const articlesQuery = (api: Api, search: ArticleSearch) =>
  queryOptions({ queryKey: ["articles", search], queryFn: () => page(api.GET("/articles", { params: { query: search } })), staleTime: 300_000 });

export const articleQuery = (api: Api, id: string) => queryOptions({ queryKey: ["articles", id], queryFn: () => answer(api.GET("/articles/{id}", { params: { path: { id } } })), staleTime: 300_000 });
