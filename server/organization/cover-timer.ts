import type pg from 'pg';
import { moveDueCovers } from './covers.ts';

/** Another process may make a cover at any time: the table, a short one, is asked this often, and when the next one is due. */
const LOOK_EVERY_MS = 2_000;

/**
 * Begins and ends covers when they are due, from now on until stopped. What came due while no server ran is done first.
 *
 * @param log gets `covers-not-moved` when the database did not answer; it is tried again
 */
export function startCoverTimer(pool: pg.Pool, log: (event: string) => void): { stop(): Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    let wait = LOOK_EVERY_MS;
    try {
      const next = await moveDueCovers(pool);
      if (next !== null) wait = Math.min(Math.max(next, 0) + 1, LOOK_EVERY_MS);
    } catch {
      log('covers-not-moved');
    }
    if (!isStopped) timer = setTimeout(start, wait);
  }
  function start(): void {
    looking = look();
  }

  start();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
