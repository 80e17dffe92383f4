import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CarePlanContent, Goal } from './care-plan.ts';
import { mergeById, mergeCarePlanContent, mergePatient } from './merge.ts';
import { makePatient, testId } from './test-documents.ts';

const empty: CarePlanContent = { problems: [], goals: [], interventions: [], barriers: [] };

function makeGoal(number: number, changes: Partial<Goal> = {}): Goal {
  return {
    id: testId(number),
    problemId: '',
    description: `Goal ${number}`,
    patientWords: '',
    target: null,
    dueOn: '',
    lifecycleStatus: 'active',
    achievementStatus: 'in-progress',
    confidence: null,
    progress: [],
    ...changes,
  };
}

const withGoals = (...goals: Goal[]): CarePlanContent => ({ ...empty, goals });

describe('mergeCarePlanContent', () => {
  const base = withGoals(makeGoal(1), makeGoal(2));

  test('edits of different fields of one goal are both kept', () => {
    const mine = withGoals(makeGoal(1, { confidence: 7 }), makeGoal(2));
    const theirs = withGoals(makeGoal(1, { description: 'Walk daily' }), makeGoal(2));
    expect(mergeCarePlanContent(base, mine, theirs)).toEqual({
      content: withGoals(makeGoal(1, { confidence: 7, description: 'Walk daily' }), makeGoal(2)),
      conflicts: [],
    });
  });

  test('the same field changed twice keeps mine and lists the other value', () => {
    const mine = withGoals(makeGoal(1, { description: 'Mine' }), makeGoal(2));
    const theirs = withGoals(makeGoal(1, { description: 'Theirs' }), makeGoal(2));
    const merged = mergeCarePlanContent(base, mine, theirs);
    expect(merged.content.goals[0]?.description).toBe('Mine');
    expect(merged.conflicts).toEqual([
      { path: `goals/${testId(1)}/description`, kept: 'Mine', other: 'Theirs' },
    ]);
  });

  test('progress noted by two people at once is all there', () => {
    const note = (number: number) => ({
      id: testId(number),
      recordedAt: '2026-11-20T15:00:00.000Z',
      recordedBy: testId(9001),
      value: number,
      note: '',
    });
    const mine = withGoals(makeGoal(1, { progress: [note(51)] }), makeGoal(2));
    const theirs = withGoals(makeGoal(1, { progress: [note(50)] }), makeGoal(2));
    const merged = mergeCarePlanContent(base, mine, theirs);
    expect(merged.content.goals[0]?.progress.map((entry) => entry.value)).toEqual([50, 51]);
    expect(merged.conflicts).toEqual([]);
  });

  test('what one side removed goes, unless the other side changed it', () => {
    expect(mergeCarePlanContent(base, withGoals(makeGoal(2)), base).content).toEqual(withGoals(makeGoal(2)));
    const changed = makeGoal(1, { confidence: 3 });
    const merged = mergeCarePlanContent(base, withGoals(makeGoal(2)), withGoals(changed, makeGoal(2)));
    expect(merged.content.goals).toEqual([changed, makeGoal(2)]);
    expect(merged.conflicts).toEqual([{ path: `goals/${testId(1)}`, kept: changed, other: undefined }]);
  });

  test('without a base both sides are additions', () => {
    const merged = mergeCarePlanContent(null, withGoals(makeGoal(3)), withGoals(makeGoal(2)));
    expect(merged.content).toEqual(withGoals(makeGoal(2), makeGoal(3)));
  });

  test('fields of a whole plan are left out', () => {
    const plan = { ...base, status: 'draft', signatures: [] };
    expect(Object.keys(mergeCarePlanContent(plan, plan, plan).content)).toEqual(Object.keys(empty));
  });
});

