import type { z } from 'zod';
import type { ActiveCall, CallDraft, CallDraftEdit, WrapUpInput } from '#shared/contract/engine/calls.ts';
import { type Call, type CallKind, isContact } from '#shared/domain/call.ts';
import { finishClock } from '#shared/domain/clock.ts';
import { wholeMinutes } from '#shared/domain/minutes.ts';
import { patientName } from '#shared/domain/patient.ts';
import { fromInstant, type Instant, toInstant } from '#shared/domain/primitives.ts';
import type { Task } from '#shared/domain/task.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { CALL_DRAFT, CLOCK } from '../local-documents.ts';
import type { Change } from '../writer.ts';
import { requirePatient } from './patients.ts';

interface StoredDraft {
  draft: CallDraft;
  savedAt: Instant;
}

/** The call in progress on this device, or null. */
export async function activeCall(desk: Desk): Promise<ActiveCall | null> {
  const stored = await desk.store.readLocal<StoredDraft>(CALL_DRAFT);
  if (!stored) return null;
  const patient = desk.caseload.patients.get(stored.draft.patientId);
  // The clock remembers whom it runs for when her chart has left this device.
  const clock = desk.clock.current();
  const remembered = clock?.callId === stored.draft.callId ? clock.patientName : '';
  return { ...stored, patientName: patient ? patientName(patient) : remembered, hasLeft: !patient };
}

interface StartInput {
  patientId: string;
  kind: CallKind;
  direction: 'outbound' | 'inbound';
  numberDialled: string;
}

/** Starts a call and its clock in one stroke. */
export async function startCall(desk: Desk, input: StartInput): Promise<ActiveCall> {
  const patient = requirePatient(desk, input.patientId);
  const name = patientName(patient);
  const startedAt = toInstant(desk.ports.now());
  const draft: CallDraft = {
    ...input,
    callId: desk.ports.newId(),
    startedAt,
    identityCheck: null,
    interpreterId: '',
    note: { reason: '', assessment: '', education: '', plan: '' },
  };
  await desk.writer.write(async () => {
    if ((await activeCall(desk)) || desk.clock.current()) {
      throw engineError('INVALID', 'A call is open already. Wrap it up before you start another.');
    }
    const { id: patientId } = patient;
    const facts = {
      patientId,
      patientName: name,
      callId: draft.callId,
      activity: 'patient-contact',
    } as const;
    const clock = desk.clock.prepare(facts);
    return {
      action: 'call.started',
      patientId,
      subject: { collection: 'calls', id: draft.callId },
      changes: [],
      locals: { [CALL_DRAFT]: { draft, savedAt: startedAt } satisfies StoredDraft, [CLOCK]: clock },
      around: async (carryOut) => {
        await carryOut();
        desk.clock.hold(clock);
      },
    };
  });
  return { draft, patientName: name, savedAt: startedAt, hasLeft: false };
}

/** Saves what was typed. When it has answered, the words are on disk. */
export function saveCallDraft(
  desk: Desk,
  edit: z.infer<typeof CallDraftEdit>,
): Promise<{ savedAt: Instant }> {
  return desk.writer.exclusive(async () => {
    const { draft } = await requireDraft(desk, edit.callId);
    const { callId: _callId, note, ...fields } = edit;
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const words = Object.fromEntries(Object.entries(note ?? {}).filter(([, value]) => value !== undefined));
    const savedAt = toInstant(desk.ports.now());
    const next: CallDraft = { ...draft, ...given, note: { ...draft.note, ...words } };
    await desk.store.writeLocal(CALL_DRAFT, { draft: next, savedAt } satisfies StoredDraft);
    return { savedAt };
  });
}

/**
 * Ends the call: the sealed call, its minutes, the next contact, and the end of the tasks it fulfilled. Asked again after an error
 * that came when the wrap-up was noted already, it answers what was written.
 */
export async function wrapUpCall(desk: Desk, input: z.infer<typeof WrapUpInput>) {
  await desk.writer.write(async () => {
    if (await isWrappedUp(desk, input)) return null;
    const { draft, savedAt } = await requireDraft(desk, input.callId);
    const hasLeft = !desk.caseload.patients.has(draft.patientId);
    const now = desk.ports.now();
    const clock = desk.clock.beat();
    const isTimed = clock?.callId === draft.callId;
    const { intervals } = isTimed
      ? finishClock(clock, { wall: now, monotonic: desk.ports.monotonic() }, desk.person.practiceTimeZone)
      : { intervals: [] };
    const call = sealedCall(desk, draft, input, toInstant(now));
    const changes: Change[] = [
      { collection: 'calls', document: call, base: null },
      ...intervals.map((interval) => timeEntry(desk, call, input, interval)),
      ...(isContact(input.disposition) ? fulfilledTasks(desk, call) : []),
    ];
    // Whoever has a patient who left plans her next contact; what was agreed stands in the call.
    if (input.nextContact && !hasLeft) {
      const document = nextContactTask(desk, call, input.nextContact);
      changes.push({ collection: 'tasks', document, base: null });
    }
    return {
      action: 'call.wrapped-up',
      patientId: draft.patientId,
      subject: { collection: 'calls', id: call.id },
      changes,
      // What counts for a patient who left is when the words were written, and not when the call was closed.
      ...(hasLeft ? { writtenAt: savedAt } : {}),
      locals: { [CALL_DRAFT]: null, ...(isTimed ? { [CLOCK]: null } : {}) },
      ...(isTimed ? { around: desk.clock.endWith } : {}),
    };
  });
  const call = await storedCall(desk, input.callId);
  const entries = [...desk.caseload.timeEntries.values()].filter(({ callId }) => callId === call.id);
  const seconds = entries.reduce((sum, entry) => sum + entry.seconds, 0);
  const next = [...desk.caseload.openTasks.values()].find(({ callId }) => callId === call.id);
  return { call, minutes: wholeMinutes(seconds), nextTaskId: next?.id ?? ('' as const) };
}

