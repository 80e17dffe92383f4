import type { Id } from '#shared/domain/primitives.ts';
import type { Caller } from '../auth/caller.ts';
import type { Transaction } from '../database/transaction.ts';
import { newId } from '../organization/ids.ts';

/** Writes into the audit trail that somebody looked into it, in the transaction that answers her. */
export async function noteSearch(
  transaction: Transaction,
  { organizationId, staffId, deviceId }: Caller,
  what: {
    action: 'audit.searched' | 'audit.exported' | 'audit.chain-verified';
    patientId: Id | null;
    /** The person or the device that was looked for. */
    entityId: Id | null;
  },
): Promise<void> {
  await transaction.query(
    `insert into audit_trail
       (organization_id, id, at, received_at, clock_behind_ms, staff_id, device_id, patient_id, action, entity_type, entity_id)
     select $1, $2, to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), date_trunc('milliseconds', now()), 0,
            $3, $4, $5, $6, 'auditEvents', $7`,
    [organizationId, newId(), staffId, deviceId, what.patientId, what.action, what.entityId],
  );
}
