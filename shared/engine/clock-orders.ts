/** @file Pieces of a write that starts, parks, takes up or ends a clock: the board goes to disk in the same stroke as the documents. */
import { type ClockFacts, startClock, type WorkClock } from '#shared/domain/clock.ts';
import { pauseRunning, switchClock, withClock, withoutClock } from '#shared/domain/clock-board.ts';
import { type FinishedClock, finishClock } from '#shared/domain/clock-intervals.ts';
import type { BookedTime } from '#shared/domain/clock-places.ts';
import { clockReasons } from '#shared/domain/clock-reason.ts';
import { effectiveEntries, type TimeInterval } from '#shared/domain/minutes.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { type BoardChange, onDisk } from './clock-keeper.ts';
import type { Desk } from './desk.ts';
import { CLOCK } from './local-documents.ts';
import type { WriteOrder } from './writer.ts';

/** What of a desk the clocks need. */
export type ClockDesk = Pick<
  Desk,
  'account' | 'person' | 'ports' | 'store' | 'caseload' | 'writer' | 'clock'
>;

/** What a write takes over from here: spread `locals` into its own. */
export type ClockPart = Required<Pick<WriteOrder, 'locals' | 'around'>>;

/** A finished clock with the reason of each of its intervals. */
export interface LedgerLines extends FinishedClock {
  lines: (TimeInterval & { reason: string })[];
}

/**
 * The part of a write that changes the clocks. Make it in the function that makes the order, so that nothing comes between; nothing has
 * changed when the write fails.
 */
export function clockPart(desk: Pick<Desk, 'clock'>, change: BoardChange): ClockPart {
  const next = desk.clock.prepare(change);
  return {
    locals: { [CLOCK]: onDisk(next) },
    around: (carryOut) => desk.clock.replaceWith(next, carryOut),
  };
}

/** Starts a clock; what ran is paused and kept. */
export function startingClock(desk: Pick<Desk, 'clock'>, facts: ClockFacts): ClockPart {
  return clockPart(desk, (board, reading) => withClock(board, startClock(facts, reading), reading));
}

/** Pauses what runs and keeps it, as when another call comes in. */
export function parkingClock(desk: Pick<Desk, 'clock'>): ClockPart {
  return clockPart(desk, pauseRunning);
}

/** Goes on with a kept clock; what ran is paused and kept. Without such a clock nothing changes. */
export function resumingClock(desk: Pick<Desk, 'clock'>, clockId: string): ClockPart {
  return clockPart(desk, (board, reading) => switchClock(board, clockId, reading));
}

/** Takes a clock off the board; the others stay as they are. */
export function endingClock(desk: Pick<Desk, 'clock'>, clockId: string): ClockPart {
  return clockPart(desk, (board) => withoutClock(board, clockId));
}

/** The clock of a call as of now, or undefined. */
export function clockOfCall(desk: Pick<Desk, 'clock'>, callId: string): WorkClock | undefined {
  return desk.clock.find((clock) => clock.callId === callId);
}

/** What a clock gives to the ledger when it ends now: nothing of it lies in time that the person has booked already. */
export function ledgerLines(desk: ClockDesk, clock: WorkClock): LedgerLines {
  const { practiceTimeZone, staffId } = desk.person;
  const own = [...desk.caseload.timeEntries.values()].filter((entry) => entry.staffId === staffId);
  const first = toInstant(Math.min(...clock.stretches.map(({ startedAtWall }) => startedAtWall)));
  const booked = effectiveEntries(own)
    .filter(({ endedAt }) => endedAt > first)
    .map(
      (entry): BookedTime => ({
        startedAt: entry.startedAt,
        endedAt: entry.endedAt,
        isOwnTimer: entry.method === 'timer' && entry.deviceId === desk.account.deviceId,
      }),
    );
  const finished = finishClock(clock, desk.clock.reading(), practiceTimeZone, booked);
  const reasons = clockReasons(clock, finished, practiceTimeZone);
  return {
    ...finished,
    lines: finished.intervals.map((interval, index) => ({ ...interval, reason: reasons[index] ?? '' })),
  };
}
