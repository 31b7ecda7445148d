import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createContext, use, type ReactNode } from "react";
import { type Api, apiFor } from "./api.ts";
import { type Caller, session } from "./caller.ts";
import { Unreachable } from "./refusal.ts";

const ApiContext = createContext<Api>(apiFor(session));

/** Everything below asks as this caller; each caller has a cache of its own, so that no answer is shown to another. */
export function CallerProvider({ caller, children }: { caller: Caller; children: ReactNode }) {
  const { api, queries } = known(caller);
  return (
    <ApiContext value={api}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </ApiContext>
  );
}

// Kept for the life of the page, so that moving between the pages of one link does not fetch everything again.
const callers = new Map<string, { api: Api; queries: QueryClient }>();

function known(caller: Caller) {
  const identity = caller.kind === "session" ? caller.kind : `${caller.kind} ${caller.token}`;
  const found = callers.get(identity) ?? { api: apiFor(caller), queries: newQueryClient() };
  callers.set(identity, found);
  return found;
}

export const useApi = (): Api => use(ApiContext);
export const useCaller = (): Caller => useApi().caller;

const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      // Without a network a request fails at once and says so, instead of waiting silently.
      mutations: { networkMode: "always" },
      queries: {
        networkMode: "always",
        staleTime: 30_000,
        retry: (failures, error) => error instanceof Unreachable && failures < 2,
      },
    },
  });
