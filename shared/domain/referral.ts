import { z } from 'zod';
import { ActorId, Id, Instant } from './primitives.ts';

/**
 * Where a referral stands, from proposal to a known outcome. `connected` says that she and the service spoke, `received` that the help arrived; both
 * are her word, not the service's.
 */
export const ReferralState = z.enum([
  'proposed',
  'agreed',
  'sent',
  'accepted',
  'connected',
  'received',
  'not-received',
  'declined',
  'unreachable',
]);
export type ReferralState = z.infer<typeof ReferralState>;

/** One change of a referral. Appended, never changed. */
export const ReferralEvent = z.object({
  id: Id,
  state: ReferralState,
  at: Instant,
  by: ActorId,
  note: z.string().max(2000),
});
export type ReferralEvent = z.infer<typeof ReferralEvent>;

/** The part of a task of kind `referral` that only referrals have. */
export const Referral = z.object({
  /** The patient's need that it is for (`PatientNeed.id`), or empty. */
  patientNeedId: z.union([Id, z.literal('')]),
  /** The resource of the directory, or empty where none fits; its name and number as they were then. */
  resourceId: z.union([Id, z.literal('')]),
  resourceName: z.string().max(200),
  resourcePhone: z.string().max(40),
  /** Whether she agreed that it is made and what may be told. */
  hasConsent: z.boolean(),
  state: ReferralState,
  events: z.array(ReferralEvent),
});
export type Referral = z.infer<typeof Referral>;
