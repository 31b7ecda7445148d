import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { AccountState, Grade, PersonKind, PersonView } from "../../api/types.ts";
import type { Tone } from "../../ui/Status.tsx";
import type { Locale } from "../../i18n/locale.ts";
import { answer, type Api, page, type Versioned } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";

export const peopleQuery = (api: Api, kind: PersonKind | undefined, words: string) =>
  infiniteQueryOptions({
    queryKey: ["people", kind, words],
    queryFn: ({ pageParam }) => page(api.GET("/people", { params: { query: { kind, q: words || undefined, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const personQuery = (api: Api, id: string) => queryOptions({ queryKey: ["people", id], queryFn: () => answer(api.GET("/people/{id}", { params: { path: { id } } })) });

export const customersQuery = (api: Api, words: string) =>
  queryOptions({ queryKey: ["customers", words], queryFn: () => page(api.GET("/customers", { params: { query: { q: words || undefined } } })) });

export const sitesQuery = (api: Api, id: string) => queryOptions({ queryKey: ["customers", id, "sites"], queryFn: () => page(api.GET("/customers/{id}/sites", { params: { path: { id } } })), enabled: id !== "" });

export type SeenPerson = Versioned<{ data: PersonView; access: Record<string, string> }>;

/** An act on a person; whatever comes of it, the lists are asked for again. */
export function usePersonAct<Input = void>(act: (api: Api, input: Input) => Promise<unknown>, onDone: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => act(api, input),
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: ["people"] }),
  });
}

/** The roles that may be given to the staff, in the order they are offered. */
export const staffRoles = ["agent", "engineer", "warehouse", "supervisor", "editor", "reviewer", "admin"] as const;
export type StaffRole = (typeof staffRoles)[number];
export const isStaffRole = (name: string): name is StaffRole => (staffRoles as readonly string[]).includes(name);

export const grades: Grade[] = ["JUNIOR", "SENIOR", "EXPERT"];

/** Each in its own words. */
export const languages: { value: Locale; label: string }[] = [
  { value: "zh-CN", label: "中文" },
  { value: "en", label: "English" },
];

export const accountTones: Record<AccountState, Tone> = { NONE: "neutral", INVITED: "info", ACTIVE: "good", DISABLED: "bad" };
