import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NEED_GUIDES } from '../content/needs.ts';
import { mergeDocuments } from '../sync/merge-documents.ts';
import { isActive, joinDoubles, movedNeed, NEED_TRANSITIONS, withFoundNeeds } from './need-lifecycle.ts';
import { contradiction, statementsOf } from './need-statements.ts';
import { PatientNeed, PatientNeedStatus } from './patient-need.ts';
import { toInstant } from './primitives.ts';
import type { Screening } from './screening.ts';
import { makePatient, testId } from './test-documents.ts';

const START = Date.parse('2026-10-01T15:00:00.000Z');
const DAY = 86_400_000;
const day = (number: number) => toInstant(START + number * DAY);
const context = {
  patientId: testId(1),
  guides: NEED_GUIDES,
  dateOf: (at: string) => at.slice(0, 10),
};

const OFTEN = { valueCoding: { system: 'loinc', code: 'LA28397-0', display: 'Often true' } };
const NEVER = { valueCoding: { system: 'loinc', code: 'LA28398-8', display: 'Never true' } };

/** A screening of a day that asked about food and, where it was a yes, found the need. */
function screening(on: number, isYes: boolean, over: Partial<Screening> = {}): Screening {
  const need = {
    id: 'food-insecurity',
    domain: 'food',
    title: 'Not enough food',
    detail: '',
    linkIds: ['88122-7'],
  };
  return {
    ...makePatient(),
    id: testId(1000 + on),
    patientId: testId(1),
    staffId: testId(9001),
    callId: '',
    questionnaire: 'form|1',
    title: 'Social needs',
    status: 'completed',
    amendsId: '',
    language: 'en',
    authoredAt: day(on),
    items: [{ linkId: '88122-7', instance: '', status: 'answered', answers: [isYes ? OFTEN : NEVER] }],
    scores: [],
    needs: isYes ? [need] : [],
    ...over,
  };
}

const found = (needs: readonly PatientNeed[], ...screenings: Screening[]) =>
  withFoundNeeds(needs, screenings, context);
const only = (needs: readonly PatientNeed[]): PatientNeed => {
  expect(needs).toHaveLength(1);
  return PatientNeed.parse(needs[0]);
};

describe('finding', () => {
  test('a positive screening makes one open need with the code of its day', () => {
    expect(only(found([], screening(0, true)))).toMatchObject({
      ...{ status: 'open', title: 'Not enough food', foundAt: day(0), sourceScreeningId: testId(1000) },
      ...{ codeStatus: 'proposed', code: { code: 'Z59.41' } },
    });
  });

  test('a second one links to the need that is open, a negative one closes nothing', () => {
    const first = found([], screening(0, true));
    expect(found(first, screening(0, true), screening(9, true))).toEqual(first);
    expect(found(first, screening(0, true), screening(9, false))).toEqual(first);
  });

  test('after it ended a later one begins it anew beside the old, an earlier one does not', () => {
    const met = movedNeed(only(found([], screening(0, true))), 'met', day(5));
    expect(met).toMatchObject({ status: 'met', closedAt: day(5) });
    expect(found([met as PatientNeed], screening(0, true), screening(4, true))).toEqual([met]);
    const again = found([met as PatientNeed], screening(0, true), screening(6, true));
    expect(again.map(({ status }) => status)).toEqual(['met', 'open']);
  });

  test('an amended screening finds nothing any more', () => {
    expect(found([], screening(0, true), screening(1, false, { amendsId: testId(1000) }))).toEqual([]);
  });

  test('safety at home is a need without a code', () => {
    const needs = [
      { id: 'interpersonal-safety', domain: 'safety', title: 'Safety', detail: '', linkIds: [] },
    ];
    expect(only(found([], screening(0, true, { needs })))).toMatchObject({ code: null, codeStatus: 'none' });
  });

  test('a need that no guide knows is there all the same', () => {
    const needs = [{ id: 'our-own', domain: 'own', title: 'Our own need', detail: '', linkIds: [] }];
    expect(only(found([], screening(0, true, { needs })))).toMatchObject({
      title: 'Our own need',
      code: null,
    });
  });
});

describe('asking', () => {
  const statements = statementsOf('food-insecurity', [screening(0, true), screening(9, false)]);

  test('both of two that disagree stay, in the words of the answers', () => {
    expect(statements.map(({ isPositive, answers }) => [isPositive, answers])).toEqual([
      [true, ['Often true']],
      [false, ['Never true']],
    ]);
  });

  test('a later no asks, until she has said that she still has it; an older no never does', () => {
    const need = only(found([], screening(0, true)));
    expect(contradiction(need, statements)?.at).toBe(day(9));
    expect(contradiction({ ...need, confirmedAt: day(10) }, statements)).toBeNull();
    expect(contradiction({ ...need, foundAt: day(12) }, statements)).toBeNull();
    expect(contradiction({ ...need, status: 'met' }, statements)).toBeNull();
  });

  test('a question that was declined says nothing', () => {
    const declined = screening(9, false, {
      items: [{ linkId: '88122-7', instance: '', status: 'declined', answers: [] }],
    });
    expect(statementsOf('food-insecurity', [screening(0, true), declined])).toHaveLength(1);
  });
});

describe('moving', () => {
  const need = only(found([], screening(0, true)));

  test.each(
    PatientNeedStatus.options.flatMap((from) => PatientNeedStatus.options.map((to) => [from, to] as const)),
  )('from %s to %s goes only as the table says', (from, to) => {
    const moved = movedNeed({ ...need, status: from }, to, day(3), 'why');
    expect(moved !== null).toBe(NEED_TRANSITIONS[from].includes(to));
    if (moved) expect(moved.closedAt === '').toBe(isActive({ status: to }));
  });
});

type Step = { do: 'screen'; isYes: boolean } | { do: 'move'; status: PatientNeedStatus };
const step = fc.oneof(
  fc.record({ do: fc.constant('screen' as const), isYes: fc.boolean() }),
  fc.record({ do: fc.constant('move' as const), status: fc.constantFrom(...PatientNeedStatus.options) }),
);

/** Steps on a device, one a day; what ended is opened again only as the engine allows it. */
function run(needs: readonly PatientNeed[], steps: readonly Step[], from: number): PatientNeed[] {
  let now = [...needs];
  steps.forEach((one, index) => {
    const on = from + index;
    if (one.do === 'screen') now = found(now, screening(on, one.isYes));
    else {
      const target = now.at(-1);
      const moved = target && movedNeed(target, one.status, day(on));
      if (moved) now = now.map((need) => (need === target ? moved : need));
    }
  });
  return now;
}

const active = (needs: readonly PatientNeed[]) => needs.filter(isActive).length;

test('NEED-2 never two open needs of a kind, whatever two devices did apart from each other', () => {
  fc.assert(
    fc.property(fc.array(step), fc.array(step), fc.array(step), (before, here, there) => {
      const base = makePatient({ needs: run([], before, 0) });
      const mine = { ...base, rev: 1, needs: run(base.needs, here, 100) };
      const theirs = { ...base, rev: 2, needs: run(base.needs, there, 100) };
      for (const device of [base, mine, theirs]) expect(active(device.needs)).toBeLessThanOrEqual(1);
      const { document } = mergeDocuments('patients', base, mine, theirs);
      const joined = joinDoubles(document.needs);
      expect(active(joined)).toBeLessThanOrEqual(1);
      expect(joined.length).toBe(Math.max(mine.needs.length, theirs.needs.length));
      expect(joinDoubles(joined)).toEqual(joined);
    }),
    { numRuns: 150 },
  );
});
