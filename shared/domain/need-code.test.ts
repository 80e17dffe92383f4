import { expect, test } from 'vitest';
import { NEED_GUIDES } from '../content/needs.ts';
import { mayDecideCodes, proposableCodes, withDecidedCode, withProposedCode } from './need-code.ts';
import type { NeedGuide } from './need-guide.ts';
import { problemCodes, proposedItems } from './needs.ts';
import type { PatientNeed } from './patient-need.ts';
import { Credential } from './staff.ts';
import { testId } from './test-documents.ts';

const guideOf = (id: string) => NEED_GUIDES.find(({ needId }) => needId === id) as NeedGuide;
const AT = '2026-11-02T15:00:00.000Z';
const need: PatientNeed = {
  ...{ id: testId(1), needId: 'utility-shut-off', domain: 'utilities', title: 'Utilities are shut off' },
  ...{ status: 'open', sourceScreeningId: testId(2), foundAt: AT, foundBy: testId(3), comment: '' },
  ...{ code: null, codeStatus: 'none', codeDecidedBy: '', codeDecidedAt: '', problemId: '', goalId: '' },
  ...{ referralTaskId: '', confirmedAt: '', closedAt: '' },
};

test('who may decide: RN, NP, PA and MD, and nobody else', () => {
  expect(Credential.options.filter(mayDecideCodes)).toEqual(['RN', 'NP', 'PA', 'MD']);
});

test.each(['T74.11XA', 'T76.31XA', 'Z63.0', 'Z69.11', 'Z91.411'])(
  '%s is never proposed, not even by a guide',
  (code) => {
    const coding = {
      system: 'icd',
      code,
      display: '',
      validFrom: '2015-10-01',
      validTo: '' as const,
      when: '',
    };
    const guide = { ...guideOf('food-insecurity'), codes: [coding] };
    expect(proposableCodes(guide, '2026-11-21')).toEqual([]);
  },
);

test('nothing is proposed where nothing may go on the plan', () => {
  const guide = { ...guideOf('interpersonal-safety'), codes: guideOf('food-insecurity').codes };
  expect(proposableCodes(guide, '2026-11-21')).toEqual([]);
  expect(proposedItems(need, guide, '2026-11-21')).toEqual({ problem: null, goal: null, interventions: [] });
});

test('another code of that day may be proposed; a decision stays until a code is proposed anew', () => {
  const guide = guideOf('utility-shut-off');
  expect(withProposedCode(need, guide, '2026-11-21', 'Z59.86')).toBeNull();
  const proposed = withProposedCode(need, guide, '2026-11-21', 'Z59.861') as PatientNeed;
  expect(proposed).toMatchObject({ code: { code: 'Z59.861' }, codeStatus: 'proposed' });
  expect(withDecidedCode(need, 'confirmed', testId(9), AT)).toBeNull();
  const rejected = withDecidedCode(proposed, 'rejected', testId(9), AT) as PatientNeed;
  expect(rejected).toMatchObject({ codeStatus: 'rejected', codeDecidedBy: testId(9), codeDecidedAt: AT });
  expect(withProposedCode(rejected, guide, '2026-11-21', 'Z59.12')).toMatchObject({
    ...{ codeStatus: 'proposed', codeDecidedBy: '', codeDecidedAt: '' },
  });
});

test('a rejected code leaves the problem, its category stays', () => {
  const guide = guideOf('utility-shut-off');
  const proposed = withProposedCode(need, guide, '2026-11-21', 'Z59.12') as PatientNeed;
  const codes = (one: PatientNeed) => problemCodes(guide, one).map(({ code }) => code);
  expect(codes(proposed)).toEqual(['utility-insecurity', 'Z59.12']);
  expect(codes({ ...proposed, codeStatus: 'confirmed' })).toEqual(['utility-insecurity', 'Z59.12']);
  expect(codes({ ...proposed, codeStatus: 'rejected' })).toEqual(['utility-insecurity']);
});

test('the same need proposes the same items on every device and day, apart from their due dates', () => {
  const ids = (today: string) => {
    const { problem, goal, interventions } = proposedItems(need, guideOf('utility-shut-off'), today);
    return [problem?.id, goal?.id, ...interventions.map(({ id }) => id)];
  };
  expect(ids('2026-11-21')).toEqual(ids('2026-12-24'));
  expect(new Set(ids('2026-11-21')).size).toBe(ids('2026-11-21').length);
});
