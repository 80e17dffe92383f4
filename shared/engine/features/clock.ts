/** @file The clocks for other work than calls: start, pause, switch, finish, and the question about unseen time. */
import type { z } from 'zod';
import type { FinishedWork, FinishWork } from '#shared/contract/engine/clock.ts';
import {
  answerGap,
  type ClockFacts,
  type ClockState,
  clockState,
  type GapAnswer,
  type WorkClock,
} from '#shared/domain/clock.ts';
import { pauseRunning, switchClock } from '#shared/domain/clock-board.ts';
import { patientName } from '#shared/domain/patient.ts';
import type { Id, Instant } from '#shared/domain/primitives.ts';
import type { Program } from '#shared/domain/program.ts';
import type { Activity } from '#shared/domain/time-entry.ts';
import {
  type ClockDesk,
  endingClock,
  type LedgerLines,
  ledgerLines,
  startingClock,
} from '../clock-orders.ts';
import { engineError } from '../errors.ts';
import type { Change } from '../writer.ts';
import { draftAtHand } from './calls/call-drafts.ts';
import { requirePatient } from './patients.ts';

interface StartWork {
  patientId: Id;
  activity: Activity;
  program?: Program | undefined;
}

/** Starts a clock for a patient, or goes on with the one that is kept for the same patient and work. */
export async function startWork(desk: ClockDesk, input: StartWork): Promise<ClockState> {
  if (desk.person.role !== 'care-manager') {
    throw engineError('NOT_ALLOWED', 'Time is kept by the care manager of a patient.');
  }
  const { patientId, activity, program } = input;
  const patient = requirePatient(desk, patientId);
  let id = '';
  await desk.writer.write(async () => {
    const kept = desk.clock.find((clock) => isWorkOn(clock, input));
    id = kept?.id ?? desk.ports.newId();
    if (kept) {
      await desk.clock.change((board, reading) => switchClock(board, id, reading));
      return null;
    }
    const facts: ClockFacts = {
      ...{ id, patientId, patientName: patientName(patient), callId: '', activity },
      program: program ?? '',
    };
    return {
      action: 'clock.started',
      patientId,
      subject: { collection: 'local', id: '' },
      changes: [],
      ...startingClock(desk, facts),
    };
  });
  return stateOf(desk, id);
}

function isWorkOn(clock: WorkClock, { patientId, activity, program }: StartWork): boolean {
  return (
    clock.callId === '' &&
    clock.patientId === patientId &&
    clock.activity === activity &&
    clock.program === (program ?? '')
  );
}

/** Pauses what runs. */
export function pause(desk: ClockDesk): Promise<ClockState> {
  return desk.writer.exclusive(async () => {
    const id = requireCurrent(desk).id;
    await desk.clock.change(pauseRunning);
    return stateOf(desk, id);
  });
}

/** Goes on with the clock that was used last. */
export function resume(desk: ClockDesk): Promise<ClockState> {
  return desk.writer.exclusive(() => goOn(desk, requireCurrent(desk).id));
}

/** Goes on with a kept clock and pauses the one that runs. */
export function switchTo(desk: ClockDesk, clockId: string): Promise<ClockState> {
  return desk.writer.exclusive(() => goOn(desk, requireClock(desk, clockId).id));
}

async function goOn(desk: ClockDesk, id: string): Promise<ClockState> {
  await refuseParkedCall(desk, requireClock(desk, id));
  await desk.clock.change((board, reading) => switchClock(board, id, reading));
  return stateOf(desk, id);
}

/** The clock of a parked call goes on with the call, and not without its note. */
async function refuseParkedCall({ store }: ClockDesk, { callId }: WorkClock): Promise<void> {
  if (callId === '' || (await draftAtHand({ store }))?.draft.callId === callId) return;
  throw engineError('INVALID', 'This call is parked. Take it up again, and its clock goes on.');
}

/** Answers the question about unseen time, once. */
export function answerClockGap(
  desk: ClockDesk,
  { clockId, from, answer }: { clockId: string; from: Instant; answer: GapAnswer },
): Promise<ClockState> {
  return desk.writer.exclusive(async () => {
    requireClock(desk, clockId);
    await desk.clock.change(({ clocks }) => ({
      clocks: clocks.map((clock) => (clock.id === clockId ? answerGap(clock, from, answer) : clock)),
    }));
    return stateOf(desk, clockId);
  });
}

