import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROGRAM_TARGETS } from '../content/program-targets.ts';
import { Call, Disposition } from './call.ts';
import { type Patient, RiskTier } from './patient.ts';
import { fromInstant, toInstant } from './primitives.ts';
import {
  compareRanked,
  type QueueInput,
  queueContext,
  type RankedPatient,
  rankPatient,
  rankQueue,
} from './queue.ts';
import type { QueueHold } from './queue-hold.ts';
import type { Task } from './task.ts';
import { makeCall, makePatient, makeTask, makeTimeEntry, testId } from './test-documents.ts';
import type { TimeEntry } from './time-entry.ts';

// Tuesday, November 24, 2026, 11:00 AM in New York. Workdays left: 24, 25, 27, 30 (26 is Thanksgiving).
const now = Date.parse('2026-11-24T16:00:00.000Z');
const context = queueContext(now, 'America/New_York', PROGRAM_TARGETS);
const daysAgo = (days: number) => toInstant(now - days * 86_400_000);

interface Facts {
  tasks?: Task[];
  calls?: Call[];
  timeEntries?: TimeEntry[];
}

function row(patient: Partial<Patient>, facts: Facts = {}, at = context): RankedPatient {
  const result = rankPatient(makePatient(patient), { tasks: [], calls: [], timeEntries: [], ...facts }, at);
  if (!result) throw new Error('the patient is not in the queue');
  expect(result.points).toBe(result.reasons.reduce((sum, reason) => sum + reason.points, 0));
  return result;
}

const isListed = (patient: Partial<Patient>, facts: Facts = {}) =>
  rankPatient(makePatient(patient), { tasks: [], calls: [], timeEntries: [], ...facts }, context) !== null;
const texts = (ranked: RankedPatient) => ranked.reasons.map((reason) => reason.text);
const contact = (days: number) => makeCall({ startedAt: daysAgo(days), endedAt: daysAgo(days) });
const attempt = (startedAt: string, changes: Partial<Call> = {}) =>
  makeCall({
    id: testId(650 + (fromInstant(startedAt) % 40)),
    startedAt,
    disposition: 'no-answer',
    ...changes,
  });
const minutes = (count: number, changes: Partial<TimeEntry> = {}) =>
  makeTimeEntry({ seconds: count * 60, ...changes });
const discharge = (on: string) =>
  ({
    id: testId(800),
    kind: 'discharge',
    facility: 'General',
    on,
    reason: 'Pneumonia',
    steps: [] as [],
  }) as const;
const emergency = (on: string) => ({ ...discharge(on), kind: 'emergency-visit' }) as const;

