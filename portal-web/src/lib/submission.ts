import { useRef } from "react";

/**
 * The Idempotency-Key of a form. The same content keeps its key, so that sending again after a lost answer
 * gives the first answer; changed content gets a new one, because the server refuses one key for two contents.
 */
export function keysByContent(newKey: () => string = () => crypto.randomUUID()) {
  let last: { content: string; key: string } | null = null;
  return {
    keyFor(content: unknown): string {
      const text = JSON.stringify(content);
      if (last?.content !== text) last = { content: text, key: newKey() };
      return last.key;
    },
    /** After a success the next submission is a new one, even with the same words. */
    done() {
      last = null;
    },
  };
}

export function useSubmissionKeys() {
  const keys = useRef<ReturnType<typeof keysByContent> | null>(null);
  return (keys.current ??= keysByContent());
}
