import { z } from 'zod';
import { ClockState, GapAnswer } from '#shared/domain/clock.ts';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { Program } from '#shared/domain/program.ts';
import { Activity, TimeEntry } from '#shared/domain/time-entry.ts';
import { command, query } from '../procedures.ts';

export { ClockGap, ClockState, GapAnswer } from '#shared/domain/clock.ts';

/** What a time entry has to say about work that no call note tells of (domain.md 1.8). */
export const FinishWork = z.object({
  clockId: z.string().max(60),
  program: Program,
  activity: Activity,
  counterpart: TimeEntry.shape.counterpart,
  narrative: z.string().trim().min(1, 'Say what was done and why.').max(2000),
});

/** What the finished clock gave to the ledger. */
export const FinishedWork = z.object({
  entryIds: z.array(Id),
  seconds: z.number().int(),
  /** Seconds left out because another entry of hers has them already. */
  doubleSeconds: z.number().int(),
});

/** A clock of the same person on another device, as the server last heard of it. */
export const OtherClock = z.object({
  deviceId: Id,
  deviceName: z.string(),
  since: Instant,
  seenAt: Instant,
  /** The device was heard from so recently that the clock runs now; else it ran when it was last heard from. */
  isFresh: z.boolean(),
});
export type OtherClock = z.infer<typeof OtherClock>;

const ClockId = z.object({ clockId: z.string().max(60) });

export const clock = {
  /** The clock that runs, else the one used last, or null. */
  current: query(['timeEntries']).output(ClockState.nullable()),
  /** Every clock that is kept, the one used last first. One runs at most. */
  list: query(['timeEntries']).output(z.array(ClockState)),
  /** Starts a clock for other work than a call, or goes on with the one for the same patient and work. What ran is paused and kept. */
  startWork: command
    .input(z.object({ patientId: Id, activity: Activity, program: Program.optional() }))
    .output(ClockState),
  /** Pauses what runs. INVALID where no clock is kept. */
  pause: command.output(ClockState),
  /** Goes on with the clock used last. INVALID where no clock is kept. */
  resume: command.output(ClockState),
  /** Goes on with this clock and pauses what runs. INVALID when it is not kept any more. */
  switchTo: command.input(ClockId).output(ClockState),
  /** Puts the time of a clock for other work into the ledger. INVALID for a call's clock, and for less than a second. */
  finish: command.input(FinishWork).output(FinishedWork),
  /** Throws away a clock for other work that was started by mistake. INVALID for a call's clock. */
  discard: command.input(ClockId).output(z.object({ discarded: z.literal(true) })),
  /** Answers the question about the time from `from` on. Asked about one that is answered already, nothing changes. */
  answerGap: command.input(ClockId.extend({ from: Instant, answer: GapAnswer })).output(ClockState),
  /** Clocks of the same person on other devices. Empty while the server cannot be reached: then nobody knows. */
  others: query(['timeEntries']).output(z.array(OtherClock)),
};