describe('the row', () => {
  test('holds what the queue shows', () => {
    const ranked = row(
      { timeZone: 'America/Phoenix' },
      { calls: [contact(14), attempt('2026-11-19T16:00:00.000Z')], timeEntries: [minutes(14)] },
    );
    expect(ranked).toEqual({
      patientId: testId(1),
      name: 'Rosa Alvarez',
      recordNumber: 'T-1',
      phoneDigits: ['5550100'],
      age: 72,
      riskTier: 'stable',
      programs: ['CCM'],
      language: 'en',
      needsInterpreter: false,
      timeZone: 'America/Phoenix',
      points: expect.any(Number),
      reasons: [
        { code: 'minutes', text: '6 minutes short of 20 with 4 workdays left', points: 94 },
        { code: 'contact', text: 'Stable, 14 days since last contact', points: 20 },
        { code: 'time-of-day', text: 'Last tried in the morning too', points: -15 },
      ],
      suggestedKind: 'monthly-check-in',
      callable: { now: true, localTime: '9:00 AM', reason: '', opensAt: null },
      minutesThisMonth: 14,
      minutesTarget: 20,
      lastContactAt: daysAgo(14),
      isReachedThisMonth: true,
      attemptsThisMonth: 1,
      callbackDueAt: null,
      isDueToday: false,
      hold: null,
    });
  });

  test('19 minutes 59 seconds are a minute short', () => {
    const ranked = row({}, { timeEntries: [makeTimeEntry({ seconds: 1199 })] });
    expect(ranked.minutesThisMonth).toBe(19);
    expect(texts(ranked)).toContain('1 minute short of 20 with 4 workdays left');
  });

  test('shows the program whose goal is nearest', () => {
    const enrollment = makePatient().enrollments[0] as Patient['enrollments'][number];
    const enrollments = [enrollment, { ...enrollment, id: testId(9301), program: 'RPM' as const }];
    const timeEntries = [minutes(5), minutes(18, { id: testId(501), program: 'RPM' })];
    const ranked = row({ enrollments }, { timeEntries });
    expect(ranked).toMatchObject({ minutesThisMonth: 18, minutesTarget: 20, programs: ['CCM', 'RPM'] });
    expect(texts(ranked)).toContain('2 minutes short of 20 for RPM with 4 workdays left');
  });

  test('counts only this month, and neither superseded nor unbillable time', () => {
    const timeEntries = [
      minutes(3, { id: testId(501) }),
      minutes(4, { id: testId(502), supersedes: testId(501) }),
      minutes(5, { id: testId(503), isBillable: false }),
      minutes(6, { id: testId(504), startedAt: '2026-11-01T03:00:00.000Z' }),
    ];
    expect(row({}, { timeEntries }).minutesThisMonth).toBe(4);
  });

  test('names the interpreter, also for a language nobody can name', () => {
    expect(texts(row({ language: 'es', needsInterpreter: true }))).toContain('Spanish: interpreter needed');
    expect(texts(row({ language: '??', needsInterpreter: true }))).toContain('??: interpreter needed');
  });
});

describe('callbacks', () => {
  const callback = (dueAt: string, changes: Partial<Task> = {}) => [makeTask({ dueAt, ...changes })];

  test('due now goes to the top', () => {
    const ranked = row({}, { tasks: callback('2026-11-24T16:05:00.000Z') });
    expect(ranked.reasons[0]).toMatchObject({ text: 'Callback promised for 11:05 AM', points: 1000 });
    expect(ranked).toMatchObject({ suggestedKind: 'callback', callbackDueAt: '2026-11-24T16:05:00.000Z' });
  });

  test('missed ones say so', () => {
    expect(texts(row({}, { tasks: callback('2026-11-23T19:00:00.000Z') }))[0]).toBe(
      'Callback promised for yesterday, 2:00 PM is overdue',
    );
  });

  test('promised for later, she is not called before', () => {
    const ranked = row({ riskTier: 'high' }, { tasks: callback('2026-11-24T19:00:00.000Z') });
    expect(ranked.reasons[0]).toMatchObject({ text: 'Callback promised for 2:00 PM', points: -20_000 });
    const tomorrow = row({}, { tasks: callback('2026-11-25T19:00:00.000Z') });
    expect(texts(tomorrow)[0]).toBe('Callback promised for tomorrow, 2:00 PM');
  });

  test('a callback too late for a transition does not hold it back', () => {
    const ranked = row(
      { transitions: [discharge('2026-11-20')] },
      { tasks: callback('2026-11-25T19:00:00.000Z') },
    );
    expect(ranked.points).toBeGreaterThan(3000);
  });

  test('a promised time holds outside her usual windows, but not outside the calling hours', () => {
    const callWindows = [{ id: testId(1), days: ['monday' as const], from: '09:00', to: '10:00' }];
    const tasks = callback('2026-11-24T16:00:00.000Z');
    expect(row({ callWindows }, { tasks }).callable.now).toBe(true);
    expect(row({ callWindows, timeZone: 'Pacific/Honolulu' }, { tasks }).callable.now).toBe(false);
  });

  test('one promised twenty minutes ago in a call is due although she was reached today', () => {
    const calls = [makeCall({ startedAt: '2026-11-24T15:40:00.000Z', disposition: 'reached-partial' })];
    const ranked = row({}, { calls, tasks: callback('2026-11-24T16:00:00.000Z') });
    expect(ranked.points).toBeGreaterThan(1000);
  });

  test('a completed one is not there', () => {
    const ranked = row({}, { tasks: callback('2026-11-24T16:00:00.000Z', { status: 'completed' }) });
    expect(ranked.callbackDueAt).toBeNull();
  });
});

