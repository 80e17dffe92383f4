import { z } from 'zod';
import { documentFields } from './document.ts';
import { ActorId, Id, Instant } from './primitives.ts';

/**
 * Who saw or changed what, when, on which device, also while offline. Append-only and chained per device: `digest` is the
 * SHA-256 of the event's own facts and the digest before it, so a removed or altered event breaks the chain.
 */
export const AuditEvent = z.object({
  ...documentFields,
  patientId: z.union([Id, z.literal('')]),
  staffId: ActorId,
  action: z.string().max(60),
  entityType: z.string().max(40),
  entityId: z.union([Id, z.literal('')]),
  at: Instant,
  sequence: z.number().int().min(0),
  previousDigest: z.string().max(64),
  digest: z.string().length(64),
});
export type AuditEvent = z.infer<typeof AuditEvent>;
