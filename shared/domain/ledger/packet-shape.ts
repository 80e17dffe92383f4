/** @file The auditor's packet as data: what is saved as JSON and printed. */
import { z } from 'zod';
import type { CodeReadiness } from '../billing/readiness.ts';
import { Addendum, CallKind, CallNote, Disposition, NextContact } from '../call.ts';
import { Evidence } from '../care-evidence.ts';
import { CarePlan, Goal, PlanSignature, Problem } from '../care-plan.ts';
import { Consent, Enrollment } from '../patient.ts';
import { ActorId, Coding, Id, Instant, LocalDate, TimeZone, YearMonth } from '../primitives.ts';
import { Program } from '../program.ts';
import { Credential, License } from '../staff.ts';
import { TimeEntry } from '../time-entry.ts';

const { activity, counterpart, method } = TimeEntry.shape;

/** A person who worked or signed. The name is empty where she is not known here. */
export const PacketStaff = z.object({
  id: ActorId,
  name: z.string(),
  credential: Credential,
  licenses: z.array(License.omit({ id: true })),
});
export type PacketStaff = z.infer<typeof PacketStaff>;

/** A program's total: seconds that count, the whole minutes in them, floored once, and seconds that were recorded and do not count. */
export const PacketProgram = z.object({
  program: Program,
  seconds: z.number().int(),
  minutes: z.number().int(),
  notCountedSeconds: z.number().int(),
  enrollments: z.array(Enrollment),
});
export type PacketProgram = z.infer<typeof PacketProgram>;

export const PacketEntry = z.object({
  id: Id,
  program: Program,
  activity,
  startedAt: Instant,
  endedAt: Instant,
  timeZone: TimeZone,
  seconds: z.number().int(),
  staff: PacketStaff,
  counterpart,
  isInteractive: z.boolean(),
  /** False for an entry that a correction supersedes. */
  isStanding: z.boolean(),
  notCounted: z.enum(['', 'not-billable', 'inpatient-day']),
  narrative: z.string(),
  /** The call it belongs to, with its note; null where it belongs to none, or to one that is not at hand (then `callId` says which). */
  call: z
    .object({
      id: Id,
      kind: CallKind,
      direction: z.enum(['outbound', 'inbound']),
      disposition: Disposition,
      note: CallNote,
      signedAt: z.union([Instant, z.literal('')]),
      nextContact: NextContact.nullable(),
      addenda: z.array(Addendum.extend({ writtenBy: PacketStaff })),
    })
    .nullable(),
  callId: z.union([Id, z.literal('')]),
  method,
  enteredAt: Instant,
  receivedAt: z.union([Instant, z.literal('')]),
  reason: z.string(),
  supersedes: z.union([Id, z.literal('')]),
  supersededBy: z.array(Id),
  deviceId: ActorId,
  sequence: z.number().int(),
  digest: z.string(),
});
export type PacketEntry = z.infer<typeof PacketEntry>;

/** What the check of the chains found. A device knows a part of what others wrote; the server knows all that was sent. */
export const PacketChain = z.object({
  checkedBy: z.enum(['server', 'device']),
  devices: z.number().int(),
  entries: z.number().int(),
  /** Entries that no device chained: imports, and those of before the chain. */
  unchained: z.number().int(),
  broken: z
    .object({
      deviceId: z.string(),
      sequence: z.number().int(),
      problem: z.enum(['altered', 'missing', 'duplicate']),
      entryId: z.string(),
    })
    .nullable(),
});
export type PacketChain = z.infer<typeof PacketChain>;

export const AuditorPacket = z.object({
  kind: z.literal('careline-auditor-packet'),
  version: z.literal(1),
  organizationName: z.string(),
  month: YearMonth,
  timeZone: TimeZone,
  generatedAt: Instant,
  generatedBy: z.string(),
  patient: z.object({
    name: z.string(),
    birthDate: LocalDate,
    recordNumber: z.string(),
    identifiers: z.array(z.object({ system: z.string(), value: z.string() })),
    diagnoses: z.array(z.object({ text: z.string(), codes: z.array(Coding) })),
  }),
  billingPractitioners: z.array(z.string()),
  programs: z.array(PacketProgram),
  entries: z.array(PacketEntry),
  chain: PacketChain,
  consents: z.array(Consent),
  evidence: z.array(Evidence),
  plan: z
    .object({
      id: Id,
      revision: z.number().int(),
      status: CarePlan.shape.status,
      updatedAt: Instant,
      problems: z.array(Problem.pick({ title: true, status: true })),
      goals: z.array(Goal.pick({ description: true, lifecycleStatus: true, achievementStatus: true })),
      signatures: z.array(PlanSignature.extend({ by: PacketStaff })),
    })
    .nullable(),
  /** As `CodeReadiness`, what the minutes and facts support by the rules of that month. It prepares; it bills nothing. */
  readiness: z.array(z.custom<CodeReadiness>((value) => typeof value === 'object' && value !== null)),
  notRecorded: z.array(z.string()),
});
export type AuditorPacket = z.infer<typeof AuditorPacket>;
