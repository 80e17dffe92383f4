/** @file The words and colours of what only the review of calls shows. */
import type { ChartChange } from '#shared/contract/engine/call-reviews.ts';
import type { CallStanding } from '#shared/domain/call-reviews.ts';
import type { Tone } from '../../ui/tone.ts';

export const STANDING_TONES: Readonly<Record<CallStanding, Tone>> = {
  'not-reviewed': 'neutral',
  answered: 'accent',
  returned: 'caution',
  commented: 'info',
  'co-signed': 'good',
};

const LISTS: Readonly<Record<ChartChange['list'], string>> = {
  problems: 'Problem',
  goals: 'Goal',
  interventions: 'Step',
  barriers: 'Barrier',
  sections: 'Section of the plan',
  medications: 'Medicine',
  allergies: 'Allergy',
  conditions: 'Condition',
  immunizations: 'Immunization',
  phones: 'Telephone',
  emergencyContacts: 'Emergency contact',
  screenings: 'Screening',
  calls: 'Call',
};

/** `Medicine changed: Lisinopril`. */
export function changeWords({ list, kind, title }: ChartChange): string {
  return `${LISTS[list]} ${kind}: ${title}`;
}