describe('transitions', () => {
  test('contact is due two business days after the discharge', () => {
    const ranked = row({ transitions: [discharge('2026-11-23')] });
    expect(texts(ranked)[0]).toBe('Discharged yesterday: contact due by tomorrow');
    expect(ranked.suggestedKind).toBe('transition-of-care');
  });

  test('over a weekend and a holiday', () => {
    expect(texts(row({ transitions: [discharge('2026-11-20')] }))[0]).toBe(
      'Discharged Nov 20: contact due today',
    );
    const wednesday = queueContext(now + 86_400_000, 'America/New_York', PROGRAM_TARGETS);
    expect(texts(row({ transitions: [discharge('2026-11-25')] }, {}, wednesday))[0]).toBe(
      'Discharged today: contact due by Monday',
    );
  });

  test('overdue, with the attempts made', () => {
    const calls = [attempt('2026-11-19T16:00:00.000Z'), attempt('2026-11-20T19:00:00.000Z')];
    expect(texts(row({ transitions: [discharge('2026-11-18')] }, { calls }))[0]).toBe(
      'Discharged Nov 18: contact was due by Nov 20, 2 attempts so far',
    );
  });

  test('a contact afterwards settles it, one on the day only as a follow-up call', () => {
    const transitions = [discharge('2026-11-20')];
    const codes = (calls: Call[]) => row({ transitions }, { calls }).reasons.map((reason) => reason.code);
    expect(codes([makeCall({ startedAt: '2026-11-21T15:00:00.000Z' })])).not.toContain('discharge');
    expect(codes([makeCall({ startedAt: '2026-11-20T15:00:00.000Z' })])).toContain('discharge');
    const followUp = makeCall({ startedAt: '2026-11-20T20:00:00.000Z', kind: 'transition-of-care' });
    expect(codes([followUp])).not.toContain('discharge');
    expect(codes([attempt('2026-11-21T15:00:00.000Z')])).toContain('discharge');
  });

  test('an emergency visit has its own clock of a week', () => {
    const ranked = row({ transitions: [emergency('2026-11-22')] });
    expect(texts(ranked)[0]).toBe('Emergency visit Nov 22: contact due today');
    expect(ranked.suggestedKind).toBe('post-emergency');
    expect(texts(row({ transitions: [emergency('2026-11-10')] })).join()).not.toContain('Emergency');
  });
});

