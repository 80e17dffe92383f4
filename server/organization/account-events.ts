import type { Id } from '#shared/domain/primitives.ts';
import type { Transaction } from '../database/transaction.ts';
import { newId } from './ids.ts';

/** Something that was done with an account or a device. */
export interface AccountEvent {
  organizationId: Id;
  event:
    | 'device-registered'
    | 'device-retired'
    | 'passphrase-changed'
    | 'passphrase-reset'
    | 'recovery-key-shown'
    | 'recovery-begun'
    | 'team-changed'
    | 'role-changed'
    | 'account-closed'
    | 'account-opened'
    | 'cover-made'
    | 'cover-ended'
    // Which patients: the assignments that began at the same moment.
    | 'patients-taken'
    | 'patients-given';
  staffId: Id;
  deviceId: Id | null;
  /** A staff id, or `command-line`. */
  doneBy: Id | 'command-line';
}

/** Writes down what was done, in the transaction that does it. Keys and passphrases have no place in it. */
export async function noteAccountEvent(transaction: Transaction, event: AccountEvent): Promise<void> {
  await transaction.query(
    `insert into account_events (organization_id, id, event, staff_id, device_id, done_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [event.organizationId, newId(), event.event, event.staffId, event.deviceId, event.doneBy],
  );
}
