/** @file An RxDB storage in the bench: asked as RxDB asks it, below the caches in which RxDB keeps answers. */
import {
  createRevision,
  fillWithDefaultSettings,
  type MangoQuery,
  normalizeMangoQuery,
  now,
  prepareQuery,
  type RxDocumentData,
  type RxStorage,
  type RxStorageInstance,
} from 'rxdb';
import type { Call } from '#shared/domain/call.ts';
import { schemaOf } from '#shared/store/schemas.ts';
import type { Contestant } from './contestant.ts';
import { PAGE_SIZE } from './documents.ts';

type Instance = RxStorageInstance<Call, unknown, unknown>;

/** The calls of the app's own schema on a storage. `storage` is made anew at each open. */
export function rxContestant(storage: () => RxStorage<unknown, unknown>, databaseName: string): Contestant {
  const schema = fillWithDefaultSettings(schemaOf('calls'));
  let instance: Instance | undefined;

  function opened(): Instance {
    if (!instance) throw new Error('The store is not open.');
    return instance;
  }

  async function page(query: MangoQuery<RxDocumentData<Call>>): Promise<number> {
    const living = { ...query, selector: { ...query.selector, _deleted: false }, limit: PAGE_SIZE };
    const normalized = normalizeMangoQuery(schema, living as never);
    const { documents } = await opened().query(prepareQuery(schema, normalized as never));
    return documents.length;
  }

  return {
    async open() {
      instance = await storage().createStorageInstance<Call>({
        databaseInstanceToken: 'bench',
        databaseName,
        collectionName: 'calls',
        schema: schema as never,
        options: {},
        multiInstance: false,
        devMode: false,
      });
    },
    async close() {
      await opened().close();
      instance = undefined;
    },
    async insert(calls) {
      const rows = calls.map((call) => {
        const document: RxDocumentData<Call> = {
          ...call,
          _deleted: false,
          _attachments: {},
          _meta: { lwt: now() },
          _rev: createRevision('bench'),
        };
        return { document };
      });
      const { error } = await opened().bulkWrite(rows, 'bench');
      if (error.length > 0) throw new Error(`${error.length} documents were not written.`);
    },
    queuePage: () => page({ selector: {}, sort: [{ startedAt: 'desc' }] } as never),
    historyPage: (patientId) =>
      page({ selector: { patientId }, sort: [{ patientId: 'desc' }, { startedAt: 'desc' }] } as never),
  };
}
