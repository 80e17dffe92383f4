import { expect, test } from 'vitest';
import { TRANSITION_STEPS } from '#shared/content/care-gaps/transition-steps.ts';
import type { Evidence } from './care-evidence.ts';
import type { Transition } from './patient.ts';
import { makeCall, testId } from './test-documents.ts';
import { isFollowed, type TransitionFacts, transitionChecklist } from './transition-checklist.ts';

// The Friday before Thanksgiving week.
const transition: Transition = {
  ...{ id: testId(1), kind: 'discharge', facility: 'General', on: '2026-11-20', reason: '', steps: [] },
};

function checklist(changes: Partial<TransitionFacts> = {}) {
  const facts: TransitionFacts = {
    ...{ transition, calls: [], evidence: [], today: '2026-11-22', dateOf: (at: string) => at.slice(0, 10) },
    ...changes,
  };
  const { steps, ...rest } = transitionChecklist(facts, TRANSITION_STEPS);
  return { ...rest, ...Object.fromEntries(steps.map((step) => [step.rule.id, step])) } as typeof rest &
    Record<(typeof steps)[number]['rule']['id'], (typeof steps)[number]>;
}

const fact = (kind: Evidence['kind'], on: string): Evidence => ({
  ...{ id: testId(5), kind, program: '', on, until: '', value: 1, note: '' },
  ...{ recordedAt: `${on}T15:00:00.000Z`, recordedBy: testId(9) },
});

test('the dates: two business days for the contact, day 7 and 14 for the visit, thirty days in all', () => {
  const list = checklist();
  expect(list.contact).toMatchObject({ dueOn: '2026-11-24', state: 'open' });
  expect(list.visit).toMatchObject({ dueOn: '2026-11-27', lastOn: '2026-12-04' });
  expect(list.endsOn).toBe('2026-12-19');
  // A holiday is no business day.
  const beforeHoliday = checklist({ transition: { ...transition, on: '2026-11-25' } });
  expect(beforeHoliday.contact.dueOn).toBe('2026-11-30');
});

test('a step is late from the day after', () => {
  expect(checklist({ today: '2026-11-24' }).contact.state).toBe('today');
  expect(checklist({ today: '2026-11-25' }).contact.state).toBe('late');
});

test('a contact by phone is the contact; on the day itself only a call that was meant for it', () => {
  const call = makeCall({ startedAt: '2026-11-23T15:00:00.000Z' });
  expect(checklist({ calls: [call] }).contact).toMatchObject({
    state: 'done',
    doneOn: '2026-11-23',
    doneBy: '',
  });
  const sameDay = makeCall({ startedAt: '2026-11-20T15:00:00.000Z' });
  expect(checklist({ calls: [sameDay] }).contact.state).toBe('open');
  expect(checklist({ calls: [{ ...sameDay, kind: 'transition-of-care' }] }).contact.state).toBe('done');
  const unreached = checklist({ calls: [{ ...call, disposition: 'no-answer' }] });
  expect([unreached.contact.state, unreached.attempts]).toEqual(['open', 1]);
});

test('what was recorded for billing is done here too, and nothing from before it counts', () => {
  const after = checklist({ evidence: [fact('medications-reconciled', '2026-11-21')] });
  expect(after.medications.state).toBe('done');
  expect(checklist({ evidence: [fact('medications-reconciled', '2026-11-19')] }).medications.state).toBe(
    'open',
  );
  expect(checklist({ evidence: [fact('transition-visit', '2026-11-22')] }).visit.state).toBe('done');
});

test('a step that somebody ticked stays done, whenever that was', () => {
  const step = {
    id: 'records' as const,
    doneAt: '2026-12-02T15:00:00.000Z',
    doneBy: testId(9),
    note: 'By fax',
  };
  const list = checklist({ transition: { ...transition, steps: [step] }, today: '2026-12-05' });
  expect(list.records).toMatchObject({ state: 'done', doneOn: '2026-12-02', note: 'By fax' });
});

test('it is followed for thirty days, the day of discharge being the first', () => {
  expect(isFollowed(transition, '2026-11-19')).toBe(false);
  expect(isFollowed(transition, '2026-11-20')).toBe(true);
  expect(isFollowed(transition, '2026-12-19')).toBe(true);
  expect(isFollowed(transition, '2026-12-20')).toBe(false);
});
