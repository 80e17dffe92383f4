import type { ReferralState } from '#shared/domain/referral.ts';
import type { Tone } from '../../ui/tone.ts';

export const REFERRAL_STATE_WORDS: Record<ReferralState, string> = {
  proposed: 'Proposed',
  agreed: 'Agreed, not sent',
  sent: 'Sent',
  accepted: 'Accepted by the service',
  connected: 'They spoke',
  received: 'Help received',
  'not-received': 'No help received',
  declined: 'Declined',
  unreachable: 'Service not reached',
};

export const REFERRAL_STATE_TONES: Record<ReferralState, Tone> = {
  proposed: 'caution',
  agreed: 'caution',
  sent: 'info',
  accepted: 'info',
  connected: 'info',
  received: 'good',
  'not-received': 'critical',
  declined: 'neutral',
  unreachable: 'critical',
};

/** The words on the button that takes a step, and its key. */
export const REFERRAL_STEPS: Record<ReferralState, { words: string; keys: string }> = {
  proposed: { words: 'Proposed', keys: '' },
  agreed: { words: 'Patient agrees', keys: 's' },
  sent: { words: 'Sent', keys: 's' },
  accepted: { words: 'Service accepted', keys: 'v' },
  connected: { words: 'They spoke', keys: 'l' },
  received: { words: 'Help received', keys: 'f' },
  'not-received': { words: 'No help came', keys: 'x' },
  unreachable: { words: 'Not reached', keys: 'u' },
  declined: { words: 'Declined', keys: 'z' },
};

/** A follow-up that brought no news. */
export const NO_NEWS = { words: 'No news yet', keys: 'o' };
