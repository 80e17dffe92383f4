import { isBusinessDay } from '#shared/domain/business-days.ts';
import { type Call, type CallNote, isContact, type NextContact } from '#shared/domain/call.ts';
import { addDays } from '#shared/domain/local-date.ts';
import type { Observation } from '#shared/domain/observation.ts';
import type { LocalDate } from '#shared/domain/primitives.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { callableOn } from './calendar.ts';
import { noteOfAttempt, noteOfContact, noteOfPromise } from './notes.ts';
import { observationsOfCall } from './observations.ts';
import { type CaseloadContext, type Profile, stamp } from './profile.ts';
import type { Promised } from './promises.ts';
import type { Random } from './random.ts';
import { type Readings, readingsOn } from './readings.ts';
import type { Placed } from './schedule.ts';
import { PRACTICE_TIME_ZONE } from './staff.ts';

/** What one patient's year on the telephone and at the desk left behind, oldest first. */
export interface CallHistory {
  calls: Call[];
  timeEntries: TimeEntry[];
  observations: Observation[];
  /** The readings of each contact, for the progress of goals. */
  readings: { at: number; readings: Readings }[];
}

/** Writes down the sessions of one patient. */
export function writeCalls(
  profile: Profile,
  placed: readonly Placed[],
  promises: ReadonlyMap<Placed, Promised>,
  context: CaseloadContext,
): CallHistory {
  const history: CallHistory = { calls: [], timeEntries: [], observations: [], readings: [] };
  const random = profile.random.fork('calls');
  for (const one of placed) {
    const { session } = one;
    if (session.type === 'desk') {
      history.timeEntries.push(
        entry(one, context, random, { callId: '', from: one.startedAt, until: one.endedAt }),
      );
      continue;
    }
    const promised = promises.get(one);
    const isReached = session.type === 'contact';
    const readings = isReached ? readingsOn(profile, one.day, context.today, random) : {};
    const note =
      promised !== undefined
        ? noteOfPromise(promised.words, random)
        : isReached
          ? noteOfContact(profile, session.kind, readings, random)
          : noteOfAttempt(session.disposition, random);
    const call = writeCall(
      one,
      note,
      nextContact(one, promised, random),
      promised !== undefined,
      context,
      random,
    );
    history.calls.push(call);
    history.timeEntries.push(
      entry(one, context, random, { callId: call.id, from: one.startedAt, until: one.endedAt }),
    );
    if (session.afterwards > 0) {
      history.timeEntries.push(
        entry(one, context, random, {
          callId: call.id,
          from: one.endedAt,
          until: one.doneAt,
          isWritingUp: true,
        }),
      );
    }
    if (!isReached) continue;
    history.readings.push({ at: one.startedAt, readings });
    history.observations.push(
      ...observationsOfCall(profile, readings, one.startedAt + 120_000, context.staffId, random),
    );
  }
  return history;
}

function writeCall(
  { session, startedAt, endedAt, doneAt }: Placed,
  note: CallNote,
  next: NextContact | null,
  isPromise: boolean,
  { staffId, now }: CaseloadContext,
  random: Random,
): Call {
  const { patient } = session.profile;
  const disposition = isPromise ? 'reached-declined-today' : session.disposition;
  const verifiedAt = startedAt + random.integer(15, 30) * 1000;
  const signedAt = Math.min(doneAt + random.integer(5, 40) * 1000, now);
  const hasInterpreter = patient.needsInterpreter && isContact(disposition);
  return {
    id: random.id(startedAt),
    ...stamp(signedAt, staffId),
    patientId: patient.id,
    staffId,
    kind: session.kind,
    direction: 'outbound',
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    disposition,
    identityCheck: isContact(disposition)
      ? {
          identifiers: ['full-name', random.chance(0.8) ? 'date-of-birth' : 'address'],
          verifiedAt: new Date(verifiedAt).toISOString(),
        }
      : null,
    numberDialled: patient.phones.find(({ isPreferred }) => isPreferred)?.number ?? '',
    interpreterId: hasInterpreter ? `INT-${random.integer(2100, 2999)}` : '',
    note,
    nextContact: next,
    signedAt: new Date(signedAt).toISOString(),
    addenda: [],
    reviews: [],
  };
}

const DAYS_TO_NEXT: Record<string, number> = { high: 12, rising: 20, stable: 28, maintenance: 31 };

/** What was agreed on for next time, at an hour at which the patient may be called. */
function nextContact(
  { session, day }: Placed,
  promised: Promised | undefined,
  random: Random,
): NextContact | null {
  if (promised !== undefined) {
    return {
      dueAt: new Date(promised.dueAt).toISOString(),
      kind: 'callback',
      reason: 'Asked to be called back.',
    };
  }
  if (session.type !== 'contact') return null;
  const { patient } = session.profile;
  const dueAt = callableFrom(session.profile, addDays(day, DAYS_TO_NEXT[patient.riskTier] ?? 28), random);
  return {
    dueAt: new Date(dueAt).toISOString(),
    kind: 'monthly-check-in',
    reason: `Monthly call, ${patient.riskTier} risk`,
  };
}

/** An hour of the first business day from `day` on at which the patient may be called. */
export function callableFrom({ patient }: Pick<Profile, 'patient'>, day: LocalDate, random: Random): number {
  for (let ahead = 0; ahead < 14; ahead += 1) {
    const date = addDays(day, ahead);
    const window = isBusinessDay(date) ? callableOn(patient, date)[0] : undefined;
    if (window === undefined) continue;
    const halfHours = Math.floor((window.until - window.from) / 1_800_000) - 1;
    return window.from + random.integer(0, Math.max(0, Math.min(halfHours, 14))) * 1_800_000;
  }
  throw new Error('The patient has no hour at which she may be called.');
}

interface EntryFacts {
  callId: string;
  from: number;
  until: number;
  isWritingUp?: boolean;
}

function entry(
  { session, doneAt }: Placed,
  { staffId, now }: CaseloadContext,
  random: Random,
  { callId, from, until, isWritingUp = false }: EntryFacts,
): TimeEntry {
  return {
    id: random.id(from),
    ...stamp(Math.min(doneAt, now), staffId),
    patientId: session.profile.patient.id,
    staffId,
    program: session.program,
    activity: isWritingUp ? 'documentation' : session.activity,
    callId,
    startedAt: new Date(from).toISOString(),
    endedAt: new Date(until).toISOString(),
    seconds: (until - from) / 1000,
    timeZone: PRACTICE_TIME_ZONE,
    method: 'timer',
    isInteractive: session.type === 'contact' && !isWritingUp,
    // Time in which nobody was reached is kept, but it is no care that a month can be billed for.
    isBillable: session.type !== 'attempt',
    reason: '',
    supersedes: '',
    credential: 'LPN',
    counterpart: 'patient',
    narrative: '',
    sequence: 0,
    previousDigest: '',
    digest: '',
  };
}
