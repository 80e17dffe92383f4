import type pg from 'pg';
import type { Id } from '#shared/domain/primitives.ts';
import { inOrganization, type Transaction } from '../database/transaction.ts';
import { type AccountEvent, noteAccountEvent } from './account-events.ts';
import { changeGrants, lockGrants, patientsHeldBy } from './change-grants.ts';
import { newId } from './ids.ts';
import { OrganizationError } from './organization-error.ts';

export interface NewCover {
  organizationId: Id;
  /** Who has the patients for the period as well. */
  coveringStaffId: Id;
  /** Whose patients they are. */
  coveredStaffId: Id;
  from: Date;
  /** The moment from which it no longer holds. */
  until: Date;
  doneBy: AccountEvent['doneBy'];
}

/** Longer than a leave: then the patients are to be assigned. */
const LONGEST_DAYS = 366;

/**
 * Lets one person cover for another (SCOPE-4). A cover whose time has come begins with it; others are begun by
 * {@link moveDueCovers}.
 *
 * @returns its id
 * @throws {OrganizationError} `INVALID` saying what is wrong with the period or the people, or `NOT_FOUND`
 */
export async function createCover(pool: pg.Pool, cover: NewCover): Promise<Id> {
  const { organizationId, coveringStaffId, coveredStaffId, from, until } = cover;
  assertPeriod(from, until);
  const id = newId();
  await inOrganization(pool, organizationId, async (transaction) => {
    await lockGrants(transaction, organizationId);
    await assertPeople(transaction, cover);
    await transaction.query(
      `insert into covers (organization_id, id, covering_staff_id, covered_staff_id, from_at, until_at, made_by)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [organizationId, id, coveringStaffId, coveredStaffId, from, until, cover.doneBy],
    );
    await note(transaction, organizationId, 'cover-made', coveringStaffId, cover.doneBy);
    await moveDue(transaction, organizationId);
  });
  return id;
}

/**
 * Ends a cover before its time, or takes back one that has not begun.
 *
 * @throws {OrganizationError} `NOT_FOUND`, also when it has ended already
 */
export async function endCover(
  pool: pg.Pool,
  { organizationId, id, doneBy }: { organizationId: Id; id: Id; doneBy: AccountEvent['doneBy'] },
): Promise<void> {
  await inOrganization(pool, organizationId, async (transaction) => {
    await lockGrants(transaction, organizationId);
    const { rows } = await transaction.query<Due & Record<string, unknown>>(
      `select id, covering_staff_id, covered_staff_id, true as is_over from covers
        where organization_id = $1 and id = $2 and ended_at is null`,
      [organizationId, id],
    );
    const [cover] = rows;
    if (cover === undefined) {
      throw new OrganizationError(
        'NOT_FOUND',
        'There is no such cover that could be ended. list-covers shows them.',
      );
    }
    await move(transaction, organizationId, [cover]);
    await note(transaction, organizationId, 'cover-ended', cover.covering_staff_id, doneBy);
  });
}

/**
 * Begins and ends the covers whose time has come, in all organizations. Safe in several processes at once: one of them does
 * it, the others find nothing left.
 *
 * @returns milliseconds until the next one is due, or null when none is
 */
export async function moveDueCovers(pool: pg.Pool): Promise<number | null> {
  const { rows: due } = await pool.query<{ organization_id: Id }>(
    `select distinct organization_id from covers where ${DUE}`,
  );
  for (const { organization_id } of due) {
    await inOrganization(pool, organization_id, async (transaction) => {
      await lockGrants(transaction, organization_id);
      await moveDue(transaction, organization_id);
    });
  }
  const { rows: next } = await pool.query<{ wait: number | null }>(
    `select (extract(epoch from min(case when began_at is null then from_at else until_at end) - clock_timestamp()) * 1000)::float8 as wait
       from covers where ended_at is null`,
  );
  return next[0]?.wait ?? null;
}

export interface CoverRow {
  id: Id;
  coveringStaffId: Id;
  coveringName: string;
  coveredStaffId: Id;
  coveredName: string;
  from: Date;
  until: Date;
  hasBegun: boolean;
}

/** The covers of an organization that have not ended, by the moment they begin. */
export async function listCovers(pool: pg.Pool, organizationId: Id): Promise<CoverRow[]> {
  const { rows } = await pool.query<CoverRow>(
    `select cover.id, covering.id as "coveringStaffId", covering.name as "coveringName",
            covered.id as "coveredStaffId", covered.name as "coveredName",
            cover.from_at as "from", cover.until_at as "until", cover.began_at is not null as "hasBegun"
       from covers cover
       join people covering on covering.organization_id = cover.organization_id and covering.id = cover.covering_staff_id
       join people covered on covered.organization_id = cover.organization_id and covered.id = cover.covered_staff_id
      where cover.organization_id = $1 and cover.ended_at is null and cover.until_at > now()
      order by cover.from_at, cover.id`,
    [organizationId],
  );
  return rows;
}

/** Due by the clock of the database, which all processes share. */
const DUE = `ended_at is null and (until_at <= clock_timestamp() or (began_at is null and from_at <= clock_timestamp()))`;

interface Due {
  id: Id;
  covering_staff_id: Id;
  covered_staff_id: Id;
  /** To be ended; else to be begun. */
  is_over: boolean;
}

async function moveDue(transaction: Transaction, organizationId: Id): Promise<void> {
  const { rows } = await transaction.query<Due & Record<string, unknown>>(
    `select id, covering_staff_id, covered_staff_id, until_at <= clock_timestamp() as is_over from covers
      where organization_id = $1 and ${DUE}`,
    [organizationId],
  );
  await move(transaction, organizationId, rows);
}

async function move(transaction: Transaction, organizationId: Id, covers: readonly Due[]): Promise<void> {
  if (covers.length === 0) return;
  const covered = [...new Set(covers.map((cover) => cover.covered_staff_id))];
  const patientIds = await patientsHeldBy(transaction, organizationId, covered);
  const idsOf = (isOver: boolean) =>
    covers.filter((cover) => cover.is_over === isOver).map((cover) => cover.id);
  await changeGrants(transaction, organizationId, { patientIds }, async (sequence) => {
    await transaction.query(
      `update covers set ended_at = clock_timestamp(), end_sequence = $3 where organization_id = $1 and id = any($2::uuid[])`,
      [organizationId, idsOf(true), sequence],
    );
    await transaction.query(
      `update covers set began_at = clock_timestamp(), begin_sequence = $3 where organization_id = $1 and id = any($2::uuid[])`,
      [organizationId, idsOf(false), sequence],
    );
    return [];
  });
}

function assertPeriod(from: Date, until: Date): void {
  if (until.getTime() <= from.getTime()) {
    throw new OrganizationError(
      'INVALID',
      'The cover would end before it begins. Give an end after its beginning.',
    );
  }
  if (until.getTime() <= Date.now()) {
    throw new OrganizationError(
      'INVALID',
      'The cover would be over already. Give an end that lies in the future.',
    );
  }
  if (until.getTime() - from.getTime() > LONGEST_DAYS * 86_400_000) {
    throw new OrganizationError(
      'INVALID',
      'A cover lasts a year at the longest. Assign the patients instead.',
    );
  }
}

async function assertPeople(
  transaction: Transaction,
  { organizationId, coveringStaffId, coveredStaffId, from, until }: NewCover,
): Promise<void> {
  if (coveringStaffId === coveredStaffId) {
    throw new OrganizationError('INVALID', 'Nobody covers for herself. Name two people.');
  }
  const { rows } = await transaction.query<{ id: Id; name: string; role: string; is_active: boolean }>(
    'select id, name, role, is_active from people where organization_id = $1 and id = any($2::uuid[])',
    [organizationId, [coveringStaffId, coveredStaffId]],
  );
  if (rows.length < 2) {
    throw new OrganizationError('NOT_FOUND', 'There is no such person in the organisation.');
  }
  for (const { id, name, role, is_active } of rows) {
    if (role === 'administrator') {
      throw new OrganizationError(
        'INVALID',
        `${name} is an administrator, who neither holds patients nor covers for anybody.`,
      );
    }
    if (id === coveringStaffId && !is_active) {
      throw new OrganizationError(
        'INVALID',
        `${name}'s account is closed. Choose an active care manager, or open the account first.`,
      );
    }
  }
  const { rowCount } = await transaction.query(
    `select 1 from covers
      where organization_id = $1 and covering_staff_id = $2 and covered_staff_id = $3 and ended_at is null
        and from_at < $5 and until_at > $4`,
    [organizationId, coveringStaffId, coveredStaffId, from, until],
  );
  if (rowCount !== 0) {
    throw new OrganizationError(
      'INVALID',
      'There is a cover of these two in that period already. End it first, or choose another period.',
    );
  }
}

function note(
  transaction: Transaction,
  organizationId: Id,
  event: AccountEvent['event'],
  staffId: Id,
  doneBy: AccountEvent['doneBy'],
): Promise<void> {
  return noteAccountEvent(transaction, { organizationId, event, staffId, deviceId: null, doneBy });
}
