/** @file A chart as it stood at an instant, from the versions that are kept of its documents (PUSH-5). */
import type pg from 'pg';
import { CHART_COLLECTIONS } from '#shared/contract/server/charts.ts';
import type { WireDocument } from '#shared/contract/server/sync.ts';
import { fromInstant, type Id, type Instant } from '#shared/domain/primitives.ts';
import { serverError } from '../app/server-error.ts';
import type { Caller } from '../auth/caller.ts';
import { inScope } from '../database/transaction.ts';
import { bringUp, FORMAT_PLAN, type FormatPlan } from '../sync/format.ts';
import { toWire } from '../sync/wire.ts';
import type { Content } from '../sync/write-documents.ts';

type ChartCollection = (typeof CHART_COLLECTIONS)[number];

/** Most documents of one collection: the newest, many more than a chart shows. */
const DOCUMENTS = 400;

/**
 * Of each document of a patient the newest version that the server had received by `at`, or that the device of the call had written by then; of a version that
 * the server merged later, what the device had sent. Row-level security keeps to the patients in the caller's sight.
 *
 * @throws NOT_FOUND when nothing of the patient was there by then, or she is out of sight
 */
export async function chartAt(
  pool: pg.Pool,
  caller: Caller,
  { patientId, callId, at }: { patientId: Id; callId: Id; at: Instant },
  plan: FormatPlan = FORMAT_PLAN,
): Promise<{ documents: { collection: ChartCollection; document: WireDocument }[] }> {
  const { rows } = await inScope(
    pool,
    caller,
    (transaction) =>
      transaction.query<VersionRow>(VERSIONS_AT, [
        ...[caller.organizationId, patientId, CHART_COLLECTIONS],
        ...[new Date(fromInstant(at)), callId, at, DOCUMENTS],
      ]),
    { isSnapshot: true },
  );
  if (!rows.some(({ collection }) => collection === 'patients')) {
    throw serverError('NOT_FOUND', 'The server has no chart of this patient from that time.');
  }
  return {
    documents: rows.map(({ collection, rev, format, received_at: receivedAt, content }) => ({
      collection,
      document: toWire({
        ...{ rev, receivedAt, deleted: false },
        content: bringUp(collection, content, format, plan),
      }),
    })),
  };
}

interface VersionRow extends pg.QueryResultRow {
  collection: ChartCollection;
  rev: number;
  format: number;
  received_at: Date;
  content: Content;
}

/** The device of a call is that of its first version: whoever adds to the call later has another. */
const VERSIONS_AT = `with author as (
  select coalesce(pushed ->> 'deviceId', device_id) as device_id from document_versions
   where organization_id = $1 and collection = 'calls' and id = $5 and patient_id = $2 order by rev limit 1
)
select collection, rev, format, received_at, content
  from (select found.*, row_number() over (
               partition by collection
               order by coalesce(content ->> 'startedAt', content ->> 'effectiveAt', content ->> 'authoredAt',
                                 content ->> 'createdAt', '') desc, id) as place
          from (select held.collection, held.id, kept.*
                  from documents held
                 cross join lateral (
                   select version.rev, version.format, version.received_at,
                          case when version.pushed is not null and version.received_at > $4
                               then version.pushed else version.body end as content
                     from document_versions version
                    where version.organization_id = $1 and version.collection = held.collection and version.id = held.id
                      and (version.received_at <= $4
                        or (coalesce(version.pushed ->> 'deviceId', version.device_id) = (select device_id from author)
                          and coalesce(version.pushed ->> 'updatedAt', version.body ->> 'updatedAt') <= $6))
                    order by version.rev desc limit 1) kept
                 where held.organization_id = $1 and held.patient_id = $2 and held.collection = any($3)) found) numbered
 where place <= $7
 order by collection, place`;
