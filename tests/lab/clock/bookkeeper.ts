/** @file What each clock of the simulated year must give, told by the true time alone: it knows nothing of how the clocks are made. */
import type { GapAnswer } from '#shared/domain/clock.ts';

interface Account {
  /** Milliseconds that the ledger must have, before they are cut to whole seconds. */
  due: number;
  /** Milliseconds counted since the clock was last started, resumed or asked about. */
  run: number;
}

/** A silence up to this long is a late heartbeat, not a gap. */
const SHORT = 5000;

export interface Bookkeeper {
  running: string | null;
  start(id: string): void;
  pause(): void;
  resume(id: string): void;
  /** She worked for so long with the clock running. */
  worked(milliseconds: number): void;
  /** Nothing saw what happened for so long. Answers whether that is asked about. */
  unseen(milliseconds: number): boolean;
  answer(answer: GapAnswer): void;
  /** What had been counted since the last write is lost and goes unseen. */
  takeBack(milliseconds: number): void;
  finish(id: string): number;
}

export function createBookkeeper(): Bookkeeper {
  const accounts = new Map<string, Account>();
  let running: string | null = null;
  let gap: { length: number; before: number } | null = null;

  function current(): Account {
    const account = running === null ? undefined : accounts.get(running);
    if (!account) throw new Error('no clock runs');
    return account;
  }

  return {
    get running() {
      return running;
    },
    start(id) {
      accounts.set(id, { due: 0, run: 0 });
      running = id;
    },
    pause() {
      running = null;
    },
    resume(id) {
      running = id;
      current().run = 0;
    },
    worked(milliseconds) {
      const account = current();
      account.due += milliseconds;
      account.run += milliseconds;
    },
    unseen(milliseconds) {
      const account = current();
      if (milliseconds <= SHORT) {
        account.due += milliseconds;
        account.run += milliseconds;
        return false;
      }
      if (gap) {
        // What it counted between two sleeps of one night is a part of the question.
        gap.length += milliseconds + account.run;
        account.due -= account.run;
      } else gap = { length: milliseconds, before: account.run };
      account.run = 0;
      return true;
    },
    takeBack(milliseconds) {
      const account = current();
      account.due -= milliseconds;
      account.run -= milliseconds;
    },
    answer(answer) {
      const account = current();
      if (!gap) throw new Error('nothing was asked');
      if (answer === 'keep-all') account.due += gap.length;
      if (answer === 'discard') account.due -= gap.before;
      gap = null;
    },
    finish(id) {
      const account = accounts.get(id);
      accounts.delete(id);
      if (running === id) {
        running = null;
        gap = null;
      }
      return Math.floor((account?.due ?? 0) / 1000);
    },
  };
}
