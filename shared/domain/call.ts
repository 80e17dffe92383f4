import { z } from 'zod';
import { CallReview } from './call-review.ts';
import { documentFields } from './document.ts';
import { ActorId, Id, Instant } from './primitives.ts';

/** Why a contact takes place (domain.md 5.3). */
export const CallKind = z.enum([
  'enrollment',
  'initial-assessment',
  'monthly-check-in',
  'transition-of-care',
  'post-emergency',
  'remote-monitoring',
  'care-gap',
  'referral-follow-up',
  'care-plan-review',
  'callback',
]);
export type CallKind = z.infer<typeof CallKind>;

/** How an attempt ended (domain.md 5.2). */
export const Disposition = z.enum([
  'reached-completed',
  'reached-partial',
  'reached-declined-today',
  'reached-declined-program',
  'reached-wrong-person',
  'representative-reached',
  'interpreter-needed',
  'voicemail-left',
  'voicemail-unavailable',
  'no-answer',
  'busy',
  'line-disconnected',
  'wrong-number',
  'call-dropped',
  'hospitalized',
  'moved-facility',
  'deceased-reported',
  'safety-concern',
  'emergency-escalated',
  'language-barrier',
  'message-sent',
  'identity-not-verified',
]);
export type Disposition = z.infer<typeof Disposition>;

/** The two identifiers the person stated before anything about health was said (domain.md 5.5). */
export const IdentityIdentifier = z.enum([
  'full-name',
  'date-of-birth',
  'address',
  'phone-on-file',
  'record-number',
]);
export type IdentityIdentifier = z.infer<typeof IdentityIdentifier>;
export const IdentityCheck = z.object({
  identifiers: z.array(IdentityIdentifier),
  verifiedAt: Instant,
});
export type IdentityCheck = z.infer<typeof IdentityCheck>;

/** The note, by section, in the nurse's words. */
export const CallNote = z.object({
  reason: z.string().max(20_000),
  assessment: z.string().max(20_000),
  education: z.string().max(20_000),
  plan: z.string().max(20_000),
});
export type CallNote = z.infer<typeof CallNote>;

export const NextContact = z.object({ dueAt: Instant, kind: CallKind, reason: z.string().max(500) });
export type NextContact = z.infer<typeof NextContact>;

export const Addendum = z.object({
  id: Id,
  text: z.string().max(20_000),
  writtenAt: Instant,
  writtenBy: ActorId,
});
export type Addendum = z.infer<typeof Addendum>;

/** A contact or an attempt. One author; sealed once signed, later words are addenda and reviews. */
export const Call = z.object({
  ...documentFields,
  patientId: Id,
  staffId: ActorId,
  kind: CallKind,
  direction: z.enum(['outbound', 'inbound']),
  startedAt: Instant,
  endedAt: Instant,
  disposition: Disposition,
  identityCheck: IdentityCheck.nullable(),
  numberDialled: z.string().max(40),
  interpreterId: z.string().max(60),
  note: CallNote,
  nextContact: NextContact.nullable(),
  signedAt: z.union([Instant, z.literal('')]),
  addenda: z.array(Addendum),
  reviews: z.array(CallReview),
});
export type Call = z.infer<typeof Call>;

const REACHED: ReadonlySet<Disposition> = new Set<Disposition>([
  'reached-completed',
  'reached-partial',
  'representative-reached',
  'emergency-escalated',
]);

/** Whether a disposition means that somebody who counts was spoken to (a contact, not an attempt). */
export function isContact(disposition: Disposition): boolean {
  return REACHED.has(disposition);
}
