import { oc } from '@orpc/contract';
import { z } from 'zod';
import { AuditGroup } from '#shared/domain/audit-group.ts';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { Credential } from '#shared/domain/staff.ts';
import { serverErrors } from './errors.ts';

/** Most events of one page. */
export const AUDIT_PAGE_LIMIT = 200;

/** The longest time that one search goes through, in days: the six years that records of access are kept. */
export const AUDIT_LONGEST_DAYS = 6 * 366;

/** The last event of a page: the next one starts after it. Events that arrive meanwhile shift nothing. */
export const AuditCursor = z.object({ at: Instant, id: Id });
export type AuditCursor = z.infer<typeof AuditCursor>;

/** What is looked for. Each part that is left out narrows nothing. */
export const AuditFilter = z.object({
  patientId: Id.optional(),
  staffId: Id.optional(),
  group: AuditGroup.optional(),
  /** When it happened, by the clock of the device: from this moment until before that one. */
  from: Instant,
  until: Instant,
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** Somebody who did something; of whom the organization knows nothing more there is an id only. */
export const AuditPerson = z.object({
  staffId: Id,
  name: z.string(),
  credential: Credential.or(z.literal('')),
});
export type AuditPerson = z.infer<typeof AuditPerson>;

/** One event. It holds ids of patients and never their names. */
export const AuditEntry = z.object({
  id: Id,
  /** Null: the server itself, or somebody at its command line. */
  who: AuditPerson.nullable(),
  /** Empty where it was on no device. */
  deviceId: z.union([Id, z.literal('')]),
  deviceName: z.string(),
  /** A code of `shared/content/audit-actions.ts`. */
  action: z.string(),
  patientId: z.union([Id, z.literal('')]),
  /** A collection, or `local`; empty for events of accounts. */
  entityType: z.string(),
  entityId: z.union([Id, z.literal('')]),
  /** Whose account it was about, for events of accounts. */
  about: AuditPerson.nullable(),
  /** When it happened, by the clock of the device. */
  at: Instant,
  /** When it came to the server. */
  receivedAt: Instant,
  /** It was done without the server. */
  isOffline: z.boolean(),
  /** How far the clock of the device was behind (ahead: below zero) when it sent this, in milliseconds; 0: right, or not known. */
  clockBehindMs: z.number().int(),
  /** Its place in the chain of its device; null for what the server itself wrote down. */
  sequence: z.number().int().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditPage = z.object({
  /** Newest first. */
  events: z.array(AuditEntry),
  /** Where the next page begins; null when nothing follows. */
  next: AuditCursor.nullable(),
});
export type AuditPage = z.infer<typeof AuditPage>;

export const AuditSearchInput = AuditFilter.extend({
  cursor: AuditCursor.nullable(),
  limit: z.number().int().min(1).max(AUDIT_PAGE_LIMIT),
  /** What the answer is for; it is written down with the search. */
  purpose: z.enum(['look', 'export']),
});
export type AuditSearchInput = z.infer<typeof AuditSearchInput>;

/** Whether what a device sent is all there and as it was written. The first hole or change is named by its place. */
export const AuditChain = z.object({
  checked: z.number().int(),
  broken: z
    .object({ sequence: z.number().int(), problem: z.enum(['altered', 'missing', 'duplicate']) })
    .nullable(),
});
export type AuditChain = z.infer<typeof AuditChain>;

const base = oc.errors(serverErrors);

export const audit = {
  /** For supervisors and administrators. The first page of a search is itself written into the trail. */
  search: base
    .route({ method: 'POST', path: '/audit/search', summary: 'Who saw or changed what' })
    .input(AuditSearchInput)
    .output(AuditPage),
  /** For the devices of people whom the asker supervises, and for administrators. */
  verifyChain: base
    .route({ method: 'POST', path: '/audit/verify-chain', summary: "Check a device's audit chain" })
    .input(z.object({ deviceId: Id }))
    .output(AuditChain),
};
