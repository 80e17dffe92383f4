import { expect, test } from 'vitest';
import { Disposition } from '#shared/domain/call.ts';
import { type EffectFacts, planEffects } from '#shared/domain/disposition-effects.ts';
import { Task } from '#shared/domain/task.ts';
import { makePatient, testId } from '#shared/domain/test-documents.ts';
import { effectsOf } from './disposition-effects.ts';

// Friday, November 20, 2026, 10:10 AM in New York.
const now = '2026-11-20T15:10:00.000Z';
let made = 0;
const newId = () => testId(7000 + made++);

function planned(disposition: Disposition, changes: Partial<EffectFacts> = {}) {
  const facts: EffectFacts = {
    ...{ patient: makePatient(), program: 'CCM', numberDialled: '555-0100', now },
    ...{ practiceTimeZone: 'America/New_York', staffName: 'Nora Night' },
    ...changes,
  };
  return planEffects(effectsOf(disposition), facts, newId);
}

test('what ends as any other day does brings nothing but the next contact', () => {
  const plain: Disposition[] = [
    ...(['reached-completed', 'reached-partial', 'reached-declined-today', 'reached-wrong-person'] as const),
    ...(['representative-reached', 'voicemail-left', 'voicemail-unavailable', 'no-answer', 'busy'] as const),
    ...(['call-dropped', 'message-sent', 'identity-not-verified'] as const),
  ];
  for (const disposition of plain) {
    expect(planned(disposition)).toEqual({ patient: null, tasks: [], sentences: [], isFrozen: false });
  }
  expect(Disposition.options.filter((one) => effectsOf(one).length === 0).sort()).toEqual(plain.sort());
});

test('reported deceased: outreach is frozen, and the supervisor is to confirm or undo it the next workday', () => {
  const plan = planned('deceased-reported');
  expect(plan.isFrozen).toBe(true);
  expect(plan.patient?.deceased).toBe('reported');
  expect(plan.tasks).toMatchObject([
    { kind: 'review', owner: 'supervisor', priority: 'urgent', dueAt: '2026-11-23T22:00:00.000Z' },
  ]);
  expect(plan.sentences.join(' ')).toContain('Nobody calls until a supervisor has confirmed');
  expect(plan.sentences.join(' ')).toContain('your supervisor, due Monday');
  expect(
    planned('deceased-reported', { patient: makePatient({ deceased: 'confirmed' }) }).patient,
  ).toBeNull();
});

test('wants to leave: the consent of the program is revoked, its end at the end of the month is proposed', () => {
  const plan = planned('reached-declined-program');
  expect(plan.patient?.consents.at(-1)).toMatchObject({
    program: 'CCM',
    decision: 'revoked',
    obtainedAt: now,
    obtainedBy: 'Nora Night',
  });
  expect(plan.patient?.enrollments).toEqual(makePatient().enrollments);
  expect(plan.tasks).toMatchObject([
    { kind: 'review', owner: 'supervisor', title: 'Wants to leave CCM: end the enrollment on Nov 30' },
  ]);
  const other = planned('reached-declined-program', { program: 'RPM' });
  expect(other.patient?.consents.at(-1)?.program).toBe('CCM');
  const none = planned('reached-declined-program', { patient: makePatient({ enrollments: [] }) });
  expect(none.patient).toBeNull();
});

test('wrong number and dead line: another number is offered first, and a working one is looked for', () => {
  const phones = [
    ...makePatient().phones,
    {
      id: testId(2),
      number: '555-0111',
      use: 'mobile' as const,
      isPreferred: false,
      mayLeaveVoicemail: false,
    },
  ];
  for (const disposition of ['wrong-number', 'line-disconnected'] as const) {
    const plan = planned(disposition, { patient: makePatient({ phones }) });
    expect(plan.patient?.phones.map(({ number, isPreferred }) => [number, isPreferred])).toEqual([
      ['555-0100', false],
      ['555-0111', true],
    ]);
    expect(plan.tasks).toMatchObject([{ kind: 'outreach', owner: 'care-manager' }]);
    expect(plan.sentences[0]).toBe('The number ending in 0100 is marked as not working.');
    expect(planned(disposition).patient?.phones).toEqual(makePatient().phones);
  }
});

test('no common language: her record says so and an interpreter is booked', () => {
  for (const disposition of ['interpreter-needed', 'language-barrier'] as const) {
    const plan = planned(disposition, { patient: makePatient({ language: 'ko' }) });
    expect(plan.patient?.needsInterpreter).toBe(true);
    expect(plan.tasks).toMatchObject([
      { kind: 'appointment', title: 'Book a Korean interpreter for the next call' },
    ]);
  }
});

test('in hospital a transition is expected; a facility, an unsafe call and an emergency go to the supervisor', () => {
  const hospital = planned('hospitalized');
  expect(hospital.sentences[0]).toContain('within two workdays');
  expect(hospital.tasks).toMatchObject([{ owner: 'care-manager', priority: 'urgent' }]);
  expect(planned('moved-facility').tasks).toMatchObject([{ owner: 'supervisor', priority: 'routine' }]);
  expect(planned('safety-concern').tasks).toMatchObject([{ owner: 'supervisor', priority: 'urgent' }]);
  expect(planned('emergency-escalated').tasks).toMatchObject([
    { kind: 'review', owner: 'supervisor', priority: 'stat', dueAt: '2026-11-21T15:10:00.000Z' },
  ]);
});

test('every planned task has the shape of a task, its places filled', () => {
  const shape = Task.pick({ kind: true, priority: true, title: true, detail: true, dueAt: true });
  for (const disposition of Disposition.options) {
    for (const task of planned(disposition, { numberDialled: '' }).tasks) {
      expect(shape.safeParse(task).success).toBe(true);
      expect(`${task.title}${task.detail}`).not.toMatch(/[{}]/);
    }
  }
});
