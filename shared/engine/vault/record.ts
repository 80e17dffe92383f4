import { z } from 'zod';

const Hex = z.string().regex(/^([0-9a-f]{2})+$/);

/** What lies in clear beside the encrypted store of one account: who it is, and the key, wrapped. */
export const VaultRecord = z.object({
  version: z.literal(1),
  account: z.object({
    email: z.string(),
    name: z.string(),
    staffId: z.string(),
    deviceId: z.string(),
    organizationId: z.string(),
    offlineLeaseUntil: z.string(),
  }),
  databaseName: z.string(),
  derivation: z.object({
    algorithm: z.literal('argon2id'),
    memoryKibibytes: z.number().int(),
    iterations: z.number().int(),
    parallelism: z.number().int(),
    salt: Hex,
  }),
  wrappedKey: z.object({ iv: Hex, sealed: Hex }),
});
export type VaultRecord = z.infer<typeof VaultRecord>;

/** Where a home keeps vault records. A write is whole or not at all. */
export interface VaultRecords {
  list(): Promise<VaultRecord[]>;
  read(email: string): Promise<VaultRecord | null>;
  write(record: VaultRecord): Promise<void>;
}
