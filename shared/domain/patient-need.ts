import { z } from 'zod';
import { ActorId, Coding, Id, Instant } from './primitives.ts';

/**
 * Where a need stands. `open`: found and not decided; `working`: accepted, somebody acts on it; `declined`: she does not want help with it;
 * `met`: help arrived and she said so; `closed`: given up, with the reason in the comment.
 */
export const PatientNeedStatus = z.enum(['open', 'working', 'declined', 'met', 'closed']);
export type PatientNeedStatus = z.infer<typeof PatientNeedStatus>;

/** What a clinician said of a proposed code. `none`: there is no code to propose, or it may not be proposed (abuse; domain.md 4.2). */
export const CodeStatus = z.enum(['none', 'proposed', 'confirmed', 'rejected']);
export type CodeStatus = z.infer<typeof CodeStatus>;

/** A need that a screening showed and what became of it, kept with the patient until it is closed. */
export const PatientNeed = z.object({
  id: Id,
  /** The guide it follows: `NeedGuide.needId`. */
  needId: z.string().max(60),
  domain: z.string().max(60),
  title: z.string().max(200),
  status: PatientNeedStatus,
  /** The screening that showed it, or empty where it was told otherwise. */
  sourceScreeningId: z.union([Id, z.literal('')]),
  foundAt: Instant,
  foundBy: ActorId,
  code: Coding.nullable(),
  codeStatus: CodeStatus,
  codeDecidedBy: z.union([ActorId, z.literal('')]),
  codeDecidedAt: z.union([Instant, z.literal('')]),
  /** What came of it in the care plan and the tasks; empty while nothing did. */
  problemId: z.union([Id, z.literal('')]),
  goalId: z.union([Id, z.literal('')]),
  referralTaskId: z.union([Id, z.literal('')]),
  /** When she last said that she still has it, after something said otherwise; empty: never asked. */
  confirmedAt: z.union([Instant, z.literal('')]),
  closedAt: z.union([Instant, z.literal('')]),
  comment: z.string().max(2000),
});
export type PatientNeed = z.infer<typeof PatientNeed>;
