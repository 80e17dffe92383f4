import type pg from 'pg';
import { auditActionsOf } from '#shared/content/audit-actions.ts';
import {
  AUDIT_LONGEST_DAYS,
  type AuditCursor,
  type AuditEntry,
  type AuditFilter,
  type AuditPage,
  type AuditPerson,
  type AuditSearchInput,
} from '#shared/contract/server/audit.ts';
import type { AuditGroup } from '#shared/domain/audit-group.ts';
import { auditTiming } from '#shared/domain/audit-timing.ts';
import { fromInstant, type Id, type Instant, toInstant } from '#shared/domain/primitives.ts';
import type { Credential } from '#shared/domain/staff.ts';
import { serverError } from '../app/server-error.ts';
import type { Caller } from '../auth/caller.ts';
import { inScope, type Transaction } from '../database/transaction.ts';
import { noteSearch } from './note-search.ts';

/**
 * A page of the audit trail, as far as the person may see it: row-level security shows a supervisor what her team did and what
 * anybody did with the patients in her sight, an administrator everything, and anybody else nothing.
 *
 * @throws INVALID for a time that ends before it begins or is too long
 */
export async function searchTrail(
  pool: pg.Pool,
  caller: Caller,
  input: AuditSearchInput,
): Promise<AuditPage> {
  requireTime(input);
  return inScope(pool, caller, async (transaction) => {
    const found = [
      ...(await readTrail(transaction, caller.organizationId, input)),
      ...(await readAccountEvents(transaction, caller.organizationId, input)),
    ].sort(newestFirst);
    // Noted after it was read: a search does not find itself.
    if (input.cursor === null) {
      await noteSearch(transaction, caller, {
        action: input.purpose === 'export' ? 'audit.exported' : 'audit.searched',
        patientId: input.patientId ?? null,
        entityId: input.staffId ?? null,
      });
    }
    const page = found.slice(0, input.limit);
    const last = page.at(-1);
    return {
      events: await withNames(transaction, page),
      next: found.length > page.length && last ? { at: last.at, id: last.id } : null,
    };
  });
}

function requireTime({ from, until }: AuditFilter): void {
  const days = (fromInstant(until) - fromInstant(from)) / 86_400_000;
  // Negated, so that a date that is none is refused too.
  if (!(days >= 0 && days <= AUDIT_LONGEST_DAYS)) {
    throw serverError('INVALID', 'Choose a first day before the last, and at most six years.');
  }
}

interface Found extends pg.QueryResultRow {
  id: Id;
  at: Instant;
  received_at: Date;
  clock_behind_ms: string | null;
  staff_id: Id | null;
  device_id: Id | null;
  patient_id: Id | null;
  action: string;
  entity_type: string;
  entity_id: Id | null;
  sequence: string | null;
  about_id: Id | null;
}

async function readTrail(
  transaction: Transaction,
  organizationId: Id,
  input: AuditSearchInput,
): Promise<Found[]> {
  if (input.group === 'account') return [];
  const where = conditions(organizationId, input);
  if (input.patientId !== undefined) where.add('patient_id =', input.patientId);
  if (input.staffId !== undefined) where.add('staff_id =', input.staffId);
  where.addGroup(input.group);
  const { rows } = await transaction.query<Found>(
    `select id, at, received_at, clock_behind_ms, staff_id, device_id, patient_id, action, entity_type, entity_id, sequence,
            null as about_id
       from audit_trail where ${where.text} order by at desc, id desc limit ${input.limit + 1}`,
    where.values,
  );
  return rows;
}

/** By the clock of the server, which wrote them down; to the millisecond, as instants are. */
const ACCOUNT_AT = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') collate "C"`;

async function readAccountEvents(
  transaction: Transaction,
  organizationId: Id,
  input: AuditSearchInput,
): Promise<Found[]> {
  if (input.patientId !== undefined || (input.group ?? 'account') !== 'account') return [];
  const where = conditions(organizationId, input);
  if (input.staffId !== undefined) where.add('any_of_them @>', [input.staffId]);
  const { rows } = await transaction.query<Found>(
    `select * from (
       select organization_id, id, ${ACCOUNT_AT} as at, date_trunc('milliseconds', at) as received_at, null as clock_behind_ms,
              case when done_by ~ '^[0-9a-f-]{36}$' then done_by::uuid end as staff_id, device_id, null as patient_id,
              event as action, '' as entity_type, null as entity_id, null as sequence, staff_id as about_id,
              array[done_by, staff_id::text] as any_of_them
         from account_events where organization_id = $1) event
      where ${where.text} order by at desc, id desc limit ${input.limit + 1}`,
    where.values,
  );
  return rows;
}

/** The part of a question that both kinds of events have in common: the organization, the time, and where the last page ended. */
function conditions(
  organizationId: Id,
  { from, until, cursor }: { from: Instant; until: Instant; cursor: AuditCursor | null },
) {
  const values: unknown[] = [organizationId, from, until];
  const parts = ['organization_id = $1', 'at >= $2', 'at < $3'];
  if (cursor) {
    values.push(cursor.at, cursor.id);
    parts.push('(at, id) < ($4, $5)');
  }
  return {
    values,
    get text() {
      return parts.join(' and ');
    },
    add(left: string, value: unknown) {
      values.push(value);
      parts.push(`${left} $${values.length}`);
    },
    addGroup(group: AuditGroup | undefined) {
      if (group === undefined) return;
      const wanted = auditActionsOf(group);
      values.push('only' in wanted ? wanted.only : wanted.allBut);
      parts.push('only' in wanted ? `action = any($${values.length})` : `action <> all($${values.length})`);
    },
  };
}

function newestFirst(left: Found, right: Found): number {
  if (left.at !== right.at) return left.at < right.at ? 1 : -1;
  return left.id < right.id ? 1 : -1;
}

async function withNames(transaction: Transaction, found: readonly Found[]): Promise<AuditEntry[]> {
  const ids = new Set(found.flatMap(({ staff_id, about_id, device_id }) => [staff_id, about_id, device_id]));
  const { rows } = await transaction.query<{ id: Id; name: string; credential: Credential | '' }>(
    'select id, name, credential from audit_names($1::uuid[])',
    [[...ids].filter((id) => id !== null)],
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const person = (staffId: Id | null): AuditPerson | null =>
    staffId === null
      ? null
      : { staffId, name: known.get(staffId)?.name ?? '', credential: known.get(staffId)?.credential ?? '' };
  return found.map((row) => {
    const receivedAt = toInstant(row.received_at.getTime());
    return {
      ...{ id: row.id, who: person(row.staff_id), about: person(row.about_id), action: row.action },
      ...{ deviceId: row.device_id ?? '', deviceName: known.get(row.device_id ?? '')?.name ?? '' },
      ...{ patientId: row.patient_id ?? '', entityType: row.entity_type, entityId: row.entity_id ?? '' },
      ...{ at: row.at, receivedAt },
      ...auditTiming(row.at, receivedAt, row.clock_behind_ms === null ? null : Number(row.clock_behind_ms)),
      sequence: row.sequence === null ? null : Number(row.sequence),
    };
  });
}
