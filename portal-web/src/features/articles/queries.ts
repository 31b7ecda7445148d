import { queryOptions } from "@tanstack/react-query";
import { type Api, answer, page } from "../../lib/api.ts";

export type ArticleSearch = { q?: string; product?: string; limit?: number };

/** Longer questions would not fit into an address; their beginning finds the same. */
export const longestQuestion = 200;

const shortened = (search: ArticleSearch): ArticleSearch => (search.q ? { ...search, q: [...search.q].slice(0, longestQuestion).join("") } : search);

export const articlesQuery = (api: Api, wanted: ArticleSearch, search = shortened(wanted)) =>
  queryOptions({ queryKey: ["articles", search], queryFn: () => page(api.GET("/articles", { params: { query: search } })), staleTime: 300_000 });

export const articleQuery = (api: Api, id: string) => queryOptions({ queryKey: ["articles", id], queryFn: () => answer(api.GET("/articles/{id}", { params: { path: { id } } })), staleTime: 300_000 });
