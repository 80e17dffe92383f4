import { z } from 'zod';
import { ActorId, Id, Instant } from './primitives.ts';

/** The collections of the local store and of the server, by their RxDB names. At most twelve (design.md section 4). */
export const COLLECTIONS = [
  'patients',
  'carePlans',
  'calls',
  'timeEntries',
  'screenings',
  'observations',
  'tasks',
  'resources',
  'staff',
  'auditEvents',
  'reviewItems',
  'forms',
] as const;
export const CollectionName = z.enum(COLLECTIONS);
export type CollectionName = z.infer<typeof CollectionName>;

/**
 * The fields every document carries. `updatedAt`, `updatedBy` and `deviceId` are the writer's; `rev` and `receivedAt` are
 * the server's stamp. A local write keeps `rev` (the version it was made on) and clears `receivedAt`: a document whose
 * `receivedAt` is empty is on this device only, and one that has it is with the server.
 */
export const documentFields = {
  id: Id,
  updatedAt: Instant,
  updatedBy: ActorId,
  deviceId: ActorId,
  rev: z.number().int().min(0),
  receivedAt: z.union([Instant, z.literal('')]),
};

/** The common part of all documents. */
export const DocumentStamp = z.object(documentFields);
export type DocumentStamp = z.infer<typeof DocumentStamp>;

/** Where a record is. See {@link documentFields}. `held` is a document that the server refused. */
export const Receipt = z.enum(['on-this-device', 'with-the-server', 'held']);
export type Receipt = z.infer<typeof Receipt>;
