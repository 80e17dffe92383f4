/** @file What the nurse's work must look like in the store, and how each operation changes that. Known without the engine. */
import { type CallNote, type Disposition, type IdentityCheck, isContact } from '#shared/domain/call.ts';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import type { ResponseItem } from '#shared/domain/screening.ts';
import type { Operation } from './operation.ts';

/** Stands for an id that the engine gave in an answer that never came. */
export const UNKNOWN = '?';
/** A task falls under a contact when it is due within half a day of it; the lab gives one hour or a week. */
export const SOON_MS = 3_600_000;
export const LATER_MS = 7 * 86_400_000;

export interface OpenCall {
  callId: string;
  patientId: string;
  numberDialled: string;
  note: CallNote;
  identityCheck: IdentityCheck | null;
}

/** Everything that the lab writes, in the lab's own words: compared as a whole, so that nothing half there goes unseen. */
export interface Picture {
  call: OpenCall | null;
  clock: 'none' | 'running' | 'paused';
  sealed: Record<string, Omit<OpenCall, 'callId'> & { disposition: Disposition; nextContact: string }>;
  /** By the words of their reason. */
  tasks: Record<string, { patientId: string; isSoon: boolean; isOpen: boolean; callId: string }>;
  screeningDrafts: Record<string, { draftId: string; items: ResponseItem[] }>;
  screenings: Record<string, { patientId: string; items: ResponseItem[] }>;
  plans: Record<string, { content: CarePlanContent; signatures: number }>;
  planDrafts: Record<string, string>;
  /** How many audit events of each kind of write. */
  audited: Record<string, number>;
}

/** An empty desk. */
export function emptyPicture(): Picture {
  return {
    call: null,
    clock: 'none',
    sealed: {},
    tasks: {},
    screeningDrafts: {},
    screenings: {},
    plans: {},
    planDrafts: {},
    audited: {},
  };
}

/**
 * The picture after the operation, or null when the engine must refuse it. `made` is the id from the engine's answer;
 * `questions` the number of questions that a completed form must have dealt with.
 */
export function apply(
  before: Picture,
  operation: Operation,
  made: string,
  questions: number,
): Picture | null {
  const picture = structuredClone(before);
  const audit = (action: string) => {
    picture.audited[action] = (picture.audited[action] ?? 0) + 1;
    return picture;
  };
  switch (operation.do) {
    case 'start': {
      if (picture.call) return null;
      const { patientId, numberDialled } = operation;
      const note = { reason: '', assessment: '', education: '', plan: '' };
      picture.call = { callId: made || UNKNOWN, patientId, numberDialled, note, identityCheck: null };
      picture.clock = 'running';
      return audit('call.started');
    }
    case 'note': {
      if (picture.call?.callId !== operation.callId) return null;
      Object.assign(picture.call.note, operation.note);
      if (operation.identityCheck) picture.call.identityCheck = operation.identityCheck;
      return picture;
    }
    case 'wrap-up':
      if (isRepeated(picture, operation)) return picture;
      return wrapUp(picture, operation) ? audit('call.wrapped-up') : null;
    case 'discard': {
      const { call } = picture;
      if (call?.callId !== operation.callId) return null;
      if (call.identityCheck || Object.values(call.note).some((words) => words.trim() !== '')) return null;
      picture.call = null;
      picture.clock = 'none';
      return audit('call.discarded');
    }
    case 'pause':
    case 'resume':
      if (picture.clock === 'none') return null;
      picture.clock = operation.do === 'pause' ? 'paused' : 'running';
      return picture;
    case 'resolve-gap':
      return picture.clock === 'none' ? null : picture;
    case 'open-screening':
      picture.screeningDrafts[operation.patientId] ??= { draftId: made || UNKNOWN, items: [] };
      return picture;
    case 'save-screening': {
      const draft = picture.screeningDrafts[operation.patientId];
      if (draft?.draftId !== operation.draftId) return null;
      draft.items = operation.items;
      return picture;
    }
    case 'complete-screening': {
      const { patientId, draftId } = operation;
      if (picture.screenings[draftId]) return picture;
      const draft = picture.screeningDrafts[patientId];
      if (draft?.draftId !== draftId || draft.items.length < questions) return null;
      picture.screenings[draftId] = { patientId, items: draft.items };
      delete picture.screeningDrafts[patientId];
      return audit('screening.completed');
    }
    case 'draft-plan':
      picture.planDrafts[operation.patientId] = operation.content;
      return picture;
    case 'discard-plan-draft':
      delete picture.planDrafts[operation.patientId];
      return picture;
    case 'save-plan': {
      const { patientId, content } = operation;
      const signatures = (picture.plans[patientId]?.signatures ?? 0) + 1;
      picture.plans[patientId] = { content, signatures };
      delete picture.planDrafts[patientId];
      return audit('care-plan.saved');
    }
    case 'look':
      return picture;
  }
}

/** A wrap-up asked for twice is answered twice and written once. */
function isRepeated({ sealed }: Picture, { callId, ...operation }: Operation & { do: 'wrap-up' }): boolean {
  const before = sealed[callId];
  if (before?.disposition !== operation.disposition) return false;
  return before.nextContact === (operation.nextContact?.reason ?? '');
}

function wrapUp(picture: Picture, operation: Operation & { do: 'wrap-up' }): boolean {
  const { call } = picture;
  if (call?.callId !== operation.callId) return false;
  const { callId, ...rest } = call;
  const { disposition, nextContact } = operation;
  picture.sealed[callId] = { ...rest, disposition, nextContact: nextContact?.reason ?? '' };
  if (isContact(disposition)) {
    for (const task of Object.values(picture.tasks)) {
      if (task.patientId !== call.patientId || !task.isOpen || !task.isSoon) continue;
      task.isOpen = false;
      task.callId = callId;
    }
  }
  if (nextContact) {
    const isSoon = Date.parse(nextContact.dueAt) < Date.now() + LATER_MS / 2;
    picture.tasks[nextContact.reason] = { patientId: call.patientId, isSoon, isOpen: true, callId };
  }
  picture.call = null;
  picture.clock = 'none';
  return true;
}

/** The same text for the same picture, whatever the order of its fields. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

/** Whether what was found is what was expected, where an id that never reached us may be any. */
export function isSamePicture(expected: Picture, found: Picture): boolean {
  const known = structuredClone(expected);
  if (known.call?.callId === UNKNOWN && found.call) known.call.callId = found.call.callId;
  for (const [patientId, draft] of Object.entries(known.screeningDrafts)) {
    if (draft.draftId === UNKNOWN) draft.draftId = found.screeningDrafts[patientId]?.draftId ?? UNKNOWN;
  }
  return textOf(known) === textOf(found);
}

/** Names the parts in which two pictures differ, each with both texts, cut short. */
export function differences(expected: Picture, found: Picture): string[] {
  return (Object.keys(expected) as (keyof Picture)[]).flatMap((part) => {
    const [left, right] = [textOf(expected[part]), textOf(found[part])];
    if (left === right) return [];
    let at = 0;
    while (left[at] === right[at]) at += 1;
    const near = (text: string) => text.slice(Math.max(0, at - 60), at + 120);
    return [`${part}: expected …${near(left)}…, found …${near(right)}…`];
  });
}