/** Puts the time of a clock into the ledger and ends it, in one stroke. */
export async function finishWork(
  desk: ClockDesk,
  input: z.infer<typeof FinishWork>,
): Promise<z.infer<typeof FinishedWork>> {
  let finished: z.infer<typeof FinishedWork> = { entryIds: [], seconds: 0, doubleSeconds: 0 };
  await desk.writer.write(async () => {
    const clock = requireWork(desk, input.clockId);
    const counted = ledgerLines(desk, clock);
    const { lines, seconds, doubleSeconds } = counted;
    if (seconds === 0) throw engineError('INVALID', nothingCounted(counted));
    const changes = lines.map((line) => workEntry(desk, clock, input, line));
    const entryIds = changes.map(({ document }) => document.id);
    finished = { entryIds, seconds, doubleSeconds };
    const hasLeft = !desk.caseload.patients.has(clock.patientId);
    return {
      action: 'clock.finished',
      patientId: clock.patientId,
      subject: { collection: 'timeEntries', id: entryIds[0] ?? '' },
      changes,
      // What counts for a patient who left is when the work was done.
      ...(hasLeft ? { writtenAt: lines.at(-1)?.endedAt ?? clock.startedAt } : {}),
      ...endingClock(desk, clock.id),
    };
  });
  return finished;
}

/** Why a clock has nothing for the ledger, in words that stay true while they are read and the clock runs on. */
function nothingCounted({ openSeconds, doubleSeconds }: LedgerLines): string {
  if (openSeconds > 0) {
    return 'All of this time went unseen. Say first whether it was work, or throw the clock away.';
  }
  if (doubleSeconds > 0) {
    return 'All of this time is in other entries of yours already. Throw the clock away, or correct those first.';
  }
  return 'The clock had counted less than a second. Let it run and finish it again, or throw it away.';
}

function workEntry(
  desk: ClockDesk,
  clock: WorkClock,
  { program, activity, counterpart, narrative }: z.infer<typeof FinishWork>,
  line: LedgerLines['lines'][number],
): Change<'timeEntries'> {
  const document = {
    ...line,
    id: desk.ports.newId(),
    patientId: clock.patientId,
    staffId: desk.person.staffId,
    ...{ program, activity, counterpart, narrative },
    callId: '',
    timeZone: desk.person.practiceTimeZone,
    method: 'timer',
    isInteractive: counterpart === 'patient' || counterpart === 'caregiver',
    isBillable: true,
    supersedes: '',
  } as const;
  return { collection: 'timeEntries', document, base: null };
}

/** Throws away a clock that was started by mistake. That it ran is in the audit trail. */
export async function discardWork(desk: ClockDesk, clockId: string): Promise<{ discarded: true }> {
  await desk.writer.write(async () => {
    const clock = requireWork(desk, clockId);
    return {
      action: 'clock.discarded',
      patientId: clock.patientId,
      subject: { collection: 'local', id: '' },
      changes: [],
      ...endingClock(desk, clockId),
    };
  });
  return { discarded: true };
}

function requireWork(desk: ClockDesk, clockId: string): WorkClock {
  const clock = requireClock(desk, clockId);
  if (clock.callId !== '') {
    throw engineError('INVALID', 'This is the clock of a call. Wrap up the call, and its time is kept.');
  }
  return clock;
}

function requireClock(desk: ClockDesk, clockId: string): WorkClock {
  const clock = desk.clock.find(({ id }) => id === clockId);
  if (!clock)
    throw engineError('INVALID', 'This clock is not kept any more. It was finished or thrown away.');
  return clock;
}

function requireCurrent(desk: ClockDesk): ClockState {
  const current = desk.clock.current();
  if (!current) throw engineError('INVALID', 'No clock is kept. Start a call or other work first.');
  return current;
}

function stateOf(desk: ClockDesk, clockId: string): ClockState {
  return clockState(requireClock(desk, clockId));
}
