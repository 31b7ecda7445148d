import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { NewPermissions } from "../../api/types.ts";
import { answer, type Api, ifMatch, page } from "../../lib/api.ts";

export type Wanted = Omit<NewPermissions, "note">;

export const permissionsQuery = (api: Api) => queryOptions({ queryKey: ["permissions"], queryFn: () => answer(api.GET("/permissions")), staleTime: 0 });

export const versionsQuery = (api: Api) =>
  infiniteQueryOptions({
    queryKey: ["permissions", "versions"],
    queryFn: ({ pageParam }) => page(api.GET("/permissions/versions", { params: { query: { cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: 0,
  });

export const effectsQuery = (api: Api, number: number, since: number) =>
  queryOptions({ queryKey: ["permissions", "effects", number, since], queryFn: () => page(api.GET("/permissions/versions/{number}/effects", { params: { path: { number }, query: { since } } })) });

/** The changes of a version as text; nothing before the first one. */
export const textOf = async (api: Api, number: number): Promise<string> =>
  number === 0 ? "" : (await answer(api.GET("/permissions/versions/{number}", { params: { path: { number } } }))).data.text;

export const tryOut = (api: Api, wanted: Wanted) => answer(api.POST("/permissions/trial", { body: { rules: null, text: null, version: null, ...wanted, note: "-" } }));

export const save = (api: Api, seen: { etag: string | null }, wanted: Wanted, note: string) =>
  answer(api.POST("/permissions/versions", { body: { rules: null, text: null, version: null, ...wanted, note }, headers: ifMatch(seen) }));
