import { useMutation } from "@tanstack/react-query";
import { type Api, idempotencyKey } from "./api.ts";
import { useApi } from "./CallerProvider.tsx";
import { useSubmissionKeys } from "./submission.ts";

type Send<Body, Result> = (api: Api, body: Body, headers: Record<string, string>) => Promise<Result>;

/** A write that creates: carries an Idempotency-Key that survives a lost answer. Pass `headers` on to the call. */
export function useCreate<Body, Result>(send: Send<Body, Result>, onDone?: (result: Result, body: Body) => void) {
  const api = useApi();
  const keys = useSubmissionKeys();
  return useMutation({
    mutationFn: (body: Body) => send(api, body, idempotencyKey(keys.keyFor(body))),
    onSuccess: (result, body) => {
      keys.done();
      onDone?.(result, body);
    },
  });
}