describe('properties of the merge', () => {
  const value = fc.integer({ min: 0, max: 3 });
  type Row = { id: string; a: number; b: number; inner: { id: string; c: number }[] };
  const inner = fc.uniqueArray(fc.record({ id: fc.constantFrom('x', 'y', 'z'), c: value }), {
    selector: (item) => item.id,
  });
  const row = fc.record({ id: fc.constantFrom('1', '2', '3', '4', '5'), a: value, b: value, inner });
  const list: fc.Arbitrary<Row[]> = fc.uniqueArray(row, { selector: (item) => item.id });
  const byId = (items: Row[]) => new Map(items.map((item) => [item.id, item]));

  test('idempotent, and an unchanged side changes nothing', () => {
    fc.assert(
      fc.property(list, list, (base, other) => {
        expect(mergeById(base, other, other)).toEqual({ items: other, conflicts: [] });
        expect(mergeById(base, other, base)).toEqual({ items: other, conflicts: [] });
        expect(mergeById(base, base, other)).toEqual({ items: other, conflicts: [] });
      }),
      { seed: 21 },
    );
  });

  test('no item vanishes that neither side removed, none comes back that one side left out untouched', () => {
    fc.assert(
      fc.property(list, list, list, (base, mine, theirs) => {
        const merged = byId(mergeById(base, mine, theirs).items);
        const [before, ours, others] = [byId(base), byId(mine), byId(theirs)];
        for (const id of new Set([...ours.keys(), ...others.keys()])) {
          const wasRemoved = before.has(id) && !(ours.has(id) && others.has(id));
          if (!wasRemoved) expect(merged.has(id)).toBe(true);
        }
        for (const id of merged.keys()) expect(ours.has(id) || others.has(id)).toBe(true);
      }),
      { seed: 22 },
    );
  });

  test('both orders give the same where the edits do not meet', () => {
    const edits = fc.record({ base: list, additions: list, touched: fc.array(fc.nat(9)), by: value });
    fc.assert(
      fc.property(edits, ({ base, additions, touched, by }) => {
        const even = base.map((item, at) =>
          at % 2 === 0 && touched.includes(at) ? { ...item, a: by } : item,
        );
        const odd = base
          .filter((_item, at) => at % 2 === 0 || !touched.includes(at + 5))
          .map((item) => ({ ...item, b: by }));
        const mine = [...even, ...additions.map((item) => ({ ...item, id: `m${item.id}` }))];
        const theirs = [...odd, ...additions.map((item) => ({ ...item, id: `t${item.id}` }))];
        const [there, back] = [mergeById(base, mine, theirs), mergeById(base, theirs, mine)];
        expect(back.items).toEqual(there.items);
        expect(there.conflicts).toEqual([]);
      }),
      { seed: 23 },
    );
  });

  test('every lost value is listed', () => {
    fc.assert(
      fc.property(list, list, list, (base, mine, theirs) => {
        const { items, conflicts } = mergeById(base, mine, theirs);
        const paths = new Set(conflicts.map((conflict) => conflict.path));
        const [before, ours, others, merged] = [byId(base), byId(mine), byId(theirs), byId(items)];
        for (const [id, theirItem] of others) {
          const myItem = ours.get(id);
          if (!myItem) continue;
          const isLost = theirItem.a !== before.get(id)?.a && merged.get(id)?.a !== theirItem.a;
          expect(paths.has(`${id}/a`)).toBe(isLost);
        }
      }),
      { seed: 24 },
    );
  });
});

describe('mergePatient', () => {
  const base = makePatient();

  test('a telephone number and a note meet; the assignment is the server’s', () => {
    const mine = makePatient({
      personalNotes: 'Likes roses',
      careManagerId: testId(7),
      updatedBy: testId(5),
      rev: 1,
    });
    const theirs = makePatient({
      preferredName: 'Rosie',
      careManagerId: testId(8),
      updatedBy: testId(6),
      rev: 4,
    });
    expect(mergePatient(base, mine, theirs)).toEqual({
      patient: makePatient({
        personalNotes: 'Likes roses',
        preferredName: 'Rosie',
        careManagerId: testId(8),
        updatedBy: testId(5),
        rev: 4,
      }),
      conflicts: [],
    });
  });

  test('the same field twice keeps mine and shows the other', () => {
    const merged = mergePatient(base, makePatient({ riskTier: 'high' }), makePatient({ riskTier: 'rising' }));
    expect(merged.patient.riskTier).toBe('high');
    expect(merged.conflicts).toEqual([{ path: 'riskTier', kept: 'high', other: 'rising' }]);
  });

  test('without a change of mine it is theirs, stamp and all', () => {
    const theirs = makePatient({ preferredName: 'Rosie', updatedBy: testId(6), rev: 4 });
    expect(mergePatient(base, makePatient({ updatedBy: testId(5) }), theirs).patient).toEqual(theirs);
  });
});
