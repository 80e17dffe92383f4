import { z } from 'zod';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { command, query } from '../procedures.ts';
import { AuditChain, AuditCursor, AuditEntry, AuditFilter, AuditSearchInput } from '../server/audit.ts';

/** An event of the trail, with the patient's name where she is on this device. */
export const AuditLine = AuditEntry.extend({
  patientName: z.string(),
  /** When it came to the server; empty while it is on this device only. */
  receivedAt: z.union([Instant, z.literal('')]),
});
export type AuditLine = z.infer<typeof AuditLine>;

/** Somebody of the organization, to look for. */
export const AuditedPerson = z.object({
  staffId: Id,
  name: z.string(),
  credential: z.string(),
  teamName: z.string(),
  isActive: z.boolean(),
});
export type AuditedPerson = z.infer<typeof AuditedPerson>;

/** Most events of one file. */
export const AUDIT_EXPORT_LIMIT = 10_000;

export const audit = {
  /** Asked of the server: a page of who saw or changed what. OFFLINE, NOT_ALLOWED for a care manager, INVALID for a time that is none. */
  search: query([])
    .input(AuditSearchInput.omit({ purpose: true }))
    .output(z.object({ lines: z.array(AuditLine), next: AuditCursor.nullable() })),
  /** Everybody of the organization by name, one's own team first and who left last; and the name of the patient looked for, if she is on this device. */
  choices: query(['staff', 'patients'])
    .input(z.object({ patientId: z.union([Id, z.literal('')]) }))
    .output(z.object({ people: z.array(AuditedPerson), patientName: z.string() })),
  /** What this device knows about a patient by itself, newest first: at most the last two hundred. */
  onDevice: query(['auditEvents', 'staff'])
    .input(z.object({ patientId: Id }))
    .output(z.array(AuditLine)),
  /** The whole answer as CSV, patients by their ids. What is beyond the limit is left out, and `isWhole` says so. */
  exportCsv: command
    .input(AuditFilter)
    .output(z.object({ csv: z.string(), count: z.number().int(), isWhole: z.boolean() })),
  /** Adds the chain of a device up again, on the server. NOT_FOUND for a device of nobody in the team. */
  verifyChain: command.input(z.object({ deviceId: Id })).output(AuditChain),
};
