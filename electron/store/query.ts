import {
  type FilledMangoQuery,
  getIndexableStringMonad,
  getQueryMatcher,
  getQueryPlan,
  getSchemaByObjectPath,
  getSortComparator,
  getStartIndexStringFromLowerBound,
  getStartIndexStringFromUpperBound,
  type PreparedQuery,
  type RxQueryPlan,
} from 'rxdb';
import { StoreError } from './errors.ts';
import { type StoredDocument, type StoredSchema, withKeptIndexes } from './index-columns.ts';
import { toSortableText } from './sortable-text.ts';
import { type StoreTable, sqlNameOf, statementOf } from './table.ts';

/** How a query is answered: a range of one index column, read in one direction, and what is left to do by hand. */
interface Scan {
  readonly range: string;
  readonly bounds: readonly [lower: string, upper: string];
  readonly direction: 'ASC' | 'DESC';
  /** Absent when every document of the range answers the query. */
  readonly matches?: (document: StoredDocument) => boolean;
  /** Absent when the index yields the wanted order; sorts documents of one group, or all of them without `groupOf`. */
  readonly compare?: (a: StoredDocument, b: StoredDocument) => number;
  /** The part of the wanted order that the index yields: documents of different groups arrive in order. */
  readonly groupOf?: (document: StoredDocument) => string;
  readonly skip: number;
  readonly limit: number;
}

type Query = FilledMangoQuery<StoredDocument>;

/** The documents that answer a query, in its order. Reads no more of the index than the page asked for, where the index has the order. */
export function runQuery(
  table: StoreTable,
  schema: StoredSchema,
  prepared: PreparedQuery<StoredDocument>,
): StoredDocument[] {
  const scan = planScan(table, schema, prepared);
  if (scan.limit === 0) return [];
  const order = `ORDER BY ${scan.range.split(' ', 1)[0]} ${scan.direction}`;
  const select = `SELECT body FROM ${sourceOf(table, scan)} ${order}`;
  if (!scan.matches && !scan.compare) {
    const limit = Number.isFinite(scan.limit) ? scan.limit : -1;
    const statement = statementOf(table, `${select} LIMIT ? OFFSET ?`).pluck();
    return parseAll(statement.all(...scan.bounds, limit, scan.skip) as string[]);
  }
  const bodies = statementOf(table, select)
    .pluck()
    .iterate(...scan.bounds) as IterableIterator<string>;
  return collect(scan, bodies).slice(scan.skip, scan.skip + scan.limit);
}

/** How many documents answer a query, skip and limit included; `fast` when the index alone told. */
export function countQuery(
  table: StoreTable,
  schema: StoredSchema,
  prepared: PreparedQuery<StoredDocument>,
): { count: number; mode: 'fast' | 'slow' } {
  const { matches, ...scan } = planScan(table, schema, prepared);
  let found = 0;
  if (matches) {
    const bodies = statementOf(table, `SELECT body FROM ${sourceOf(table, scan)}`)
      .pluck()
      .iterate(...scan.bounds);
    for (const body of bodies as IterableIterator<string>) {
      if (matches(JSON.parse(body)) && ++found === scan.skip + scan.limit) break;
    }
  } else {
    const statement = statementOf(table, `SELECT count(*) FROM ${sourceOf(table, scan)}`).pluck();
    found = statement.get(...scan.bounds) as number;
  }
  return { count: Math.min(Math.max(found - scan.skip, 0), scan.limit), mode: matches ? 'slow' : 'fast' };
}

/** What SQLite says it will do for a query, one line a step: for tests and for looking into a slow page. */
export function explainQuery(
  table: StoreTable,
  schema: StoredSchema,
  prepared: PreparedQuery<StoredDocument>,
): string[] {
  const scan = planScan(table, schema, prepared);
  const order = `ORDER BY ${scan.range.split(' ', 1)[0]} ${scan.direction}`;
  const statement = `EXPLAIN QUERY PLAN SELECT body FROM ${sourceOf(table, scan)} ${order} LIMIT 50`;
  const steps = table.database.connection
    .prepare<unknown[], { detail: string }>(statement)
    .all(...scan.bounds);
  return steps.map((step) => step.detail);
}

/** The documents of these ids that are there, in no particular order. One look at the index for all of them. */
export function readByIds(table: StoreTable, ids: readonly string[], withDeleted: boolean): StoredDocument[] {
  const list = JSON.stringify(ids.map(toSortableText));
  // SQLite ends a text out of JSON at a NUL.
  if (ids.length > 1 && list.includes('\\u0000'))
    return ids.flatMap((id) => readByIds(table, [id], withDeleted));
  const which = ids.length === 1 ? '= ?' : 'IN (SELECT value FROM json_each(?))';
  const sql = `SELECT body FROM ${sqlNameOf(table)} WHERE id ${which}${withDeleted ? '' : ' AND deleted = 0'}`;
  const bound = ids.length === 1 ? toSortableText(ids[0] as string) : list;
  return parseAll(statementOf(table, sql).pluck().all(bound) as string[]);
}

/** All documents of JSON bodies: one parse of the joined text costs less than one for each. */
export function parseAll(bodies: readonly string[]): StoredDocument[] {
  return JSON.parse(`[${bodies.join(',')}]`);
}

function sourceOf(table: StoreTable, { range }: Pick<Scan, 'range'>): string {
  const name = sqlNameOf(table);
  return `${name} INDEXED BY ${name}_${range.split(' ', 1)[0]} WHERE ${range}`;
}

