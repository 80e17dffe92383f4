import type { Id } from '#shared/domain/primitives.ts';
import type { Transaction } from '../database/transaction.ts';
import { newId } from './ids.ts';

/** Something that was done with an account, a device or the settings of the organization. */
export interface AccountEvent {
  organizationId: Id;
  event:
    | 'device-registered'
    | 'device-retired'
    | 'device-wiped'
    | 'passphrase-changed'
    | 'passphrase-reset'
    | 'recovery-key-shown'
    | 'recovery-begun'
    | 'team-changed'
    | 'role-changed'
    | 'details-changed'
    | 'licenses-changed'
    | 'account-made'
    | 'account-closed'
    | 'account-opened'
    | 'settings-changed'
    | 'cover-made'
    | 'cover-ended'
    // Which patients: the assignments that began at the same moment.
    | 'patients-received'
    | 'patients-lost';
  /** Whose account or device it is; null for the settings. */
  staffId: Id | null;
  deviceId: Id | null;
  /** A staff id, or `command-line`. */
  doneBy: Id | 'command-line';
  /** The fields that changed, each with what it was and became. Keys, passphrases and health data have no place in it. */
  detail?: Record<string, { from: unknown; to: unknown }>;
}

/** Writes down what was done, in the transaction that does it. */
export async function noteAccountEvent(transaction: Transaction, event: AccountEvent): Promise<void> {
  await transaction.query(
    `insert into account_events (organization_id, id, event, staff_id, device_id, done_by, detail)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      event.organizationId,
      newId(),
      event.event,
      event.staffId,
      event.deviceId,
      event.doneBy,
      event.detail ?? {},
    ],
  );
}
