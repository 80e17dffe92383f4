/** @file Every request ends: a line that is half open answers nothing and says nothing. */

/** A request was given up because nothing came for too long, or because the line was taken for dead. */
export class TimeLimitError extends Error {
  constructor() {
    super('The server did not answer in time.');
    this.name = 'TimeLimitError';
  }
}

export interface RequestLimits {
  /** Runs a request with the signal that ends it. Rejects with a {@link TimeLimitError} when its time is over. */
  run<T>(
    milliseconds: number,
    outer: AbortSignal | undefined,
    request: (signal: AbortSignal) => Promise<T>,
  ): Promise<T>;
  /** Gives up every request that is under way: the line has died. */
  dropAll(): void;
}

/** Keeps the time of the requests of one link. */
export function createRequestLimits(
  after: (milliseconds: number, callback: () => void) => () => void,
): RequestLimits {
  const running = new Set<() => void>();
  return {
    run: (milliseconds, outer, request) =>
      new Promise((resolve, reject) => {
        const controller = new AbortController();
        const end = () => {
          reject(new TimeLimitError());
          controller.abort();
        };
        const follow = () => controller.abort();
        const cancel = after(milliseconds, end);
        running.add(end);
        if (outer?.aborted) follow();
        outer?.addEventListener('abort', follow, { once: true });
        request(controller.signal)
          .then(resolve, reject)
          .finally(() => {
            cancel();
            running.delete(end);
          });
      }),
    dropAll() {
      for (const end of [...running]) end();
    },
  };
}
