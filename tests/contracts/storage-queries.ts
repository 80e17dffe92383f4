import fc from 'fast-check';
import type { MangoQuery } from 'rxdb';
import { type CallDocument, type StoredCall, storedCall } from './storage-documents.ts';

// Words around which orders differ: letters, a letter beyond ASCII, a private-use and a compatibility character, an emoji.
const words = ['', 'a', 'b', 'bb', 'z z', '\u00e4', '\ue000', '\ufb01x', '\u{1f600}', '\u{1f600}a'];
const operators = ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$in'] as const;
type Operator = (typeof operators)[number];
type Value = string | number | boolean;

const valuesOf = {
  patientId: fc.constantFrom('patient-1', 'patient-2', 'patient-3'),
  state: fc.constantFrom('open', 'closed', 'waiting'),
  startedAt: fc.integer({ min: 0, max: 12 }),
  score: fc.integer({ min: -40, max: 40 }).map((quarters) => quarters / 4),
  'detail.place': fc.constantFrom(...words),
};
type Field = keyof typeof valuesOf;
const fields = Object.keys(valuesOf) as Field[];

/** One condition of a selector, kept apart so that the reference reads it without a query engine. */
export interface Condition {
  readonly field: Field;
  readonly operator: Operator;
  readonly value: Value | Value[];
}

/** A random query in the terms of the reference. */
export interface RandomQuery {
  readonly all: readonly Condition[];
  readonly any: readonly Condition[];
  readonly sort: readonly (readonly [field: Field, direction: 'asc' | 'desc'])[];
  readonly skip: number;
  readonly limit: number | undefined;
}

const condition: fc.Arbitrary<Condition> = fc
  .tuple(fc.constantFrom(...fields), fc.constantFrom(...operators))
  .chain(([field, operator]) => {
    const value = valuesOf[field] as fc.Arbitrary<Value>;
    const operand = operator === '$in' ? fc.array(value, { minLength: 1, maxLength: 3 }) : value;
    return operand.map((given) => ({ field, operator, value: given }));
  });

// Orders that an index serves wholly, in part and not at all.
const sorts: RandomQuery['sort'][] = [
  [],
  [['startedAt', 'asc']],
  [['startedAt', 'desc']],
  [
    ['patientId', 'desc'],
    ['startedAt', 'desc'],
  ],
  [
    ['state', 'asc'],
    ['startedAt', 'desc'],
  ],
  [['detail.place', 'asc']],
  [['detail.place', 'desc']],
  [
    ['score', 'desc'],
    ['startedAt', 'asc'],
  ],
];

/** Random queries over the clear fields, with ranges, alternatives, orders and pages. */
export const randomQuery: fc.Arbitrary<RandomQuery> = fc.record({
  all: fc.uniqueArray(condition, { maxLength: 3, selector: (one) => one.field }),
  any: fc.oneof(
    { arbitrary: fc.constant([]), weight: 3 },
    fc.array(condition, { minLength: 2, maxLength: 2 }),
  ),
  sort: fc.constantFrom(...sorts),
  skip: fc.constantFrom(0, 0, 0, 1, 5),
  limit: fc.constantFrom(undefined, undefined, 0, 1, 7),
});

/** Random documents; an eighth of them tombstones. */
export const randomDocuments: fc.Arbitrary<StoredCall[]> = fc
  .array(
    fc.record({
      patientId: valuesOf.patientId,
      state: valuesOf.state,
      startedAt: valuesOf.startedAt,
      score: valuesOf.score,
      signed: fc.boolean(),
      detail: valuesOf['detail.place'].map((place) => ({ place })),
      _deleted: fc.integer({ min: 0, max: 7 }).map((number) => number === 0),
    }),
    { maxLength: 60 },
  )
  // Ids out of order, so that no storage is right by the order of insertion.
  .map((all) =>
    all.map((one, i) =>
      storedCall(`call-${String((i * 37) % 101).padStart(3, '0')}`, { ...one, note: `note ${i}` }),
    ),
  );

/** The same query as RxDB writes it. */
export function toMangoQuery({ all, any, sort, skip, limit }: RandomQuery): MangoQuery<CallDocument> {
  const selector: Record<string, unknown> = {};
  for (const { field, operator, value } of all) selector[field] = { [operator]: value };
  if (any.length > 0)
    selector.$or = any.map(({ field, operator, value }) => ({ [field]: { [operator]: value } }));
  const query: Record<string, unknown> = { selector, skip };
  if (sort.length > 0) query.sort = sort.map(([field, direction]) => ({ [field]: direction }));
  if (limit !== undefined) query.limit = limit;
  return query as MangoQuery<CallDocument>;
}

/** The ids that answer the query, found by looking at every document; `sorted` says whether their order is fixed. */
export function referenceAnswer(
  documents: readonly StoredCall[],
  query: RandomQuery,
): { ids: string[]; sorted: boolean } {
  const found = documents.filter(
    (one) =>
      !one._deleted &&
      query.all.every((part) => holds(one, part)) &&
      (query.any.length === 0 || query.any.some((part) => holds(one, part))),
  );
  found.sort((a, b) => {
    for (const [field, direction] of query.sort) {
      const order = compare(read(a, field), read(b, field));
      if (order !== 0) return direction === 'asc' ? order : -order;
    }
    return compare(a.id, b.id);
  });
  const page = found.slice(query.skip, query.limit === undefined ? undefined : query.skip + query.limit);
  return { ids: page.map((one) => one.id), sorted: query.sort.length > 0 };
}

function read(document: StoredCall, field: Field): Value {
  return field === 'detail.place' ? document.detail.place : document[field];
}

function compare(a: Value, b: Value): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function holds(document: StoredCall, { field, operator, value }: Condition): boolean {
  const actual = read(document, field);
  if (operator === '$in') return (value as Value[]).includes(actual);
  const order = compare(actual, value as Value);
  switch (operator) {
    case '$eq':
      return order === 0;
    case '$ne':
      return order !== 0;
    case '$gt':
      return order > 0;
    case '$gte':
      return order >= 0;
    case '$lt':
      return order < 0;
    case '$lte':
      return order <= 0;
  }
}
