/** @file The format number of a store whose storage keeps none itself: a local document, changed in the same stroke as all others. */
import { normalizeMangoQuery, prepareQuery, type RxDatabase } from 'rxdb';
import { getLocalDocStateByParent } from 'rxdb/plugins/local-documents';
import { COLLECTIONS } from '#shared/domain/document.ts';
import { FIRST_FORMAT } from './format.ts';
import { migrateLocal } from './migrate-values.ts';
import type { StorePlan } from './store-plan.ts';

const STORE_FORMAT = 'store-format';

// biome-ignore lint/suspicious/noExplicitAny: RxDB types a database by its collections, which do not matter here.
type AnyDatabase = RxDatabase<any>;

/** Thrown for a store that a newer version of the app wrote. Nothing in it was read further or changed. */
export class NewerStoreError extends Error {
  readonly code = 'STORE_NEWER';
  constructor() {
    super(
      'The records on this device were written by a newer version of Careline. Update it; nothing was changed.',
    );
    this.name = 'NewerStoreError';
  }
}

/**
 * The format of the opened database; null for one that holds nothing yet. Ask before its collections are added, because adding would make empty
 * collections beside the newer ones. Throws {@link NewerStoreError}.
 */
export async function readFormat(database: AnyDatabase, plan: StorePlan): Promise<number | null> {
  const marker = await database.getLocal(STORE_FORMAT);
  const format: number | undefined = marker?.toJSON().data.value?.format;
  if (format !== undefined && format > plan.format) throw new NewerStoreError();
  if (format !== undefined) return format;
  return (await locals(database)).documents.length > 0 ? FIRST_FORMAT : null;
}

/** Brings the local documents to the plan's format and notes that format, all in one write. */
export async function migrateLocals(
  database: AnyDatabase,
  from: number | null,
  plan: StorePlan,
): Promise<void> {
  if (from === plan.format) return;
  await database.upsertLocal(STORE_FORMAT, { value: { format: from ?? plan.format } });
  if (from === null) return;
  const { instance, documents } = await locals(database);
  const rows = documents.map((previous) => {
    const value =
      previous.id === STORE_FORMAT
        ? { format: plan.format }
        : migrateLocal(previous.id, previous.data.value, from, plan.migrations);
    const document = {
      ...previous,
      data: { ...previous.data, value },
      _rev: nextRevision(previous._rev),
      _meta: { ...previous._meta, lwt: Math.max(Date.now(), previous._meta.lwt + 0.01) },
    };
    return { previous, document };
  });
  const { error } = await instance.bulkWrite(rows as never, 'careline-upgrade');
  if (error.length > 0) throw new Error('The local documents were not brought to the new format.');
}

/**
 * Forgets that a migration failed: RxDB would report the old failure again, before it has tried. Ask before the collections are added.
 */
export async function forgetFailures(database: AnyDatabase, plan: StorePlan): Promise<void> {
  const ids = COLLECTIONS.map((name) => `rx-migration-status|${name}-v-${plan.schemaOf(name).version}`);
  const notes = (await database.internalStore.findDocumentsById(ids, false)) as unknown as StatusNote[];
  const failed = notes.filter(({ data }) => data.status === 'ERROR');
  if (failed.length === 0) return;
  const rows = failed.map((previous) => {
    const lwt = Math.max(Date.now(), previous._meta.lwt + 0.01);
    const changed = { _deleted: true, _rev: nextRevision(previous._rev), _meta: { ...previous._meta, lwt } };
    return { previous, document: { ...previous, ...changed } };
  });
  await database.internalStore.bulkWrite(rows as never, 'careline-upgrade');
}

interface StatusNote {
  data: { status: string };
  _rev: string;
  _meta: { lwt: number };
}

interface LocalDocument {
  id: string;
  data: { value: unknown };
  _rev: string;
  _meta: { lwt: number };
}

async function locals(database: AnyDatabase) {
  const { storageInstance: instance } = await getLocalDocStateByParent(database);
  const all = normalizeMangoQuery(instance.schema, { selector: { _deleted: false } } as never);
  const { documents } = await instance.query(prepareQuery(instance.schema, all));
  return { instance, documents: documents as unknown as LocalDocument[] };
}

function nextRevision(revision: string): string {
  const [height = '0', ...rest] = revision.split('-');
  return `${Number(height) + 1}-${rest.join('-')}`;
}