describe('holds', () => {
  test('tried today', () => {
    const ranked = row({}, { calls: [attempt('2026-11-24T14:10:00.000Z')] });
    expect(ranked.reasons[0]).toMatchObject({ text: 'Tried today at 9:10 AM', points: -30_000 });
  });

  test('three attempts this week are enough, unless it is urgent', () => {
    const thursday = queueContext(
      Date.parse('2026-11-19T16:00:00.000Z'),
      'America/New_York',
      PROGRAM_TARGETS,
    );
    const calls = ['16', '17', '18'].map((day) => attempt(`2026-11-${day}T19:00:00.000Z`));
    expect(row({}, { calls }, thursday).reasons[0]).toMatchObject({
      text: '3 attempts this week',
      points: -30_000,
    });
    expect(row({}, { calls: calls.slice(1) }, thursday).points).toBeGreaterThan(0);
    const urgent = row({ transitions: [discharge('2026-11-16')] }, { calls }, thursday);
    expect(urgent.points).toBeGreaterThan(3000);
    expect(texts(urgent)).toContain('3 attempts this week');
  });

  test('last week’s attempts and letters do not count', () => {
    const calls = [
      ...['17', '18', '19'].map((day) => attempt(`2026-11-${day}T19:00:00.000Z`)),
      attempt('2026-11-24T14:00:00.000Z', { disposition: 'message-sent' }),
    ];
    const ranked = row({}, { calls });
    expect(ranked.points).toBeGreaterThan(0);
    expect(ranked.attemptsThisMonth).toBe(3);
  });

  test('an urgent patient is left alone for an hour after an attempt', () => {
    const transitions = [discharge('2026-11-20')];
    const tried = (time: string) =>
      row({ transitions }, { calls: [attempt(`2026-11-24T${time}:00.000Z`)] }).points;
    expect(tried('15:30')).toBeLessThan(0);
    expect(tried('14:30')).toBeGreaterThan(3000);
  });

  test('outside the hours, with the reason', () => {
    const ranked = row({ timeZone: 'Pacific/Honolulu' });
    expect(ranked.reasons[0]).toMatchObject({ text: 'Before 9:00 AM where the patient is', points: -20_000 });
    expect(ranked.callable.opensAt).toBe('2026-11-24T19:00:00.000Z');
  });

  test('month complete goes to the end, unless something is due', () => {
    const facts = { calls: [contact(12)], timeEntries: [minutes(22)] };
    const done = row({}, facts);
    expect(done.reasons[0]).toMatchObject({
      text: 'Month complete: 22 minutes, last contact Nov 12',
      points: -40_000,
    });
    expect(row({ riskTier: 'high' }, { ...facts, calls: [contact(15)] }).points).toBeGreaterThan(0);
    expect(
      row({}, { ...facts, tasks: [makeTask({ kind: 'referral', dueAt: daysAgo(1) })] }).points,
    ).toBeGreaterThan(0);
    expect(row({}, { ...facts, calls: [] }).points).toBeGreaterThan(0);
    expect(row({ transitions: [discharge('2026-11-23')] }, facts).points).toBeGreaterThan(0);
  });

  test('in hospital until a discharge is known', () => {
    const calls = [attempt('2026-11-18T16:00:00.000Z', { disposition: 'hospitalized' })];
    expect(row({}, { calls }).reasons[0]).toMatchObject({
      text: 'Reported in hospital Nov 18',
      points: -20_000,
    });
    expect(row({ transitions: [discharge('2026-11-23')] }, { calls }).points).toBeGreaterThan(0);
  });

  test('a number that does not work', () => {
    const calls = [attempt('2026-11-18T16:00:00.000Z', { disposition: 'line-disconnected' })];
    expect(row({}, { calls }).reasons[0]).toMatchObject({
      text: 'No working number: find one',
      points: -20_000,
    });
    const phone = makePatient().phones[0] as Patient['phones'][number];
    const phones = [phone, { ...phone, id: testId(9101), number: '555-0199' }];
    expect(texts(row({ phones }, { calls }))).toContain('Last number did not work: use another');
  });

  test('only the heaviest hold weighs', () => {
    const ranked = row(
      { timeZone: 'Pacific/Honolulu' },
      { calls: [attempt('2026-11-24T14:10:00.000Z', { disposition: 'line-disconnected' })] },
    );
    expect(ranked.reasons.filter((reason) => reason.points < 0).map((reason) => reason.code)).toEqual([
      'tried-today',
    ]);
    expect(texts(ranked)).toContain('Before 9:00 AM where the patient is');
  });
});

