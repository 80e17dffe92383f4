import { z } from 'zod';
import { Instant } from '#shared/domain/primitives.ts';

const Hex = z.string().regex(/^([0-9a-f]{2})+$/);

/** What AES-256-GCM made: its vector, and what it sealed with the tag at the end. */
export const Sealed = z.object({ iv: Hex, sealed: Hex });
export type Sealed = z.infer<typeof Sealed>;

/** Parameters of Argon2id. Bounded, so that a record that was changed cannot make the app take all memory or hours. */
export const Derivation = z.object({
  algorithm: z.literal('argon2id'),
  memoryKibibytes: z.number().int().min(8).max(1_048_576),
  iterations: z.number().int().min(1).max(20),
  parallelism: z.number().int().min(1).max(4),
  salt: Hex,
});
export type Derivation = z.infer<typeof Derivation>;

/** What lies in clear beside the encrypted store of one account: who it is, and the key, wrapped twice over. */
export const VaultRecord = z.object({
  version: z.literal(1),
  account: z.object({
    email: z.string(),
    name: z.string(),
    staffId: z.string(),
    deviceId: z.string(),
    organizationId: z.string(),
    /** Until when the store opens without meeting the server. */
    offlineLeaseUntil: Instant,
    /** Minutes without a key or a pointer after which the store closes; a setting of the organisation. */
    lockAfterMinutes: z.number().int().min(1).max(240),
    /** Whether a first sign-in was finished here: a store that is not there then is missing, and not new. */
    hasStore: z.boolean().optional(),
  }),
  databaseName: z.string(),
  /** The data key under the passphrase, and that again under the system's keychain. Null once the lease has lapsed or the device was retired. */
  passphraseWrap: z
    .object({
      derivation: Derivation,
      iv: Hex,
      /** Sealed by the passphrase; when `keychain`, the keychain's seal of that. */
      sealed: Hex,
      keychain: z.boolean(),
    })
    .nullable(),
  /** The data key under the device's recovery key, which the organisation holds and this device does not. */
  recoveryWrap: Sealed,
  /** Why there is no passphrase wrap, or empty. */
  ended: z.enum(['', 'lapsed', 'retired']),
  /** Passphrases tried since the last right one, counted before each is checked. */
  failedTries: z.number().int().min(0),
  /** The latest time ever seen, so that a clock set back stretches no lease. */
  latestTimeSeen: Instant,
  /** A digest of account, database and latest time under a key of the data key: who cannot open the store cannot change them unseen. */
  proof: Hex,
});
export type VaultRecord = z.infer<typeof VaultRecord>;

/** Where a home keeps vault records. A write is whole or not at all. */
export interface VaultRecords {
  list(): Promise<VaultRecord[]>;
  read(email: string): Promise<VaultRecord | null>;
  write(record: VaultRecord): Promise<void>;
  /** Overwrites the record and removes it. Harmless when there is none. */
  remove(email: string): Promise<void>;
}
