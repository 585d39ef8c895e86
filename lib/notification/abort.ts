/**
 * Resolves to the result of `work`, or to undefined if the signal aborts first.
 *
 * @throws what `work` rejects with, unless the signal aborts first
 */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const onAbort = () => resolve(undefined);
    if (signal.aborted) {
      onAbort();
    }
    signal.addEventListener('abort', onAbort);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** A signal that aborts after `ms` or with any of `signals`. `release` stops its timer and its listeners. */
export function within(ms: number, ...signals: (AbortSignal | undefined)[]) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, Math.max(0, ms));
  if (ms <= 0) {
    abort();
  }
  for (const signal of signals) {
    if (signal?.aborted) {
      abort();
    }
    signal?.addEventListener('abort', abort);
  }
  const release = () => {
    clearTimeout(timer);
    for (const signal of signals) {
      signal?.removeEventListener('abort', abort);
    }
  };
  return { signal: controller.signal, release };
}
