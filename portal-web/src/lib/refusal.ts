export type FieldError = { pointer: string; detail: string };

/** A refusal the server explained (RFC 9457). `type` is stable ("work-order/stale"), `message` is a sentence in the caller's language. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly status: number,
    readonly type: string,
    detail: string,
    readonly errors: FieldError[] = [],
  ) {
    super(detail);
  }

  /** What to tell: what is wrong with the question itself (a search, a page), for there is no field to say it at; else the whole. */
  get sentence(): string {
    const ofTheQuestion = this.errors.filter(({ pointer }) => !pointer.startsWith("/"));
    return ofTheQuestion.map(({ detail }) => detail).join(" ") || this.message;
  }

  /** The sentence for one field, named by its JSON pointer ("/answers/description"). */
  of(pointer: string): string | undefined {
    return this.errors.find((error) => error.pointer === pointer)?.detail;
  }
}

/** The request did not reach the server or its answer was lost: repeating it with the same Idempotency-Key is safe. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

export async function refusalFrom(response: Response): Promise<Refusal> {
  const problem = await response.json().catch(() => ({}));
  return new Refusal(response.status, problem.type ?? `http/${response.status}`, problem.detail ?? problem.title ?? "", problem.errors ?? []);
}
