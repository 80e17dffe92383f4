import type { Disposition, NextContact } from './call.ts';
import type { Patient } from './patient.ts';

/** The next contact to propose after an attempt or a contact; null where outreach stops (deceased, opt-out). */
export function proposeNextContact(
  _patient: Pick<Patient, 'timeZone' | 'callWindows' | 'deceased' | 'riskTier'>,
  _disposition: Disposition,
  _now: number,
): NextContact | null {
  throw new Error('being written');
}
