import type pg from 'pg';
import type { PushResult, PushRow } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import type { Caller } from '../auth/caller.ts';
import { inOrganization, inScope, type Transaction } from '../database/transaction.ts';
import { contentOf } from './content.ts';
import { bringUpRow, FORMAT_PLAN, type FormatPlan } from './format.ts';
import { type Change, together } from './news.ts';
import { checkShape, type PushContext, refuse } from './push-rules.ts';
import { type Pending, takeDocuments } from './take-documents.ts';
import { patientOf } from './write-documents.ts';

export interface PushInput {
  collection: CollectionName;
  rows: readonly PushRow[];
  /** What the device's clock says as it sends. */
  sentAt?: string | undefined;
}

export interface PushOptions {
  /** Whether the device may be shown what stands now; else a merged document is answered as accepted. */
  mayShow: boolean;
  /** The store format of the device. */
  format: number;
  plan?: FormatPlan;
}

export interface PushAnswer {
  results: PushResult[];
  /** What was written, to be told once it is committed; null when nothing was. */
  change: Change | null;
}

/** How long after a grant has ended words that were written while it held are taken. */
const LATE_DAYS = 30;

/** Clocks of two computers, corrected as far as they can be, still differ. */
const TOLERANCE_MS = 5 * 60_000;

/**
 * Takes changed documents from a device, each with an answer of its own, in the order of the rows. A refused document never
 * holds up the others, and sending the same rows again changes nothing. What belongs to a patient whom the person has lost
 * since she wrote it is taken by the server itself, and she is not shown what becomes of it.
 */
export async function push(
  pool: pg.Pool,
  caller: Caller,
  { collection, rows, sentAt }: PushInput,
  { mayShow, format, plan = FORMAT_PLAN }: PushOptions,
): Promise<PushAnswer> {
  const results: PushResult[] = [];
  const pending: Pending[] = [];
  const seen = new Set<Id>();
  rows.forEach((sent, index) => {
    const row = bringUpRow(collection, sent, format, plan);
    const { id } = row.newDocumentState;
    const wrong = seen.has(id)
      ? refuse('INVALID_SHAPE', 'This record was sent twice in one request.')
      : checkShape(collection, row);
    if (wrong !== null) {
      results[index] = { id, ...wrong };
      return;
    }
    seen.add(id);
    pending.push({ index, row });
  });
  if (pending.length === 0) return { results, change: null };
  const { taken, former, context, viewers } = await inScope(pool, caller, async (transaction) => {
    if (collection === 'auditEvents') await tellClock(transaction, sentAt);
    const { visible, viewers } = await readSight(transaction, collection, pending);
    const { staffId, role, credential } = caller;
    const now = toInstant(Date.now());
    const context: PushContext = { collection, staffId, role, credential, ...visible, now, format, plan };
    const taken = await takeDocuments(transaction, caller, context, pending, results, { mayShow });
    const former = await readFormerGrants(transaction, collection, outOfScope(pending, results));
    return { taken, former, context, viewers };
  });
  const { organizationId } = caller;
  const change = taken.sequence === 0 ? null : { organizationId, ...taken, viewers };
  if (former.size === 0) return { results, change };
  const late = outOfScope(pending, results).filter(({ row }) => former.has(patientIdOf(collection, row)));
  const takenLate = await inOrganization(pool, organizationId, (transaction) =>
    takeDocuments(
      transaction,
      caller,
      { ...context, visiblePatients: new Set(former.keys()) },
      late,
      results,
      { mayShow: false, late: (row) => isInTime(row, former.get(patientIdOf(collection, row)), sentAt) },
    ),
  );
  if (takenLate.sequence === 0) return { results, change };
  // The devices of the one who sends late forget what she sent.
  const changeLate = { organizationId, ...takenLate, viewers: [...viewers, caller.staffId] };
  return { results, change: together(change ?? undefined, changeLate) };
}

/** Says how far the device's clock is behind, for what is written of its events in the audit trail. */
async function tellClock(transaction: Transaction, sentAt: string | undefined): Promise<void> {
  const behind = sentAt === undefined ? Number.NaN : Date.now() - Date.parse(sentAt);
  if (Number.isNaN(behind)) return;
  await transaction.query(`select set_config('careline.clock_behind_ms', $1, true)`, [String(behind)]);
}

/** Which of the patients the person may see, her devices, and who else sees what she writes. */
async function readSight(
  transaction: Transaction,
  collection: CollectionName,
  rows: readonly Pending[],
): Promise<{ visible: Pick<PushContext, 'deviceIds' | 'visiblePatients'>; viewers: Id[] }> {
  const patients = new Set(rows.map(({ row }) => patientIdOf(collection, row)).filter((id) => id !== ''));
  const { rows: found } = await transaction.query<{ kind: 'patient' | 'device' | 'viewer'; id: Id }>(
    `select 'patient' as kind, id from unnest($1::uuid[]) as id where id in (select visible_patients())
     union all select 'device', id from own_devices() as id
     union all select distinct 'viewer', staff_id from viewers_of($1::uuid[])
     union all select 'viewer', staff_id from viewers_of_staff(case when $2 then array[current_staff()] end)`,
    [[...patients], collection === 'auditEvents' || collection === 'reviewItems'],
  );
  const of = (kind: string) => new Set(found.filter((entry) => entry.kind === kind).map((entry) => entry.id));
  return { visible: { deviceIds: of('device'), visiblePatients: of('patient') }, viewers: [...of('viewer')] };
}

/** Until when the person could see the patients of documents that are out of her sight now. */
async function readFormerGrants(
  transaction: Transaction,
  collection: CollectionName,
  rows: readonly Pending[],
): Promise<Map<Id | '', Date>> {
  const patients = new Set(rows.map(({ row }) => patientIdOf(collection, row)).filter((id) => id !== ''));
  if (patients.size === 0) return new Map();
  const { rows: found } = await transaction.query<{ patient_id: Id; until_at: Date }>(
    `select patient_id, until_at from own_former_grants($1::uuid[], '-infinity')`,
    [[...patients]],
  );
  return new Map(found.map((row) => [row.patient_id, row.until_at]));
}

function outOfScope(pending: readonly Pending[], results: readonly PushResult[]): Pending[] {
  return pending.filter(({ index }) => {
    const result = results[index];
    return result?.outcome === 'refused' && result.code === 'OUT_OF_SCOPE';
  });
}

function patientIdOf(collection: CollectionName, row: PushRow): Id | '' {
  return patientOf(collection, contentOf(row.newDocumentState)) ?? '';
}

/** Whether words were written while the grant held, told from their stamp and from how wrong the device's clock is (SCOPE-6). */
function isInTime(row: PushRow, until: Date | undefined, sentAt: string | undefined): boolean {
  const now = Date.now();
  if (until === undefined || until.getTime() < now - LATE_DAYS * 86_400_000) return false;
  const slow = sentAt === undefined ? 0 : now - Date.parse(sentAt);
  const writtenAt = Date.parse(String(row.newDocumentState.updatedAt)) + slow;
  return writtenAt <= until.getTime() + TOLERANCE_MS;
}
