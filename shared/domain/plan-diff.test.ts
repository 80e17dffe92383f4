import { expect, test } from 'vitest';
import type { CarePlanContent } from './care-plan.ts';
import { type PlanItem, type PlanList, planDiff } from './plan-diff.ts';
import { testId } from './test-documents.ts';

const SEED = 20_261_121;
const LISTS: PlanList[] = ['problems', 'goals', 'interventions', 'barriers', 'sections'];

/** A generator of its own, so that a failing run can be run again. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

function content(random: (below: number) => number): Record<PlanList, PlanItem[]> {
  const lists = LISTS.map((list, at) => {
    const items = Array.from({ length: random(5) }, (_, index): PlanItem => {
      const target = random(2) === 0 ? null : { value: random(9), unit: 'kg' };
      return { id: testId(at * 100 + index), title: `${random(3)}`, target, progress: [], order: index };
    });
    return [list, items] as const;
  });
  return Object.fromEntries(lists) as Record<PlanList, PlanItem[]>;
}

const asPlan = (lists: Record<PlanList, PlanItem[]>) => lists as unknown as CarePlanContent;

test(`a plan does not differ from itself, and every change of it is listed once (seed ${SEED})`, () => {
  const random = randomOf(SEED);
  for (let run = 0; run < 300; run++) {
    const before = content(random);
    const after = structuredClone(before);
    expect(planDiff(asPlan(before), asPlan(after))).toEqual([]);
    const made = new Map<string, string>();
    for (const list of LISTS) {
      for (const item of [...after[list]]) {
        const deed = random(4);
        if (deed === 0) {
          after[list] = after[list].filter(({ id }) => id !== item.id);
          made.set(`${list}/${item.id}`, 'removed');
        } else if (deed === 1) {
          Object.assign(item, { target: { value: 77, unit: 'kg' }, progress: [{ id: testId(900) }] });
          made.set(`${list}/${item.id}`, 'changed target');
        }
      }
      if (random(3) === 0) {
        after[list].push({ id: testId(500 + run), title: 'new' });
        made.set(`${list}/${testId(500 + run)}`, 'added');
      }
    }
    const told = planDiff(asPlan(before), asPlan(after)).map(({ list, id, kind, fields }) => [
      `${list}/${id}`,
      [kind, ...fields.map(({ field }) => field)].join(' '),
    ]);
    expect(new Map(told as [string, string][])).toEqual(made);
    expect(told).toHaveLength(made.size);
  }
});

test('without an earlier version everything came; progress noted on calls is no change of the plan', () => {
  const random = randomOf(SEED + 1);
  const after = content(random);
  const all = LISTS.flatMap((list) => after[list]);
  expect(planDiff(null, asPlan(after)).map(({ kind, after: item }) => [kind, item])).toEqual(
    all.map((item) => ['added', item]),
  );
  const noted = structuredClone(after);
  for (const list of LISTS) for (const item of noted[list]) item.progress = [{ id: testId(901) }];
  expect(planDiff(asPlan(after), asPlan(noted))).toEqual([]);
});
