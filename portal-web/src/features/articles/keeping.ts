import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Access, ArticleDraftState, ArticleDraftView, ArticleStatus, ArticleVersionView, Audience, KeptArticleView } from "../../api/types.ts";
import { answer, type Api, page, type Versioned } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import type { Tone } from "../../ui/Status.tsx";

export type SeenDraft = Versioned<{ data: ArticleDraftView; access: Access }>;
export type SeenArticle = Versioned<{ data: KeptArticleView; access: Access }>;

const pages = { initialPageParam: undefined as string | undefined, getNextPageParam: (last: { next: string | null }) => last.next ?? undefined, staleTime: 0 };

export const draftsQuery = (api: Api, wanted: { state?: ArticleDraftState; mine?: boolean }) =>
  infiniteQueryOptions({ queryKey: ["article-drafts", wanted], queryFn: ({ pageParam }) => page(api.GET("/article-drafts", { params: { query: { ...wanted, cursor: pageParam } } })), ...pages });

export const draftQuery = (api: Api, id: string) =>
  queryOptions({ queryKey: ["article-drafts", id], queryFn: () => answer(api.GET("/article-drafts/{id}", { params: { path: { id } } })), staleTime: 0 });

export const keptArticlesQuery = (api: Api, status: ArticleStatus) =>
  infiniteQueryOptions({ queryKey: ["kept-articles", status], queryFn: ({ pageParam }) => page(api.GET("/kept-articles", { params: { query: { status, cursor: pageParam } } })), ...pages });

export const keptArticleQuery = (api: Api, id: string) =>
  queryOptions({ queryKey: ["kept-articles", id], queryFn: () => answer(api.GET("/kept-articles/{id}", { params: { path: { id } } })), staleTime: 0 });

export const versionsQuery = (api: Api, id: string) =>
  infiniteQueryOptions({ queryKey: ["kept-articles", id, "versions"], queryFn: ({ pageParam }) => page(api.GET("/kept-articles/{id}/versions", { params: { path: { id }, query: { cursor: pageParam } } })), ...pages });

/** A version never changes. */
export const versionQuery = (api: Api, id: string) =>
  queryOptions({ queryKey: ["article-versions", id], queryFn: () => answer(api.GET("/article-versions/{id}", { params: { path: { id } } })), staleTime: Infinity, enabled: id !== "" });

export const previewQuery = (api: Api, markdown: string) =>
  queryOptions({ queryKey: ["article-preview", markdown], queryFn: () => answer(api.POST("/article-drafts/preview", { body: { markdown } })), staleTime: Infinity, gcTime: 60_000, enabled: markdown.trim() !== "", placeholderData: keepPreviousData });

/** An act on a draft or an article; whatever comes of it, everything about articles is asked for again. */
export function useKeeping<Input, Result>(act: (api: Api, input: Input) => Promise<Result>, onDone: (result: Result, input: Input) => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({ mutationFn: (input: Input) => act(api, input), onSuccess: onDone, onSettled: () => forgetLists(queries) });
}

export const forgetLists = (queries: ReturnType<typeof useQueryClient>) =>
  Promise.all(["article-drafts", "kept-articles", "articles"].map((key) => queries.invalidateQueries({ queryKey: [key] })));

/** What is typed. `base` is the version of the draft it began with; null for an article that is not saved yet. */
export type Typed = { base: string | null; language: ArticleDraftView["language"]; title: string; markdown: string; audience: Audience; products: string };

export const emptyArticle = (language: Typed["language"]): Typed => ({ base: null, language, title: "", markdown: "", audience: "CUSTOMER", products: "" });

export const typedOf = (seen: SeenDraft): Typed => {
  const { language, title, markdown, audience, products } = seen.data;
  return { base: seen.etag, language, title, markdown, audience, products: products.join(", ") };
};

export const wantedOf = ({ language, title, markdown, audience, products }: Typed) => ({ language, title: title.trim(), markdown, audience, products: products.split(/[,，、\s]+/).filter(Boolean) });

/** Everything of an article as one text, to be compared line by line. */
export const wholeText = (article: Pick<ArticleVersionView, "title" | "audience" | "products" | "markdown">, audience: (audience: Audience) => string) =>
  [article.title, audience(article.audience), article.products.join(", "), "", article.markdown].join("\n");

export const stateTones: Record<ArticleDraftState, Tone> = { DRAFT: "neutral", IN_REVIEW: "info", RETURNED: "warn", PUBLISHED: "good", DISCARDED: "neutral" };
export const statusTones: Record<ArticleStatus, Tone> = { PUBLISHED: "good", RETIRED: "neutral" };
export const audiences: Audience[] = ["PUBLIC", "CUSTOMER", "STAFF"];
export const languages: Typed["language"][] = ["zh-CN", "en"];
