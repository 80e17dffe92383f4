/**
 * @file Who may see what moves only here: an assignment, a cover that begins or ends, a change of team or role, an account that
 * is closed. Whoever gains sight receives the whole history by pull; whoever loses it receives tombstones that hold only ids.
 */
import type { Id } from '#shared/domain/primitives.ts';
import type { Transaction } from '../database/transaction.ts';
import { announce } from '../sync/news.ts';
import { allocateSequences } from '../sync/write-documents.ts';
import {
  type Batch,
  countDocuments,
  dropTombstones,
  KINDS,
  type Kind,
  lockDocuments,
  moveToTheEnd,
  writeTombstones,
} from './move-documents.ts';

/** What a change may move: the patients and, for their audit events and the like, the people whose viewers may change. */
export interface Touched {
  patientIds: readonly Id[];
  authorIds?: readonly Id[];
}

/** One person sees what there is of one subject. */
interface Sight {
  staffId: Id;
  kind: Kind;
  subject: Id;
  /** By a cover only, whose time is over or nearly so: a pull may have passed documents by already. */
  isEnding: boolean;
  /** ISO 8601 with PostgreSQL's precision, or `infinity`. */
  sureUntil: string;
}

/** Longer than any pull takes. A sight that ends within it counts as ended for those who get it anew. */
const LONGEST_PULL = '1 minute';

/**
 * Holds back every other change of grants in the organization until the transaction ends. Taken first of all locks, so that
 * what is read after it about people, teams, assignments and covers stays true.
 */
export async function lockGrants(transaction: Transaction, organizationId: Id): Promise<void> {
  await transaction.query('select pg_advisory_xact_lock(hashtextextended($1, 4380002))', [organizationId]);
}

/**
 * Makes a change of grants and everything that follows from it: documents of patients that somebody gains move to the end of
 * the sequence, those who lose sight get tombstones and a row in `former_grants`, and the devices concerned are woken.
 *
 * Locks are taken in the order of every writer: documents by collection and id, then the sequences. From there on nobody else
 * writes in the organization, so that what was pushed before is counted and what comes after is judged by the new grants.
 *
 * @param transaction of `inOrganization` for the same organization
 * @param touched every patient and author whose viewers the change may move
 * @param change makes it; gets the sequence at which it happens, and answers the patients whose own record it rewrote, which
 *   move even when nobody gains them
 * @returns the last sequence, at which the change happened
 */
export async function changeGrants(
  transaction: Transaction,
  organizationId: Id,
  touched: Touched,
  change: (sequence: number) => Promise<readonly Id[]>,
): Promise<number> {
  await lockGrants(transaction, organizationId);
  const kinds = KINDS.map((kind) => ({
    organizationId,
    kind,
    subjects: (kind === 'patient' ? touched.patientIds : touched.authorIds) ?? [],
  })).filter(({ subjects }) => subjects.length > 0);
  for (const kind of kinds) await lockDocuments(transaction, kind);
  await allocateSequences(transaction, 0);
  const before = await readSights(transaction, touched);
  const batches: Batch[] = [];
  let documents = 0;
  for (const kind of kinds) {
    batches.push({ ...kind, start: documents });
    documents += await countDocuments(transaction, kind);
  }
  const start = await allocateSequences(transaction, documents + 1);
  const sequence = start + documents + 1;
  const rewritten = await change(sequence);
  const after = await readSights(transaction, touched);

  const gained = difference(
    after,
    before.filter(({ isEnding }) => !isEnding),
  );
  const lost = difference(before, after);
  for (const relative of batches) {
    const batch = { ...relative, start: start + relative.start };
    const isOfKind = ({ kind }: Sight) => kind === batch.kind;
    const gains = gained.filter(isOfKind);
    await writeTombstones(transaction, batch, lost.filter(isOfKind));
    await dropTombstones(transaction, batch, gains);
    const subjects = [...new Set(gains.map(({ subject }) => subject))];
    await moveToTheEnd(transaction, batch, subjects, batch.kind === 'patient' ? rewritten : []);
  }
  await keepFormerGrants(transaction, organizationId, lost, sequence);
  const moved = new Set([...gained.map(({ subject }) => subject), ...rewritten]);
  const concerned = [...lost, ...after.filter(({ subject }) => moved.has(subject))];
  const viewers = [...new Set(concerned.map(({ staffId }) => staffId))];
  await announce(transaction, organizationId, sequence, { viewers });
  return sequence;
}

/** The patients that these people hold now. */
export async function patientsHeldBy(
  transaction: Transaction,
  organizationId: Id,
  staffIds: readonly Id[],
): Promise<Id[]> {
  const { rows } = await transaction.query<{ patient_id: Id }>(
    `select patient_id from assignments
      where organization_id = $1 and until_at is null and staff_id = any($2::uuid[])`,
    [organizationId, staffIds],
  );
  return rows.map((row) => row.patient_id);
}

async function readSights(transaction: Transaction, touched: Touched): Promise<Sight[]> {
  const { rows } = await transaction.query<Sight & Record<string, unknown>>(
    `select staff_id as "staffId", 'patient' as kind, patient_id as subject,
            sure_until < clock_timestamp() + $3::interval as "isEnding", sure_until::text as "sureUntil"
       from viewers_of($1)
     union all
     select staff_id, 'auditEvents', author_id, false, 'infinity' from viewers_of_staff($2)
     union all
     select staff_id, 'reviewItems', author_id, false, 'infinity' from viewers_of_staff($2) where is_supervisor`,
    [touched.patientIds, touched.authorIds ?? [], LONGEST_PULL],
  );
  return rows;
}

function difference(all: readonly Sight[], without: readonly Sight[]): Sight[] {
  const keyOf = ({ staffId, kind, subject }: Sight) => `${staffId} ${kind} ${subject}`;
  const known = new Set(without.map(keyOf));
  return all.filter((sight) => !known.has(keyOf(sight)));
}

/** A cover ended with its time, whenever somebody came to say so. */
async function keepFormerGrants(
  transaction: Transaction,
  organizationId: Id,
  lost: readonly Sight[],
  sequence: number,
): Promise<void> {
  const patients = lost.filter(({ kind }) => kind === 'patient');
  if (patients.length === 0) return;
  await transaction.query(
    `insert into former_grants (organization_id, staff_id, patient_id, until_at, until_sequence)
     select $1, staff_id, patient_id, least(sure_until, clock_timestamp()), $2
       from unnest($3::uuid[], $4::uuid[], $5::timestamptz[]) as lost (staff_id, patient_id, sure_until)`,
    [
      organizationId,
      sequence,
      patients.map(({ staffId }) => staffId),
      patients.map(({ subject }) => subject),
      patients.map(({ sureUntil }) => sureUntil),
    ],
  );
}
