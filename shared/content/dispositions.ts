/** @file How an attempt can end, as a nurse reads it at wrap-up (domain.md 5.2, 2026-11-21). */
import { type Disposition, isContact } from '#shared/domain/call.ts';
import type { EffectRule } from '#shared/domain/disposition-effects.ts';
import { NEXT_CONTACT_RULES, type NextContactRule } from '#shared/domain/next-contact.ts';
import { effectsOf } from './disposition-effects.ts';

/** The four lists of the wrap-up screen. */
export type DispositionGroup = 'reached' | 'not-reached' | 'status-change' | 'safety';

export const DISPOSITION_GROUP_LABELS: Readonly<Record<DispositionGroup, string>> = {
  reached: 'Reached',
  'not-reached': 'Not reached',
  'status-change': 'Something changed',
  safety: 'Safety',
};

/** One way an attempt can end. */
export interface DispositionInfo {
  disposition: Disposition;
  label: string;
  group: DispositionGroup;
  /** Whether somebody who counts was spoken to: a contact, not an attempt. */
  isContact: boolean;
  next: NextContactRule | null;
  /** What happens besides, in the same stroke as the call is signed. */
  effects: readonly EffectRule[];
}

const LABELS: Readonly<Record<Disposition, readonly [DispositionGroup, string]>> = {
  'reached-completed': ['reached', 'Reached, completed'],
  'reached-partial': ['reached', 'Reached, to be continued'],
  'representative-reached': ['reached', 'Caregiver or representative reached'],
  'reached-declined-today': ['reached', 'Reached, not a good time today'],
  'interpreter-needed': ['reached', 'Reached, interpreter needed'],
  'language-barrier': ['reached', 'Reached, no common language'],
  'identity-not-verified': ['reached', 'Answered, identity not confirmed'],
  'reached-wrong-person': ['reached', 'Somebody else answered'],
  'no-answer': ['not-reached', 'No answer'],
  'voicemail-left': ['not-reached', 'Voicemail left'],
  'voicemail-unavailable': ['not-reached', 'Voicemail full or not set up'],
  busy: ['not-reached', 'Busy'],
  'call-dropped': ['not-reached', 'Call dropped'],
  'message-sent': ['not-reached', 'Letter or message sent'],
  'line-disconnected': ['status-change', 'Line disconnected'],
  'wrong-number': ['status-change', 'Wrong number'],
  hospitalized: ['status-change', 'In hospital'],
  'moved-facility': ['status-change', 'Moved to a facility'],
  'reached-declined-program': ['status-change', 'Wants to leave the program'],
  'deceased-reported': ['status-change', 'Reported deceased'],
  'safety-concern': ['safety', 'Hostile or unsafe call'],
  'emergency-escalated': ['safety', 'Emergency, escalated'],
};

/** All dispositions in the order of the wrap-up screen. */
export const DISPOSITIONS: readonly DispositionInfo[] = (
  Object.entries(LABELS) as [Disposition, readonly [DispositionGroup, string]][]
).map(([disposition, [group, label]]) => ({
  disposition,
  label,
  group,
  isContact: isContact(disposition),
  next: NEXT_CONTACT_RULES[disposition],
  effects: effectsOf(disposition),
}));

/** The words for a disposition. */
export function dispositionLabel(disposition: Disposition): string {
  return LABELS[disposition][1];
}
