import createClient, { type Middleware } from "openapi-fetch";
import type { paths } from "../api/types.ts";
import { authorization, type Caller } from "./caller.ts";
import { Refusal, refusalFrom, Unreachable } from "./refusal.ts";

export const apiRoot = "/api/v1";

export type Api = ReturnType<typeof apiFor>;

/** The typed client of one caller. Its calls throw `Refusal` when the server says no and `Unreachable` when it says nothing. */
export function apiFor(caller: Caller) {
  const client = createClient<paths>({ baseUrl: apiRoot, headers: authorization(caller), querySerializer: { array: { style: "form", explode: true } } });
  client.use(language, failures);
  return { ...client, caller };
}

const language: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept-Language", document.documentElement.lang);
  },
};

const failures: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await refusalFrom(response);
  },
  onError({ error }) {
    return error instanceof Refusal ? error : new Unreachable(String(error));
  },
};

/** An answer together with the version it shows; `etag` goes back as If-Match when the person changes what they saw. */
export type Versioned<T> = T & { etag: string | null };

/** The body of an answer, with its ETag. */
export async function answer<T extends object>(call: Promise<{ data?: T; response: Response }>): Promise<Versioned<T>> {
  const { data, response } = await call;
  if (!data) throw new Refusal(response.status, "answer/empty", "");
  return { ...data, etag: response.headers.get("ETag") };
}

/** The body of a list. */
export async function page<T extends object>(call: Promise<{ data?: T; response: Response }>): Promise<T> {
  return answer(call);
}

/** A file, under the name the server gives it. */
export async function file(call: Promise<{ data?: Blob; response: Response }>): Promise<{ name: string; content: Blob }> {
  const { data, response } = await call;
  if (!data) throw new Refusal(response.status, "answer/empty", "");
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
  return { name: decodeURIComponent(name ?? "export"), content: data };
}

export const ifMatch = (seen: { etag: string | null }): Record<string, string> => (seen.etag ? { "If-Match": seen.etag } : {});
export const idempotencyKey = (key: string): Record<string, string> => ({ "Idempotency-Key": key });
