import { expect, test } from 'vitest';
import type { CarePlan } from './care-plan.ts';
import { contentToApprove, effectiveVersion, mayApprovePlans, sortPlans } from './plan-versions.ts';
import { testId } from './test-documents.ts';

const plan = (number: number, version: number, approvedAt = '', status: CarePlan['status'] = 'active') =>
  ({
    id: testId(number),
    version,
    status,
    signatures:
      approvedAt === ''
        ? []
        : [{ id: testId(900), action: 'approved', by: testId(2), at: approvedAt, comment: '' }],
  }) as unknown as CarePlan;

test('PLAN-3 of the active versions the highest number holds, then the latest approval, then the greater id', () => {
  const [one, two] = [plan(1, 1, '2026-11-03T10:00:00.000Z'), plan(2, 2, '2026-11-01T10:00:00.000Z')];
  expect(effectiveVersion([one, two])?.id).toBe(two.id);
  const apart = plan(3, 2, '2026-11-02T10:00:00.000Z');
  const sameTime = plan(4, 2, '2026-11-02T10:00:00.000Z');
  for (const versions of [
    [two, apart, sameTime, one],
    [sameTime, one, apart, two],
  ]) {
    expect(effectiveVersion(versions)?.id).toBe(sameTime.id);
  }
  expect(effectiveVersion([{ ...sameTime, status: 'superseded' }, apart, two])?.id).toBe(apart.id);
  expect(effectiveVersion([])).toBeNull();
});

test('the plan that is worked on is never taken for a version, whatever its status, nor a version for it', () => {
  const working = plan(9, 0, '', 'approved');
  const [first, second] = [plan(1, 1, '2026-11-01T10:00:00.000Z'), plan(2, 2, '2026-11-02T10:00:00.000Z')];
  expect(sortPlans([first, working, second])).toEqual({ working, versions: [second, first] });
  expect(effectiveVersion([plan(8, 0, '2026-11-09T10:00:00.000Z')])).toBeNull();
  expect(sortPlans([plan(7, 0), plan(6, 0)]).working?.id).toBe(testId(6));
});

test('RN, NP, PA and MD approve; LPN, CMA and none do not', () => {
  expect((['RN', 'NP', 'PA', 'MD'] as const).every(mayApprovePlans)).toBe(true);
  expect((['LPN', 'CMA', 'none'] as const).some(mayApprovePlans)).toBe(false);
});

test('a version keeps the content without the progress that others noted', () => {
  const goal = { id: testId(5), description: 'Walk', progress: [{ id: testId(6) }] };
  const content = { problems: [], goals: [goal], interventions: [], barriers: [], sections: [] };
  expect(contentToApprove(content as never).goals).toEqual([{ ...goal, progress: [] }]);
});
