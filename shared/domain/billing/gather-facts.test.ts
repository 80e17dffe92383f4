import { describe, expect, test } from 'vitest';
import type { Evidence, EvidenceKind } from '../care-evidence.ts';
import type { CarePlan } from '../care-plan.ts';
import type { Credential } from '../staff.ts';
import { makePatient, makeTimeEntry, testId } from '../test-documents.ts';
import type { TimeEntry } from '../time-entry.ts';
import { type BillingDocuments, billableEntries, gatherFacts, type PracticeFacts } from './gather-facts.ts';
import { CAUTIOUS_PRACTICE } from './practice-billing.ts';
import { minutesFor } from './readiness.ts';
import { consentOn } from './requirements.ts';

const NEW_YORK = 'America/New_York';

function fact(kind: EvidenceKind, on: string, change: Partial<Evidence> = {}): Evidence {
  return {
    ...{ id: testId(700), kind, program: '', on, until: '', value: 0, note: '' },
    ...{ recordedAt: '2026-11-01T12:00:00.000Z', recordedBy: testId(9001) },
    ...change,
  };
}

function documents(change: Partial<BillingDocuments> = {}): BillingDocuments {
  return {
    patient: makePatient(),
    evidence: [],
    chronicConditions: 2,
    carePlan: null,
    planVersions: [],
    timeEntries: [],
    calls: [],
    screenings: [],
    ...change,
  };
}

function practice(change: Partial<PracticeFacts> = {}): PracticeFacts {
  return { timeZone: NEW_YORK, billing: CAUTIOUS_PRACTICE, credentialOf: () => 'none', ...change };
}

const secondsIn = (
  entries: readonly TimeEntry[],
  now: Credential = 'none',
  change: Partial<PracticeFacts> = {},
) =>
  gatherFacts(
    documents({ timeEntries: entries }),
    '2026-11',
    practice({ credentialOf: () => now, ...change }),
  ).seconds.get('CCM');

describe('whose minutes they are', () => {
  test.each<[Credential, 'clinicalStaff' | 'practitioner' | '']>([
    ['LPN', 'clinicalStaff'],
    ['RN', 'clinicalStaff'],
    ['CMA', 'clinicalStaff'],
    ['NP', 'practitioner'],
    ['PA', 'practitioner'],
    ['MD', 'practitioner'],
    ['none', ''],
  ])('minutes of one with the credential %s', (credential, lane) => {
    const seconds = secondsIn([makeTimeEntry({ credential })]);
    expect(seconds?.clinicalStaff).toBe(lane === 'clinicalStaff' ? 600 : 0);
    expect(seconds?.practitioner).toBe(lane === 'practitioner' ? 600 : 0);
    expect(seconds?.auxiliaryPersonnel).toBe(600);
    expect(seconds?.behavioralCareManager).toBe(0);
  });

  test('what she was at that time counts, not what she is now; an entry that does not say is read by what she is now', () => {
    expect(secondsIn([makeTimeEntry({ credential: 'LPN' })], 'NP')).toMatchObject({
      clinicalStaff: 600,
      practitioner: 0,
    });
    expect(secondsIn([makeTimeEntry({ credential: 'none' })], 'NP')).toMatchObject({
      clinicalStaff: 0,
      practitioner: 600,
    });
  });

  test('the minutes of behavioral care managers are those of whom the practice names so', () => {
    const billing = { ...CAUTIOUS_PRACTICE, behavioralCareManagers: [testId(9001)] };
    expect(secondsIn([makeTimeEntry()], 'none', { billing })?.behavioralCareManager).toBe(600);
    expect(
      secondsIn([makeTimeEntry({ staffId: testId(9005) })], 'none', { billing })?.behavioralCareManager,
    ).toBe(0);
  });
});

test.each([
  [1199, 19],
  [1200, 20],
])('%i seconds are %i whole minutes, from several touches too', (seconds, minutes) => {
  const rest = seconds - 700;
  const facts = gatherFacts(
    documents({
      timeEntries: [
        makeTimeEntry({ seconds: 700 }),
        makeTimeEntry({ id: testId(501), startedAt: '2026-11-12T17:00:00.000Z', seconds: rest }),
      ],
    }),
    '2026-11',
    practice(),
  );
  expect(minutesFor({ timeOf: 'clinical-staff', program: 'CCM' }, facts.seconds.get('CCM'))).toBe(minutes);
});

test('the days of a stay do not count for chronic care management, its first and last day included; other programs are not touched', () => {
  const evidence = [fact('inpatient-stay', '2026-11-09', { until: '2026-11-11' })];
  const on = (day: string, number: number, change: Partial<TimeEntry> = {}) =>
    makeTimeEntry({ id: testId(number), startedAt: `${day}T17:00:00.000Z`, ...change });
  const timeEntries = [
    on('2026-11-08', 1),
    on('2026-11-09', 2),
    on('2026-11-11', 3),
    on('2026-11-12', 4),
    on('2026-11-10', 5, { program: 'RPM' }),
    // The evening of the 11th in New York is the 12th in UTC.
    makeTimeEntry({ id: testId(6), startedAt: '2026-11-12T03:30:00.000Z' }),
  ];
  const found = billableEntries(documents({ timeEntries, evidence }), '2026-11', NEW_YORK);
  expect(found.map(({ id }) => id)).toEqual([testId(1), testId(4), testId(5)]);
  const lasting = billableEntries(
    documents({ timeEntries, evidence: [fact('inpatient-stay', '2026-11-09')] }),
    '2026-11',
    NEW_YORK,
  );
  expect(lasting.map(({ id }) => id)).toEqual([testId(1), testId(5)]);
});

