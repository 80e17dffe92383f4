import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { COLLECTIONS } from '#shared/domain/document.ts';
import { DOCUMENT_SHAPES } from '#shared/domain/documents.ts';
import { surelyFits } from './surely-fits.ts';
import { anyDocument } from './test-edits.ts';

const ODD = [
  undefined,
  null,
  '',
  'x',
  'x'.repeat(30_000),
  -1,
  1.5,
  2 ** 53,
  Number.NaN,
  true,
  [],
  [null],
  {},
  { id: 1 },
  '2026-11-01',
];
/** A step into a document, by a number that is taken modulo what there is. */
const spoil = fc.record({
  steps: fc.array(fc.nat(1000), { minLength: 1, maxLength: 4 }),
  odd: fc.constantFrom(...ODD),
  isGone: fc.boolean(),
});

function spoilt(
  document: object,
  { steps, odd, isGone }: { steps: number[]; odd: unknown; isGone: boolean },
): object {
  const copy = structuredClone(document);
  let place = copy as Record<string, unknown>;
  for (const step of steps) {
    const names = Object.keys(place);
    const name = names[step % Math.max(1, names.length)];
    if (name === undefined) break;
    const inner = place[name];
    if (step !== steps.at(-1) && typeof inner === 'object' && inner !== null) {
      place = inner as Record<string, unknown>;
      continue;
    }
    if (isGone) delete place[name];
    else place[name] = odd;
    break;
  }
  return copy;
}

test.each(COLLECTIONS)(
  'READ-2 whether a document of %s can be read is told as zod tells it',
  (collection) => {
    const shape = DOCUMENT_SHAPES[collection];
    const fits = surelyFits(shape);
    fc.assert(
      fc.property(anyDocument(collection), spoil, (document, change) => {
        expect(fits(document)).toBe(true);
        const other = spoilt(document, change);
        expect(fits(other)).toBe(shape.safeParse(other).success);
      }),
      { numRuns: 150 },
    );
  },
);

test.each([
  {
    what: 'a refinement',
    shape: z.object({ a: z.number() }).refine(({ a }) => a > 1),
    good: { a: 2 },
    bad: { a: 1 },
  },
  {
    what: 'a strict object',
    shape: z.strictObject({ a: z.string() }),
    good: { a: '' },
    bad: { a: '', b: 1 },
  },
  {
    what: 'a format of its own',
    shape: z.object({ a: z.uuid() }),
    good: { a: crypto.randomUUID() },
    bad: { a: '1' },
  },
  { what: 'a pattern that remembers', shape: z.string().regex(/a/g), good: 'a', bad: 'b' },
  { what: 'a union of which one must fit', shape: z.xor([z.string(), z.literal('a')]), good: 'b', bad: 'a' },
  { what: 'a default', shape: z.object({ a: z.string().default('') }), good: { a: 'x' }, bad: { a: 1 } },
  { what: 'a record', shape: z.record(z.string().max(1), z.int()), good: { a: 1 }, bad: { ab: 1 } },
  { what: 'a number out of bounds', shape: z.number().gt(1).lt(3), good: 2, bad: 3 },
])('asks zod about what it does not know: $what', ({ shape, good, bad }) => {
  const fits = surelyFits(shape);
  expect([good, good, bad, bad].map(fits)).toEqual([true, true, false, false]);
});