describe('put off', () => {
  const hold = (changes: Partial<QueueHold> = {}): QueueHold => ({
    id: testId(70),
    kind: 'skip',
    until: '2026-11-25T05:00:00.000Z',
    reason: 'At her sister’s',
    by: testId(9001),
    at: '2026-11-24T15:00:00.000Z',
    ...changes,
  });

  test('skipped and snoozed rows sink, with the reason and until when', () => {
    expect(row({ holds: [hold()] })).toMatchObject({
      hold: { by: testId(9001) },
      points: expect.any(Number),
    });
    expect(row({ holds: [hold()] }).reasons[0]).toEqual({
      code: 'skip',
      text: 'Skipped until tomorrow: At her sister’s',
      points: -25_000,
    });
    const snoozed = hold({ kind: 'snooze', until: '2026-11-24T20:00:00.000Z', reason: 'At an appointment' });
    expect(texts(row({ holds: [snoozed] }))[0]).toBe('Snoozed until 3:00 PM: At an appointment');
    const friday = hold({ kind: 'snooze', until: '2026-11-27T14:00:00.000Z' });
    expect(texts(row({ holds: [friday] }))[0]).toBe('Snoozed until Friday, 9:00 AM: At her sister’s');
  });

  test('it ends by itself, to the minute', () => {
    const holds = [hold({ kind: 'snooze', until: toInstant(now) })];
    expect(row({ holds }).hold).toBeNull();
    const before = queueContext(now - 1, 'America/New_York', PROGRAM_TARGETS);
    expect(row({ holds }, {}, before).points).toBeLessThan(-20_000);
  });

  test('of several the last one counts', () => {
    const holds = [
      hold({
        id: testId(71),
        kind: 'snooze',
        until: '2026-11-24T18:00:00.000Z',
        at: '2026-11-24T15:30:00.000Z',
      }),
      hold(),
    ];
    expect(row({ holds }).hold?.id).toBe(testId(71));
    expect(row({ holds: holds.toReversed() }).hold?.id).toBe(testId(71));
  });

  test.each<[string, Partial<Patient>, Facts]>([
    ['an escalation', {}, { tasks: [makeTask({ kind: 'escalation' })] }],
    ['a callback at its time', {}, { tasks: [makeTask({ dueAt: toInstant(now) })] }],
    ['the last day after a discharge', { transitions: [discharge('2026-11-20')] }, {}],
    [
      'a task that cannot wait',
      {},
      { tasks: [makeTask({ kind: 'refill', priority: 'asap', dueAt: toInstant(now) })] },
    ],
  ])('yields to %s, and is told', (_what, patient, facts) => {
    const ranked = row({ ...patient, holds: [hold()] }, facts);
    expect(ranked.points).toBeGreaterThan(1000);
    expect(ranked.reasons).toContainEqual({
      code: 'skip',
      text: 'Skipped until tomorrow: At her sister’s',
      points: 0,
    });
  });

  test('does not yield to what is merely due', () => {
    const tasks = [makeTask({ kind: 'referral', priority: 'urgent', dueAt: toInstant(now) })];
    expect(row({ holds: [hold()], transitions: [discharge('2026-11-23')] }, { tasks }).points).toBeLessThan(
      -20_000,
    );
  });
});

