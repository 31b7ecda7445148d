import { createParser } from "eventsource-parser";
import { useEffect, useRef } from "react";
import { apiRoot } from "./api.ts";
import { authorization, type Caller } from "./caller.ts";
import { useCaller } from "./CallerProvider.tsx";

export type Change = { workOrderId: string; kind: "STATUS" | "MESSAGE" | "TIMELINE" | "QUOTE" | "ORDER" };

type Stream = { path: string; caller: Caller; onChange: (change: Change) => void; onReconnect: () => void; signal: AbortSignal };

const quietest = 60_000;

/** Milliseconds to wait before attempt `failures` + 1: doubles up to a minute, with jitter so that a restarted server is not stormed. */
export const backoff = (failures: number, random: () => number = Math.random) => Math.min(quietest, 1000 * 2 ** failures) * (0.5 + random() / 2);

/**
 * Follows a stream of changes until `signal` aborts. Server-sent events over fetch, because EventSource cannot carry
 * an Authorization header. Resumes after the last event id; `onReconnect` is told when events may have been missed.
 * A stream that has been silent for 45 s (the server sends a comment every 15 s) is taken for dead.
 */
export async function followChanges({ path, caller, onChange, onReconnect, signal }: Stream): Promise<void> {
  let lastEventId: string | undefined;
  let failures = 0;
  let connections = 0;

  while (!signal.aborted) {
    const attempt = new AbortController();
    const stop = () => attempt.abort();
    signal.addEventListener("abort", stop, { once: true });
    let silence = setTimeout(stop, 45_000);
    try {
      const headers = { Accept: "text/event-stream", ...authorization(caller), ...(lastEventId && { "Last-Event-ID": lastEventId }) };
      const response = await fetch(apiRoot + path, { headers, signal: attempt.signal, cache: "no-store" });
      if (response.status >= 400 && response.status < 500 && response.status !== 429) return;
      if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}.`);

      failures = 0;
      if (connections++ > 0) onReconnect();
      const parser = createParser({
        onEvent: (event) => {
          lastEventId = event.id ?? lastEventId;
          if (event.event === "change") onChange(JSON.parse(event.data));
        },
      });
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        clearTimeout(silence);
        silence = setTimeout(stop, 45_000);
        parser.feed(piece.value);
      }
    } catch {
      failures++;
    } finally {
      clearTimeout(silence);
      signal.removeEventListener("abort", stop);
    }
    if (!signal.aborted) await pause(backoff(failures), signal);
  }
}

const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });

/** Follows changes while the page is visible; `onChange(null)` means that something may have been missed: refresh everything. */
export function useChanges(path: string | null, onChange: (change: Change | null) => void) {
  const caller = useCaller();
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });

  useEffect(() => {
    if (!path) return;
    let following: AbortController | null = null;
    let paused = false;
    const follow = () => {
      if (document.hidden) {
        following?.abort();
        following = null;
        paused = true;
      } else if (!following) {
        if (paused) latest.current(null);
        paused = false;
        following = new AbortController();
        void followChanges({ path, caller, onChange: (change) => latest.current(change), onReconnect: () => latest.current(null), signal: following.signal });
      }
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      following?.abort();
    };
  }, [path, caller]);
}
