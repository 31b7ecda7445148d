import type { ReactNode } from "react";
import { Problem, Skeleton } from "./Status.tsx";

type LoadedProps<T> = { query: { data: T | undefined; error: unknown; refetch: () => unknown }; lines?: number; children: (data: T) => ReactNode };

/** What a query brought; before that grey shapes, or why it failed with a way to try again. */
export function Loaded<T>({ query, lines, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton lines={lines} />;
}
