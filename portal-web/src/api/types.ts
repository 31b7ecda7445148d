import type { Access } from "./schema.d.ts";

/** The shapes of the API by name; everything but the two envelopes is generated from the backend's openapi.yaml. */
export type * from "./schema.d.ts";

export type Answer<T> = { access: Access; data: T };
export type Page<T> = { access: Access; items: T[]; next: string | null };
