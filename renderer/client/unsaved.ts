/** @file What is typed and not on disk yet, wherever it is on screen: saved before the desk closes. */

const flushes = new Set<() => Promise<boolean>>();

/** Registers a way to save at once. Answers a function that takes it back when nothing more waits. */
export function trackUnsaved(flush: () => Promise<boolean>): () => void {
  flushes.add(flush);
  return () => flushes.delete(flush);
}

/** Saves everything that waits. Resolves when each save has succeeded or failed; what failed stays in memory. */
export async function flushUnsaved(): Promise<void> {
  await Promise.allSettled([...flushes].map((flush) => flush()));
}
