import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Barrier, CarePlanContent } from './care-plan.ts';
import { planChanges, reversed, withChanges } from './plan-changes.ts';
import { testId } from './test-documents.ts';

const barrier = (number: number, description = 'No cuff'): Barrier => ({
  ...{ id: testId(number), goalId: '', description, status: 'open', order: number },
});
const plan = (...barriers: Barrier[]): CarePlanContent => ({
  ...{ problems: [], goals: [], interventions: [], sections: [], barriers },
});

test('a step taken back leaves what another person changed meanwhile in the same item and elsewhere', () => {
  const before = plan(barrier(1));
  const mine = plan(barrier(1, 'Cuff too small'));
  const step = planChanges(before, mine);
  const theirs = plan({ ...barrier(1, 'Cuff too small'), status: 'resolved' }, barrier(2));
  expect(withChanges(theirs, reversed(step))).toEqual(
    plan({ ...barrier(1), status: 'resolved' }, barrier(2)),
  );
});

test('a field that another person changed after me is not taken back', () => {
  const step = planChanges(plan(barrier(1)), plan(barrier(1, 'Mine')));
  const theirs = plan(barrier(1, 'Hers'));
  expect(withChanges(theirs, reversed(step))).toBe(theirs);
});

test('an added item is taken back only while nobody else has changed it', () => {
  const step = planChanges(plan(), plan(barrier(1)));
  expect(withChanges(plan(barrier(1)), reversed(step))).toEqual(plan());
  const theirs = plan(barrier(1, 'Hers'));
  expect(withChanges(theirs, reversed(step))).toBe(theirs);
});

test('the order of fields is no change, and items that are the same object stay so', () => {
  const { status, ...rest } = barrier(1);
  expect(planChanges(plan(barrier(1)), plan({ status, ...rest } as Barrier))).toEqual([]);
  const untouched = barrier(2);
  const after = withChanges(
    plan(barrier(1), untouched),
    planChanges(plan(barrier(1)), plan(barrier(1, 'New'))),
  );
  expect(after.barriers[1]).toBe(untouched);
});

test('whatever was edited, the steps taken back one after the other lead to where it began, and forward again', () => {
  const state = fc
    .uniqueArray(fc.tuple(fc.nat(5), fc.string({ minLength: 1, maxLength: 3 })), { selector: ([id]) => id })
    .map((items) => plan(...items.map(([number, words]) => barrier(number, words))));
  const sorted = ({ barriers, ...rest }: CarePlanContent) => ({
    ...rest,
    barriers: barriers.toSorted((one, two) => one.order - two.order),
  });
  fc.assert(
    fc.property(fc.array(state, { minLength: 2, maxLength: 6 }), (states) => {
      const steps = states.slice(1).map((after, index) => planChanges(states[index] ?? after, after));
      const [first = plan(), last = plan()] = [states[0], states.at(-1)];
      const back = steps.toReversed().reduce((content, step) => withChanges(content, reversed(step)), last);
      expect(sorted(back)).toEqual(sorted(first));
      expect(sorted(steps.reduce(withChanges, back))).toEqual(sorted(last));
    }),
    { numRuns: 60, verbose: true },
  );
});
