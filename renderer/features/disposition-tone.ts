import { type Disposition, isContact } from '#shared/domain/call.ts';
import type { Tone } from '../ui/tone.ts';

const CRITICAL: ReadonlySet<Disposition> = new Set<Disposition>([
  'emergency-escalated',
  'safety-concern',
  'deceased-reported',
]);
const CAUTION: ReadonlySet<Disposition> = new Set<Disposition>([
  'hospitalized',
  'wrong-number',
  'line-disconnected',
  'identity-not-verified',
  'reached-declined-program',
  'language-barrier',
  'interpreter-needed',
  'call-dropped',
]);

/** How an outcome is shown: somebody was reached, somebody must look, or nothing came of it. */
export function dispositionTone(disposition: Disposition): Tone {
  if (CRITICAL.has(disposition)) return 'critical';
  if (isContact(disposition)) return 'good';
  return CAUTION.has(disposition) ? 'caution' : 'neutral';
}
