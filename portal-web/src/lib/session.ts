import { QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Capability, SessionView } from "../api/types.ts";
import { hasChosenLocale } from "../i18n/locale.ts";
import { useLanguage } from "../i18n/Language.tsx";
import { type Api, answer, apiFor, apiRoot } from "./api.ts";
import { paint } from "./brand.ts";
import { session as sessionCaller } from "./caller.ts";
import { Refusal } from "./refusal.ts";
import { forgetViewAs, viewedAs } from "./viewAs.ts";

const askForSession = async () => (await answer(apiFor(sessionCaller).GET("/session"))).data;

async function currentSession() {
  try {
    return await askForSession();
  } catch (error) {
    // Who is logged out meanwhile, or no admin any more, cannot look as anybody: back to their own view.
    if (!viewedAs() || !(error instanceof Refusal)) throw error;
    forgetViewAs();
    location.reload();
    return askForSession();
  }
}

const sessionQuery = queryOptions({ queryKey: ["session"], queryFn: currentSession, staleTime: Infinity, retry: 2, networkMode: "always" });

// The session belongs to the browser, not to the caller of a part of the page: it has a cache of its own.
const sessionCache = new QueryClient();

export const useSessionQuery = () => useQuery(sessionQuery, sessionCache);

/** The session; undefined until it is known. */
export const useSession = (): SessionView | undefined => useSessionQuery().data;

export const useCan = (capability: Capability): boolean => useSession()?.capabilities.includes(capability) ?? false;

/** Shows the page in the owner's colours and, unless the person chose otherwise here, in the account's language. */
export function useSessionAppearance() {
  const session = useSession();
  const { locale, adopt } = useLanguage();
  useEffect(() => {
    if (session) paint(session.brandColour);
    if (session && session.kind !== "VISITOR" && !hasChosenLocale() && session.locale !== locale) adopt(session.locale);
  }, [session]);
}

export const logInAddress = (locale: string, target: string = location.pathname + location.search) =>
  `${apiRoot}/login?return=${encodeURIComponent(target)}&locale=${locale}`;

/** Where people keep their own password, passkeys and one-time codes: Keycloak's page. */
export const accountAddress = `${apiRoot}/login/account`;

/** Nothing stays in the tab for whoever sits down next: no drafts, no links, no role that was looked as. */
export async function logOut(api: Api) {
  try {
    sessionStorage.clear();
  } catch {
    // Storage is switched off, and so holds nothing.
  }
  const { data } = await answer(apiFor(api.caller).POST("/session/logout"));
  location.assign(data.url);
}