describe('who is not in the queue', () => {
  test('the deceased, also when only reported', () => {
    expect(isListed({ deceased: 'reported' })).toBe(false);
    // A report is frozen by the patient's record, so that a supervisor can undo it.
    expect(isListed({}, { calls: [attempt(daysAgo(2), { disposition: 'deceased-reported' })] })).toBe(true);
  });

  test('who opted out, until a new consent', () => {
    const calls = [attempt(daysAgo(20), { disposition: 'reached-declined-program' })];
    expect(isListed({}, { calls })).toBe(false);
    const consent = makePatient().consents[0] as Patient['consents'][number];
    expect(isListed({ consents: [{ ...consent, obtainedAt: daysAgo(3) }] }, { calls })).toBe(true);
    expect(isListed({ consents: [{ ...consent, decision: 'revoked' }] })).toBe(false);
  });

  test('who left one program stays in the others; who left all is not called for an errand, only for what she asked afterwards', () => {
    const patient = makePatient();
    const [enrollment, consent] = [patient.enrollments[0], patient.consents[0]];
    if (!enrollment || !consent) throw new Error('the patient is in no program');
    const enrollments = [enrollment, { ...enrollment, id: testId(9301), program: 'RPM' as const }];
    const revoked = { ...consent, id: testId(9201), decision: 'revoked' as const, obtainedAt: daysAgo(20) };
    const calls = [attempt(daysAgo(20), { disposition: 'reached-declined-program' })];
    const yesToBoth = [consent, { ...consent, id: testId(9202), program: 'RPM' as const }];
    expect(row({ enrollments, consents: [...yesToBoth, revoked] }, { calls }).programs).toEqual(['RPM']);

    const consents = [consent, revoked];
    const task = (changes: Partial<Task>) => [makeTask({ createdAt: daysAgo(30), ...changes })];
    expect(isListed({ consents }, { tasks: task({ kind: 'referral' }) })).toBe(false);
    expect(isListed({ consents }, { tasks: task({ kind: 'callback' }) })).toBe(false);
    expect(isListed({ consents }, { tasks: task({ kind: 'callback', createdAt: daysAgo(1) }) })).toBe(true);
    expect(isListed({ consents }, { tasks: task({ kind: 'escalation' }) })).toBe(true);
  });

  test('who is no longer enrolled, unless a task is open', () => {
    const enrollments = makePatient().enrollments.map((one) => ({ ...one, status: 'ended' as const }));
    expect(isListed({ enrollments })).toBe(false);
    expect(isListed({ enrollments }, { tasks: [makeTask()] })).toBe(true);
  });

  test('who was never enrolled is there to be asked, once', () => {
    const ranked = row({ enrollments: [], consents: [] });
    expect(texts(ranked)).toEqual(['Not enrolled yet: offer the program']);
    expect(ranked.suggestedKind).toBe('enrollment');
    const declined = { ...makePatient().consents[0], decision: 'declined' } as Patient['consents'][number];
    expect(isListed({ enrollments: [], consents: [declined] })).toBe(false);
  });
});

describe('the order of domain.md 5.6', () => {
  const heavyRoutine: Partial<Patient> = { riskTier: 'high', consents: [] };
  const routineFacts: Facts = {
    calls: [contact(90)],
    timeEntries: [minutes(19)],
    tasks: [makeTask({ kind: 'referral', priority: 'urgent', dueAt: daysAgo(60) })],
  };
  const ladder: [string, RankedPatient][] = [
    ['escalation', row({}, { tasks: [makeTask({ kind: 'escalation', title: 'Chest pain' })] })],
    ['emergency callback', row({}, { tasks: [makeTask({ priority: 'stat' })] })],
    ['transition due today', row({ transitions: [discharge('2026-11-20')] })],
    [
      'critical task',
      row({}, { tasks: [makeTask({ kind: 'outreach', priority: 'stat', dueAt: daysAgo(0) })] }),
    ],
    ['callback due now', row({}, { tasks: [makeTask({ dueAt: daysAgo(0) })] })],
    ['all routine reasons at once', row(heavyRoutine, routineFacts)],
    ['overdue at high risk', row({ riskTier: 'high' }, { calls: [contact(31)], timeEntries: [minutes(20)] })],
    [
      'no consent',
      row(
        { consents: [] },
        {
          calls: [contact(3)],
          timeEntries: [minutes(20)],
          tasks: [makeTask({ kind: 'review', dueAt: daysAgo(0) })],
        },
      ),
    ],
    ['minutes at risk', row({}, { calls: [contact(3)], timeEntries: [minutes(14)] })],
    ['tried today', row({}, { calls: [attempt('2026-11-24T14:10:00.000Z')] })],
    ['month complete', row({}, { calls: [contact(3)], timeEntries: [minutes(20)] })],
  ];

  test.each(
    ladder
      .slice(1)
      .map(([name, lower], index) => [ladder[index]?.[0], name, ladder[index]?.[1], lower] as const),
  )('%s before %s', (_upperName, _lowerName, upper, lower) => {
    expect(upper?.points).toBeGreaterThan(lower.points);
  });

  test('the words of the brief', () => {
    expect(texts(row({ riskTier: 'high' }, { calls: [contact(31)] }))).toContain(
      'High risk, 31 days since last contact',
    );
  });

  test('more minutes missing never beats a clinical deadline', () => {
    const short = row({ riskTier: 'high' }, { calls: [contact(90)], timeEntries: [minutes(19)] });
    const due = row(
      { riskTier: 'maintenance', transitions: [discharge('2026-11-20')] },
      { timeEntries: [minutes(60)] },
    );
    expect(due.points).toBeGreaterThan(short.points);
  });
});

