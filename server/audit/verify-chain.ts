import type pg from 'pg';
import type { AuditChain } from '#shared/contract/server/audit.ts';
import { auditDigest } from '#shared/domain/audit-chain.ts';
import type { AuditEvent } from '#shared/domain/audit-event.ts';
import { verifyLinks } from '#shared/domain/hash-chain.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { serverError } from '../app/server-error.ts';
import type { Caller } from '../auth/caller.ts';
import { inOrganization, inScope, type Transaction } from '../database/transaction.ts';
import { noteSearch } from './note-search.ts';

/** Events read at a time; between two readings other requests have their turn. */
const STEP = 2000;

/**
 * Adds the audit chain of a device up again, from the first event it sent to the last. Answers nothing of what the events say.
 *
 * @throws NOT_FOUND for a device of nobody whom the person supervises
 */
export async function verifyChain(pool: pg.Pool, caller: Caller, deviceId: Id): Promise<AuditChain> {
  const { organizationId } = caller;
  const owner = await inScope(pool, caller, async (transaction) => {
    const found = await ownerOf(transaction, deviceId);
    if (found) {
      await noteSearch(transaction, caller, {
        ...{ action: 'audit.chain-verified', patientId: null, entityId: deviceId },
      });
    }
    return found;
  });
  if (!owner) throw serverError('NOT_FOUND', 'This device belongs to nobody of your team.');
  let checked = 0;
  let before: AuditEvent | undefined;
  while (true) {
    const events = await inOrganization(pool, organizationId, (transaction) =>
      readEvents(transaction, organizationId, deviceId, before),
    );
    const result = verifyLinks(
      before ? [before, ...events.map(({ event }) => event)] : events.map(({ event }) => event),
      auditDigest,
    );
    if (!result.ok) return { checked, broken: { sequence: result.sequence, problem: result.problem } };
    const differing = events.find(({ isAsSearched }) => !isAsSearched);
    if (differing) return { checked, broken: { sequence: differing.event.sequence, problem: 'altered' } };
    checked += events.length;
    if (events.length < STEP) return { checked, broken: null };
    before = events.at(-1)?.event;
  }
}

/** Whose device it is, if the trail shows the person what its owner does. */
async function ownerOf(transaction: Transaction, deviceId: Id): Promise<Id | undefined> {
  const { rows } = await transaction.query<{ owner: Id | null }>('select audited_device($1) as owner', [
    deviceId,
  ]);
  return rows[0]?.owner ?? undefined;
}

/** The next events of a device by their place in its chain, and whether the row by which each is found says the same. */
async function readEvents(
  transaction: Transaction,
  organizationId: Id,
  deviceId: Id,
  before: AuditEvent | undefined,
): Promise<{ event: AuditEvent; isAsSearched: boolean }[]> {
  const { rows } = await transaction.query<{ body: AuditEvent; is_as_searched: boolean }>(
    `select held.body,
            row (trail.at, trail.action, coalesce(trail.patient_id::text, ''), trail.staff_id::text)
              is not distinct from
            row (held.body ->> 'at', held.body ->> 'action', held.body ->> 'patientId', held.body ->> 'staffId') as is_as_searched
       from audit_trail trail
       join documents held
         on held.organization_id = trail.organization_id and held.collection = 'auditEvents' and held.id = trail.id
      where trail.organization_id = $1 and trail.device_id = $2 and (trail.sequence, trail.id) > ($3, $4)
      order by trail.sequence, trail.id limit ${STEP}`,
    [organizationId, deviceId, before?.sequence ?? -1, before?.id ?? '00000000-0000-0000-0000-000000000000'],
  );
  return rows.map((row) => ({ event: row.body, isAsSearched: row.is_as_searched }));
}