async function isWrappedUp(desk: Desk, { callId, disposition, nextContact }: z.infer<typeof WrapUpInput>) {
  const call = await findById(desk.store, 'calls', callId);
  return call?.disposition === disposition && call.nextContact?.reason === nextContact?.reason;
}

async function storedCall(desk: Desk, id: string): Promise<Call> {
  const call = await findById(desk.store, 'calls', id);
  if (!call) throw engineError('STORE_FAILED', 'The call was written but cannot be read back.');
  return call;
}

function sealedCall(desk: Desk, draft: CallDraft, input: z.infer<typeof WrapUpInput>, endedAt: Instant) {
  return {
    id: draft.callId,
    patientId: draft.patientId,
    staffId: desk.person.staffId,
    kind: draft.kind,
    direction: draft.direction,
    startedAt: draft.startedAt,
    endedAt: endedAt < draft.startedAt ? draft.startedAt : endedAt,
    disposition: input.disposition,
    identityCheck: draft.identityCheck,
    numberDialled: draft.numberDialled,
    interpreterId: draft.interpreterId,
    note: draft.note,
    nextContact: input.nextContact,
    signedAt: endedAt,
    addenda: [],
  };
}

type SealedCall = ReturnType<typeof sealedCall>;
type Interval = ReturnType<typeof finishClock>['intervals'][number];

function timeEntry(
  desk: Desk,
  call: SealedCall,
  input: z.infer<typeof WrapUpInput>,
  interval: Interval,
): Change {
  const isLive = isContact(input.disposition);
  const document = {
    ...interval,
    id: desk.ports.newId(),
    patientId: call.patientId,
    staffId: desk.person.staffId,
    program: input.program,
    activity: input.activity,
    callId: call.id,
    timeZone: desk.person.practiceTimeZone,
    method: 'timer',
    isInteractive: isLive,
    // Unanswered dials and voicemails are logged and not counted (domain.md 1.7 rule 10, [VERIFY]: the cautious default).
    isBillable: isLive,
    reason: '',
    supersedes: '',
    counterpart: counterpartOf(input.disposition),
    narrative: '',
  } as const;
  return { collection: 'timeEntries', document, base: null };
}

function counterpartOf(disposition: Call['disposition']): TimeEntry['counterpart'] {
  if (!isContact(disposition)) return 'nobody';
  return disposition === 'representative-reached' ? 'caregiver' : 'patient';
}

const FULFILLED_BY_A_CONTACT: ReadonlySet<Task['kind']> = new Set(['callback', 'next-contact', 'outreach']);

/** A contact ends what was due with this patient up to the end of today: callbacks and planned contacts. */
function fulfilledTasks(desk: Desk, call: SealedCall): Change[] {
  const limit = toInstant(fromInstant(call.endedAt) + 12 * 3_600_000);
  const due = [...desk.caseload.openTasks.values()].filter(
    (task) =>
      task.patientId === call.patientId && FULFILLED_BY_A_CONTACT.has(task.kind) && task.dueAt <= limit,
  );
  return due.map((task) => {
    const document: Task = { ...task, status: 'completed', completedAt: call.endedAt, callId: call.id };
    return { collection: 'tasks', document, base: task };
  });
}

function nextContactTask(desk: Desk, call: SealedCall, next: NonNullable<Call['nextContact']>) {
  return {
    id: desk.ports.newId(),
    patientId: call.patientId,
    kind: next.kind === 'callback' ? ('callback' as const) : ('next-contact' as const),
    status: 'requested' as const,
    priority: 'routine' as const,
    title: next.kind === 'callback' ? 'Call back' : 'Next contact',
    detail: next.reason,
    dueAt: next.dueAt,
    ownerId: desk.person.staffId,
    createdAt: call.endedAt,
    createdBy: desk.person.staffId,
    completedAt: '' as const,
    callId: call.id,
  };
}

/** Throws away a call started by mistake. */
export async function discardCall(desk: Desk, callId: string): Promise<{ discarded: true }> {
  await desk.writer.write(async () => {
    const { draft } = await requireDraft(desk, callId);
    const isWritten = Object.values(draft.note).some((words) => words.trim() !== '');
    if (isWritten || draft.identityCheck !== null) {
      throw engineError(
        'INVALID',
        'Something is written in this call, so it cannot be thrown away. Wrap it up instead.',
      );
    }
    return {
      action: 'call.discarded',
      patientId: draft.patientId,
      subject: { collection: 'calls', id: callId },
      changes: [],
      locals: { [CALL_DRAFT]: null, [CLOCK]: null },
      around: desk.clock.endWith,
    };
  });
  return { discarded: true };
}

async function requireDraft(desk: Desk, callId: string): Promise<StoredDraft> {
  const stored = await desk.store.readLocal<StoredDraft>(CALL_DRAFT);
  if (!stored || stored.draft.callId !== callId) {
    throw engineError(
      'NOT_FOUND',
      'This call is not open on this device any more. It was wrapped up or discarded.',
    );
  }
  return stored;
}