test('a month begins and ends at midnight of the practice, on its days of clock change too', () => {
  const at = (startedAt: string, number: number) => makeTimeEntry({ id: testId(number), startedAt });
  const timeEntries = [
    // November 2026 in New York: from 04:00 UTC (summer time) to 05:00 UTC (winter time).
    at('2026-11-01T03:59:59.999Z', 1),
    at('2026-11-01T04:00:00.000Z', 2),
    at('2026-12-01T04:59:59.999Z', 3),
    at('2026-12-01T05:00:00.000Z', 4),
  ];
  const ids = (timeZone: string) =>
    billableEntries(documents({ timeEntries }), '2026-11', timeZone).map(({ id }) => id);
  expect(ids(NEW_YORK)).toEqual([testId(2), testId(3)]);
  expect(ids('America/Phoenix')).toEqual([testId(3), testId(4)]);
});

describe('consent', () => {
  const [given] = makePatient().consents;
  if (!given) throw new Error('The test patient has a consent.');
  const withConsents = (...consents: (typeof given)[]) =>
    gatherFacts(documents({ patient: makePatient({ consents }) }), '2026-11', practice()).consents;
  const revoked = (obtainedAt: string) => ({
    ...given,
    id: testId(9201),
    decision: 'revoked' as const,
    obtainedAt,
  });

  test('one that was revoked holds until the end of that month', () => {
    const consents = withConsents(given, revoked('2026-11-10T15:00:00.000Z'));
    expect(consentOn(consents, 'CCM', '2026-11-30')?.id).toBe(given.id);
    expect(consentOn(consents, 'CCM', '2026-12-31')).toBeNull();
  });

  test('its month is that of the practice: revoked in the evening of October 31 is gone in November', () => {
    const consents = withConsents(given, revoked('2026-11-01T02:00:00.000Z'));
    expect(consentOn(consents, 'CCM', '2026-10-31')?.id).toBe(given.id);
    expect(consentOn(consents, 'CCM', '2026-11-30')).toBeNull();
  });

  test('one that came in the evening of the last day counts for that month', () => {
    const consents = withConsents({ ...given, obtainedAt: '2026-12-01T04:30:00.000Z' });
    expect(consentOn(consents, 'CCM', '2026-11-30')?.on).toBe('2026-11-30');
  });
});

test('time on the day of a visit is noticed by program, in the days of the practice', () => {
  const found = (evidence: Evidence[], startedAt = '2026-11-10T17:00:00.000Z') => [
    ...gatherFacts(
      documents({ evidence, timeEntries: [makeTimeEntry({ startedAt })] }),
      '2026-11',
      practice(),
    ).visitDayPrograms,
  ];
  expect(found([fact('practitioner-visit', '2026-11-10')])).toEqual(['CCM']);
  expect(found([fact('practitioner-visit', '2026-11-10')], '2026-11-11T03:00:00.000Z')).toEqual(['CCM']);
  expect(found([fact('practitioner-visit', '2026-11-11')])).toEqual([]);
  expect(found([fact('plan-copy-given', '2026-11-10')])).toEqual([]);
});

test('a fact holds from its day on; what lasts holds in each month that it touches', () => {
  const facts = (evidence: Evidence[]) => gatherFacts(documents({ evidence }), '2026-11', practice());
  expect(facts([fact('plan-copy-given', '2026-12-01')]).planCopyGivenOn).toBe('');
  expect(
    facts([fact('plan-copy-given', '2026-03-01'), fact('plan-copy-given', '2026-11-30')]).planCopyGivenOn,
  ).toBe('2026-11-30');
  expect([...facts([fact('hospice', '2026-09-01', { until: '2026-11-01' })]).flags]).toEqual(['hospice']);
  expect([...facts([fact('hospice', '2026-09-01', { until: '2026-10-31' })]).flags]).toEqual([]);
  expect(facts([fact('device-data-days', '2026-11-29', { value: 17 })]).deviceDays).toBe(17);
  expect(facts([fact('device-data-days', '2026-10-29', { value: 17 })]).deviceDays).toBe(0);
});

test('approval and copy follow from the versions of the plan, by the practice’s day and not after the month', () => {
  const version = (approvedAt: string, ...given: string[]) =>
    ({
      signatures: [{ id: testId(901), action: 'approved', by: testId(2), at: approvedAt, comment: '' }],
      copies: given.map((givenAt, at) => ({ id: testId(902 + at), givenAt })),
    }) as unknown as CarePlan;
  const planVersions = [
    version('2026-11-02T15:00:00.000Z', '2026-11-11T02:00:00.000Z', '2026-12-01T15:00:00.000Z'),
    version('2026-12-02T15:00:00.000Z'),
  ];
  const facts = gatherFacts(documents({ planVersions }), '2026-11', practice());
  expect([facts.planApprovedOn, facts.planCopyGivenOn]).toEqual(['2026-11-02', '2026-11-10']);
  const before = gatherFacts(documents({ planVersions }), '2026-10', practice());
  expect([before.planApprovedOn, before.planCopyGivenOn]).toEqual(['', '']);
});
