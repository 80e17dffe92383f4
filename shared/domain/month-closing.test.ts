import { expect, test } from 'vitest';
import { valueText } from '../sync/content.ts';
import { lateItem, overlapItem } from '../sync/review-items.ts';
import type { MonthCloseEvent } from './month-close.ts';
import { monthCloseCsv } from './month-close-csv.ts';
import {
  type ClosingFacts,
  closeOf,
  closingOf,
  devicesBefore,
  isSameNumbers,
  monthTrail,
  reviewsOfMonth,
} from './month-closing.ts';
import { makeCall, makePatient, makeReviewItem, makeTimeEntry, testId } from './test-documents.ts';

const NUMBERS = {
  seconds: [{ program: 'CCM' as const, seconds: 1260 }],
  codes: [{ code: '99490', units: 1 }],
};
const READY: ClosingFacts = { numbers: NUMBERS, blocks: [], unsignedCalls: 0, reviews: [], trail: [] };

const event = (number: number, change: Partial<MonthCloseEvent> = {}): MonthCloseEvent => ({
  ...{ id: testId(number), month: '2026-10', kind: 'closed', ...NUMBERS, reason: '' },
  ...{ at: `2026-11-0${number}T12:00:00.000Z`, by: testId(9003) },
  ...change,
});

const lacking = (hasMinutes: boolean): ClosingFacts['blocks'][number] => ({
  ...{ program: 'CCM', code: '99490', title: 'First 20 minutes', hasMinutes },
  missing: [{ what: 'consent', detail: 'No consent to CCM is recorded.' }],
});

test('a month is ready when everything is there, and blocked with every reason in words when not', () => {
  expect(closingOf(READY, [])).toEqual({ standing: 'ready', reasons: [], closed: null });
  const facts: ClosingFacts = {
    ...READY,
    blocks: [lacking(true)],
    unsignedCalls: 2,
    reviews: [{ kind: 'overlap' }, { kind: 'late' }, { kind: 'conflict' }],
  };
  const device = { id: testId(1), name: 'Laptop', lastContactAt: '2026-10-30T12:00:00.000Z' };
  const { standing, reasons } = closingOf(facts, [device]);
  expect(standing).toBe('blocked');
  expect(reasons.map(({ what }) => what)).toEqual([
    ...['consent', 'unsigned-call', 'overlap', 'late-work', 'two-values', 'silent-device'],
  ]);
  expect(reasons[0]?.detail).toBe('99490: No consent to CCM is recorded.');
  expect(reasons[1]?.detail).toBe('2 calls of the month are not signed.');
  expect(reasons.at(-1)?.detail).toContain('Laptop of her care manager has not met the server');
});

test('without the minutes of any code there is nothing to bill, whatever else is missing', () => {
  const facts: ClosingFacts = {
    ...READY,
    numbers: { seconds: [{ program: 'CCM', seconds: 1199 }], codes: [] },
    blocks: [lacking(false)],
    unsignedCalls: 1,
  };
  expect(closingOf(facts, [])).toMatchObject({ standing: 'nothing', reasons: [{ what: 'unsigned-call' }] });
  expect(closingOf({ ...facts, blocks: [lacking(true)] }, []).standing).toBe('blocked');
});

test('TEAM-2 a closed month stays closed as long as its seconds and codes are those of the close, to the second', () => {
  const trail = [event(1)];
  expect(closingOf({ ...READY, trail }, [])).toMatchObject({ standing: 'closed', closed: { id: testId(1) } });
  const more = { ...NUMBERS, seconds: [{ program: 'CCM' as const, seconds: 1261 }] };
  expect(closingOf({ ...READY, numbers: more, trail }, []).standing).toBe('changed');
  const units = { ...NUMBERS, codes: [{ code: '99490', units: 2 }] };
  expect(closingOf({ ...READY, numbers: units, trail }, []).standing).toBe('changed');
  // Whatever is missing by now: what is closed is closed.
  expect(closingOf({ ...READY, blocks: [lacking(true)], trail }, []).standing).toBe('closed');
  const [reopened, again] = [event(2, { kind: 'reopened', reason: 'A call was missing.' }), event(3)];
  expect(closingOf({ ...READY, trail: [...trail, reopened] }, [])).toMatchObject({
    ...{ standing: 'ready', closed: null },
  });
  expect(closingOf({ ...READY, trail: [...trail, reopened, again] }, []).closed?.id).toBe(testId(3));
});

