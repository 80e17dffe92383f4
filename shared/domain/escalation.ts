import { z } from 'zod';
import { ActorId, Id, Instant } from './primitives.ts';

/** How fast to act (domain.md 6.1): emergency services now, a nurse in the same call, the practitioner the same business day. */
export const EscalationLevel = z.enum(['E911', 'RN-now', 'SameDay']);
export type EscalationLevel = z.infer<typeof EscalationLevel>;

/** What was done in an escalation, with its time. Appended, never changed. */
export const EscalationStep = z.object({
  id: Id,
  /** The step of the protocol, or `note` for free words. */
  stepId: z.string().max(60),
  at: Instant,
  by: ActorId,
  text: z.string().max(2000),
});
export type EscalationStep = z.infer<typeof EscalationStep>;

/** The message to whoever takes over, in the four parts of SBAR. */
export const Sbar = z.object({
  situation: z.string().max(4000),
  background: z.string().max(4000),
  assessment: z.string().max(4000),
  recommendation: z.string().max(4000),
});
export type Sbar = z.infer<typeof Sbar>;

/** The part of a task of kind `escalation` that only escalations have. */
export const Escalation = z.object({
  level: EscalationLevel,
  /** The trigger of the protocol (domain.md 6.1), such as `overdose`. */
  triggerId: z.string().max(60),
  /** When it happened; the document's `receivedAt` says when it arrived. */
  occurredAt: Instant,
  /** Where help must go and whom it can call back, as said in the call. */
  location: z.string().max(500),
  callbackNumber: z.string().max(40),
  sbar: Sbar,
  steps: z.array(EscalationStep),
  acknowledgedAt: z.union([Instant, z.literal('')]),
  acknowledgedBy: z.union([ActorId, z.literal('')]),
  outcome: z.string().max(2000),
  closedAt: z.union([Instant, z.literal('')]),
  /** The task of the contact that follows, or empty. */
  followUpTaskId: z.union([Id, z.literal('')]),
});
export type Escalation = z.infer<typeof Escalation>;