describe('rankQueue', () => {
  const instant = fc.integer({ min: now - 100 * 86_400_000, max: now + 10 * 86_400_000 }).map(toInstant);
  const patients = fc.array(
    fc.record({
      riskTier: fc.constantFrom(...RiskTier.options),
      timeZone: fc.constantFrom('America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu', ''),
      deceased: fc.constantFrom<Patient['deceased']>('no', 'no', 'no', 'reported'),
      calls: fc.array(
        fc.record({ startedAt: instant, disposition: fc.constantFrom(...Disposition.options) }),
        { maxLength: 5 },
      ),
      seconds: fc.array(fc.nat(1800), { maxLength: 4 }),
      due: fc.array(instant, { maxLength: 2 }),
    }),
    { maxLength: 12 },
  );

  function inputOf(cases: typeof patients extends fc.Arbitrary<infer T> ? T : never): QueueInput {
    const input = {
      now,
      practiceTimeZone: 'America/New_York',
      targets: PROGRAM_TARGETS,
      patients: cases.map(({ riskTier, timeZone, deceased }, index) =>
        makePatient({ id: testId(index + 1), riskTier, timeZone, deceased }),
      ),
      tasks: new Map<string, Task[]>(),
      calls: new Map<string, Call[]>(),
      timeEntries: new Map<string, TimeEntry[]>(),
    };
    for (const [index, one] of cases.entries()) {
      const patientId = testId(index + 1);
      input.tasks.set(
        patientId,
        one.due.map((dueAt, at) => makeTask({ id: testId(3000 + at), patientId, dueAt })),
      );
      input.calls.set(
        patientId,
        one.calls.map((call, at) => makeCall({ id: testId(2000 + at), patientId, ...call })),
      );
      input.timeEntries.set(
        patientId,
        one.seconds.map((seconds, at) =>
          makeTimeEntry({ id: testId(1000 + index * 10 + at), patientId, seconds }),
        ),
      );
    }
    return input;
  }

  test('is a total order, the same whatever the order of the patients, each row by itself', () => {
    fc.assert(
      fc.property(patients, (cases) => {
        const input = inputOf(cases);
        const rows = rankQueue(input);
        expect(rankQueue({ ...input, patients: input.patients.toReversed() })).toEqual(rows);
        for (const [index, ranked] of rows.entries()) {
          const next = rows[index + 1];
          if (next) expect(compareRanked(ranked, next)).toBeLessThan(0);
          if (!ranked.callable.now) expect(ranked.points).toBeLessThan(0);
          expect(ranked.points).toBe(ranked.reasons.reduce((sum, reason) => sum + reason.points, 0));
        }
        const listed = new Set(rows.map((ranked) => ranked.patientId));
        for (const patient of input.patients) {
          if (patient.deceased !== 'no') expect(listed.has(patient.id)).toBe(false);
        }
      }),
      { seed: 61 },
    );
  });

  test('time moved to another patient counts there alone', () => {
    const input = inputOf([]);
    const patientsOfTwo = [makePatient({ id: testId(1) }), makePatient({ id: testId(2) })];
    const timeEntries = new Map([
      [testId(1), [minutes(10, { id: testId(501) })]],
      [testId(2), [minutes(10, { id: testId(502), patientId: testId(2), supersedes: testId(501) })]],
    ]);
    const rows = rankQueue({ ...input, patients: patientsOfTwo, timeEntries });
    expect(rows.map((ranked) => [ranked.patientId, ranked.minutesThisMonth])).toEqual([
      [testId(2), 10],
      [testId(1), 0],
    ]);
  });

  test('a call document of the test is a real one', () => {
    expect(Call.safeParse(makeCall()).success).toBe(true);
  });
});