test('the newest event of a month decides, in whatever order they arrived', () => {
  const patient = makePatient({
    monthCloses: [event(3), event(1), event(2, { kind: 'reopened' }), event(4, { month: '2026-09' })],
  });
  expect(monthTrail(patient, '2026-10').map(({ id }) => id)).toEqual([testId(1), testId(2), testId(3)]);
  expect(closeOf(patient, '2026-10')?.id).toBe(testId(3));
  expect(closeOf(patient, '2026-11')).toBeNull();
});

test('numbers are the same in any order, and a program without a second says nothing', () => {
  const left = {
    seconds: [
      { program: 'CCM' as const, seconds: 5 },
      { program: 'RPM' as const, seconds: 0 },
    ],
    codes: [],
  };
  expect(isSameNumbers(left, { seconds: [{ program: 'CCM', seconds: 5 }], codes: [] })).toBe(true);
  expect(isSameNumbers(left, { seconds: [{ program: 'RPM', seconds: 5 }], codes: [] })).toBe(false);
});

test('of the open items those bear on a month whose time or work began in it, and consents with two values', () => {
  const bounds = { from: '2026-11-01T04:00:00.000Z', until: '2026-12-01T05:00:00.000Z' };
  const stamp = { updatedAt: '2026-11-20T12:00:00.000Z', updatedBy: testId(9001), deviceId: testId(9002) };
  const early = { startedAt: '2026-10-10T17:00:00.000Z', endedAt: '2026-10-10T17:10:00.000Z' };
  const within = overlapItem(makeTimeEntry(), makeTimeEntry({ id: testId(501) }), stamp);
  const before = overlapItem(makeTimeEntry(early), makeTimeEntry({ id: testId(501), ...early }), stamp);
  const late = lateItem('calls', makeCall(), stamp);
  const lateBefore = lateItem('calls', makeCall(early), stamp);
  const conflict = (path: string) =>
    makeReviewItem({ kind: 'conflict', documentCollection: 'patients', path, base: valueText('') });
  const consent = conflict('consents/1/decision');
  const items = [within, before, late, lateBefore, consent, conflict('riskTier')];
  expect(reviewsOfMonth(items, bounds)).toEqual([within, late, consent]);
  const unread = {
    ...within,
    kept: { ...stamp, value: '{', by: testId(9001), at: stamp.updatedAt },
    other: null,
  };
  expect(reviewsOfMonth([unread], bounds)).toEqual([]);
});

test('a device that last met the server before the month ended may hold minutes of it', () => {
  const device = (number: number, lastContactAt: string) => ({ id: testId(number), name: '', lastContactAt });
  const end = '2026-11-01T04:00:00.000Z';
  const devices = [device(1, '2026-11-01T03:59:59.999Z'), device(2, end)];
  expect(devicesBefore(devices, end).map(({ id }) => id)).toEqual([testId(1)]);
});

test('the biller gets a row for each patient and code, with the numbers of the close', () => {
  const patient = makePatient({ givenName: '=Rosa', familyName: 'O"Neil, Jr.' });
  const closed = { patient, careManagerName: 'Nora', closedByName: 'Lena', isChanged: false };
  const seconds = [
    { program: 'CCM' as const, seconds: 2459 },
    { program: 'RPM' as const, seconds: 61 },
  ];
  const codes = [
    { code: '99490', units: 1 },
    { code: '99439', units: 1 },
  ];
  const csv = monthCloseCsv(
    [
      { ...closed, event: event(1, { seconds, codes }) },
      { ...closed, event: event(2, { seconds, codes: [], reason: 'She left.' }), isChanged: true },
    ],
    (code) => (code === '' ? undefined : { program: 'CCM', title: `Code ${code}` }),
  );
  const [head = '', ...rows] = csv.trimEnd().split('\r\n');
  expect(head.split(',').slice(0, 7)).toEqual([
    ...['Record number', 'Patient', 'Date of birth', 'Month', 'Code', 'What it pays', 'Units'],
  ]);
  expect(rows).toEqual([
    `T-1,"'=Rosa O""Neil, Jr.",1954-03-02,2026-10,99490,Code 99490,1,CCM,Dr. Test,Nora,2459,0,0,61,0,0,0,0,0,0,40,2026-11-01T12:00:00.000Z,Lena,,no`,
    `T-1,"'=Rosa O""Neil, Jr.",1954-03-02,2026-10,99439,Code 99439,1,CCM,Dr. Test,Nora,2459,0,0,61,0,0,0,0,0,0,40,2026-11-01T12:00:00.000Z,Lena,,no`,
    `T-1,"'=Rosa O""Neil, Jr.",1954-03-02,2026-10,,,0,,,Nora,2459,0,0,61,0,0,0,0,0,0,0,2026-11-02T12:00:00.000Z,Lena,She left.,yes`,
  ]);
});