function planScan(table: StoreTable, schema: StoredSchema, prepared: PreparedQuery<StoredDocument>): Scan {
  const { query } = prepared;
  const plan = bestPlan(schema, prepared);
  const index = table.indexes.find(
    ({ fields }) =>
      fields.length === plan.index.length && fields.every((field, i) => field === plan.index[i]),
  );
  if (!index) {
    throw new StoreError(
      'STORE_BAD_QUERY',
      `Collection ${table.name.collectionName} has no index on ${plan.index.join(', ')}.`,
    );
  }
  const lower = getStartIndexStringFromLowerBound(schema, plan.index, plan.startKeys);
  const upper = getStartIndexStringFromUpperBound(schema, plan.index, plan.endKeys);
  const from = plan.inclusiveStart ? '>=' : '>';
  const to = plan.inclusiveEnd ? '<=' : '<';
  return {
    range: `${index.column} ${from} ? AND ${index.column} ${to} ?`,
    bounds: [toSortableText(lower), toSortableText(upper)],
    skip: query.skip ?? 0,
    limit: query.limit ?? Number.POSITIVE_INFINITY,
    ...(plan.selectorSatisfiedByIndex ? {} : { matches: getQueryMatcher(schema, query) }),
    ...orderOf(schema, query, plan),
  };
}

// RxDB plans as if an index could only be read upwards, so for "newest first" it may pick any index. The plan for the same sort
// upwards names the index that serves it downwards too. And it may pick the one index that is not kept here.
function bestPlan(schema: StoredSchema, { query, queryPlan }: PreparedQuery<StoredDocument>): RxQueryPlan {
  const isUpwards = query.sort.every((part) => Object.values(part)[0] === 'asc');
  if (query.index || (isUpwards && queryPlan.index[0] !== '_meta.lwt')) return queryPlan;
  const upwards = query.sort.map((part) => ({ [Object.keys(part)[0] as string]: 'asc' as const }));
  return getQueryPlan(withKeptIndexes(schema), { ...query, sort: upwards as Query['sort'] });
}

/**
 * How far reading the index, upwards or downwards, already sorts. Fields that the selector fixes to one value sort nothing. If the index
 * yields the first fields of the order and not the rest (most often the id, upwards after a date downwards), only documents equal in
 * those first fields are sorted by hand, so that a page still reads a page.
 */
function orderOf(
  schema: StoredSchema,
  query: Query,
  { index, sortSatisfiedByIndex }: RxQueryPlan,
): Pick<Scan, 'direction' | 'compare' | 'groupOf'> {
  const fixed = fixedFields(schema, query);
  const sort = query.sort
    .map((part) => Object.entries(part)[0] as [field: string, direction: 'asc' | 'desc'])
    .filter(([field]) => !fixed.has(field));
  const indexed = index.filter((field) => !fixed.has(field));
  const wanted = sort[0]?.[1] ?? 'asc';
  if (sortSatisfiedByIndex && sort.every(([, direction]) => direction === 'asc')) return { direction: 'ASC' };
  let served = 0;
  for (const [field, way] of sort) {
    if (field !== indexed[served] || way !== wanted || !alwaysHasValue(schema, field)) break;
    served++;
  }
  const direction = wanted === 'desc' && served > 0 ? 'DESC' : 'ASC';
  if (served === sort.length) return { direction };
  const compare = getSortComparator(schema, query);
  if (served === 0) return { direction, compare };
  return { direction, compare, groupOf: getIndexableStringMonad(schema, indexed.slice(0, served)) };
}

function fixedFields(schema: StoredSchema, query: Query): Set<string> {
  const fixed = new Set<string>();
  for (const [field, condition] of Object.entries(query.selector)) {
    const value = (condition as { $eq?: unknown } | undefined)?.$eq;
    if (!['string', 'number', 'boolean'].includes(typeof value)) continue;
    const { type } = (getSchemaByObjectPath(schema, field as never) ?? {}) as { type?: string };
    if (['string', 'number', 'integer', 'boolean'].includes(type ?? '')) fixed.add(field);
  }
  return fixed;
}

// An index string cannot tell "no value" from an empty text or a zero, which RxDB sorts apart.
function alwaysHasValue(schema: StoredSchema, field: string): boolean {
  let level: { required?: readonly string[]; properties?: unknown } = schema as never;
  return field.split('.').every((name) => {
    const required = level.required?.includes(name) ?? false;
    level = (level.properties as Record<string, never> | undefined)?.[name] ?? {};
    return required;
  });
}

function collect(scan: Scan, bodies: Iterable<string>): StoredDocument[] {
  const { matches, compare, groupOf } = scan;
  const wanted = compare && !groupOf ? Number.POSITIVE_INFINITY : scan.skip + scan.limit;
  const found: StoredDocument[] = [];
  let group: StoredDocument[] = [];
  let groupName: string | undefined;
  for (const body of bodies) {
    const document: StoredDocument = JSON.parse(body);
    if (matches && !matches(document)) continue;
    if (groupOf) {
      const name = groupOf(document);
      if (name !== groupName) {
        found.push(...group.sort(compare));
        group = [];
        groupName = name;
        if (found.length >= wanted) break;
      }
      group.push(document);
    } else {
      found.push(document);
      if (found.length >= wanted) break;
    }
  }
  if (groupOf) return found.length >= wanted ? found : found.concat(group.sort(compare));
  return compare ? found.sort(compare) : found;
}
