import { describe, expect, test } from 'vitest';
import { NEED_GUIDES } from '../content/needs.ts';
import { Goal, Intervention, Problem } from './care-plan.ts';
import { proposableCodes } from './need-code.ts';
import type { NeedGuide } from './need-guide.ts';
import { withFoundNeeds } from './need-lifecycle.ts';
import { proposedItems } from './needs.ts';
import type { PatientNeed } from './patient-need.ts';
import { testId } from './test-documents.ts';

/** What a screening of that day that shows a need leads to. */
function propose(id: string, onDate = '2026-11-21') {
  const guide = NEED_GUIDES.find(({ needId }) => needId === id) as NeedGuide;
  const screening = {
    ...{ id: testId(5), amendsId: '' as const, authoredAt: `${onDate}T15:00:00.000Z`, staffId: testId(6) },
    needs: [{ id, domain: 'test', title: id, detail: '', linkIds: [] }],
  };
  const dateOf = (at: string) => at.slice(0, 10);
  const context = { patientId: testId(7), guides: NEED_GUIDES, dateOf };
  const need = withFoundNeeds([], [screening], context)[0] as PatientNeed;
  return { guide, codes: proposableCodes(guide, onDate), ...proposedItems(need, guide, onDate) };
}
const zCodes = (id: string, onDate?: string) =>
  propose(id, onDate)
    .problem?.codes.filter((code) => code.system.endsWith('icd-10-cm'))
    .map((code) => code.code);

describe('proposedItems', () => {
  test('food: problem, goal and steps that hang together', () => {
    const proposal = propose('food-insecurity');
    expect(proposal.problem).toMatchObject({
      title: 'Not enough food',
      status: 'active',
      sourceScreeningId: testId(5),
      codes: [{ code: 'food-insecurity' }, { code: 'Z59.41', display: 'Food insecurity' }],
    });
    expect(Problem.parse(proposal.problem)).toEqual(proposal.problem);
    expect(Goal.parse(proposal.goal)).toMatchObject({
      problemId: proposal.problem?.id,
      lifecycleStatus: 'proposed',
      dueOn: '2026-12-05',
    });
    for (const intervention of proposal.interventions ?? []) {
      expect(Intervention.parse(intervention)).toMatchObject({
        problemId: proposal.problem?.id,
        goalId: proposal.goal?.id,
        status: 'planned',
      });
    }
    expect(proposal.interventions[0]?.dueOn).toBe('2026-11-23');
  });

  // domain.md 4.1: what is billable on the date of service.
  test.each([
    ['food-insecurity', '2021-09-30', ['Z59.4']],
    ['food-insecurity', '2021-10-01', ['Z59.41']],
    ['utility-shut-off-threat', '2025-09-30', ['Z59.86']],
    ['utility-shut-off-threat', '2025-10-01', ['Z59.861']],
    ['transportation-insecurity', '2022-09-30', []],
    ['transportation-insecurity', '2022-10-01', ['Z59.82']],
    ['no-heat', '2023-03-31', ['Z59.1']],
    ['no-heat', '2023-04-01', ['Z59.11']],
    ['utility-shut-off', '2026-11-21', ['Z59.12']],
    ['no-steady-housing', '2026-11-21', ['Z59.00']],
    ['housing-at-risk', '2026-11-21', ['Z59.811']],
    ['unsafe-housing', '2026-11-21', ['Z59.19']],
  ])('%s on %s proposes %j', (id, onDate, codes) => {
    expect(zCodes(id, onDate)).toEqual(codes);
  });

  test('other codes come with the case they fit', () => {
    const proposal = propose('no-steady-housing');
    expect(proposal.codes.map((code) => [code.code, code.when !== ''])).toEqual([
      ['Z59.00', false],
      ['Z59.01', true],
      ['Z59.02', true],
    ]);
  });

  test('safety at home never reaches a printable plan and never a code', () => {
    expect(propose('interpersonal-safety')).toMatchObject({
      ...{ problem: null, goal: null, interventions: [], codes: [], guide: { urgency: 'today' } },
    });
    const allCodes = NEED_GUIDES.flatMap((guide) => guide.codes.map((code) => code.code));
    expect(allCodes.filter((code) => /^(T74|T76|Z69|Z91\.4|Z63)/.test(code))).toEqual([]);
  });

  test('every id is new', () => {
    const proposals = NEED_GUIDES.map((guide) => propose(guide.needId));
    const ids = proposals.flatMap((one) => [
      one.problem?.id,
      one.goal?.id,
      ...one.interventions.map((step) => step.id),
    ]);
    const made = ids.filter((id) => id !== undefined);
    expect(new Set(made).size).toBe(made.length);
  });
});

describe('the guides', () => {
  test('on any date at most one default code is valid', () => {
    for (const guide of NEED_GUIDES) {
      for (const onDate of [
        '2020-01-01',
        '2021-10-01',
        '2023-01-01',
        '2024-06-01',
        '2025-10-01',
        '2026-11-21',
      ]) {
        const proposal = propose(guide.needId, onDate);
        expect(proposal.codes.filter((code) => code.when === '').length).toBeLessThanOrEqual(1);
      }
    }
  });
});
