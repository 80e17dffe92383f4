/** @file What a consent has to tell the patient, and how one may say it (domain.md 1.5, seen 2026-11-21). The words are ours. */
import type { Consent } from '#shared/domain/patient.ts';
import type { Program } from '#shared/domain/program.ts';

/** Something a patient must have heard before she decides. */
export interface ConsentTelling {
  field: 'costSharingDisclosed' | 'onePractitionerDisclosed' | 'rightToStopDisclosed';
  label: string;
  /** As it may be said on the telephone. */
  spoken: string;
  /** The programs whose consent has to say it. */
  programs: readonly Program[];
}

export const CONSENT_TELLINGS: readonly ConsentTelling[] = [
  {
    field: 'costSharingDisclosed',
    label: 'Cost sharing was explained',
    spoken: 'Your plan pays for this, and a share of the cost may come to you, as with a visit.',
    programs: ['CCM', 'PCM', 'APCM', 'RPM', 'RTM', 'BHI', 'CoCM', 'CHI', 'PIN'],
  },
  {
    field: 'onePractitionerDisclosed',
    label: 'One practitioner a month was explained',
    spoken:
      'Only one practitioner can bill this for you in a month. If another office does it already, tell me.',
    programs: ['CCM', 'PCM', 'APCM', 'CHI', 'PIN'],
  },
  {
    field: 'rightToStopDisclosed',
    label: 'The right to stop was explained',
    spoken: 'You can stop at any time. It then ends with that month, and your care does not change.',
    programs: ['CCM', 'PCM', 'APCM'],
  },
];

/** What the consent to a program has to tell; nothing for the sharing of health information. */
export function tellingsOf(program: Consent['program']): readonly ConsentTelling[] {
  return CONSENT_TELLINGS.filter(({ programs }) => programs.some((one) => one === program));
}
