/** @file What a recorded fact has to say, by its kind. Pure. */
import type { Evidence, EvidenceKind } from './care-evidence.ts';
import type { LocalDate } from './primitives.ts';

/** What belongs to a kind besides its day. */
export interface EvidenceForm {
  /** Has a last day, or holds until one is recorded. */
  lasts: boolean;
  /** The bounds of its value; null where it has none. */
  value: { from: number; to: number } | null;
  /** An auditor asks who or where, so the note must say it. */
  needsNote: boolean;
}

const ONE_DAY: EvidenceForm = { lasts: false, value: null, needsNote: false };
const LASTS: EvidenceForm = { lasts: true, value: null, needsNote: false };

export const EVIDENCE_FORMS: Readonly<Record<EvidenceKind, EvidenceForm>> = {
  'initiating-visit': ONE_DAY,
  'extra-planning': ONE_DAY,
  'established-patient': ONE_DAY,
  'high-risk-condition': { ...ONE_DAY, needsNote: true },
  'qualified-medicare-beneficiary': LASTS,
  'complex-decision-making': { lasts: false, value: { from: 1, to: 2 }, needsNote: false },
  'plan-copy-given': ONE_DAY,
  'plan-approved': { ...ONE_DAY, needsNote: true },
  'device-set-up': ONE_DAY,
  'device-data-days': { lasts: false, value: { from: 1, to: 30 }, needsNote: false },
  'social-need-documented': ONE_DAY,
  'risk-tool-used': ONE_DAY,
  'transition-visit': { lasts: false, value: { from: 1, to: 2 }, needsNote: false },
  'medications-reconciled': ONE_DAY,
  'practitioner-visit': ONE_DAY,
  'inpatient-stay': LASTS,
  'home-health': LASTS,
  hospice: LASTS,
  dialysis: LASTS,
  'model-aligned': LASTS,
};

/** What a person fills in of a fact. */
export type EvidenceWords = Pick<Evidence, 'kind' | 'on' | 'until' | 'value' | 'note'>;

/** What is wrong with a fact, in a sentence with what to do; empty when nothing is. */
export function evidenceProblem(
  { kind, on, until, value, note }: EvidenceWords,
  today: LocalDate,
  birthDate: LocalDate,
): string {
  const form = EVIDENCE_FORMS[kind];
  if (!isDay(on)) return 'The day is not a day of the calendar. Enter it again.';
  if (on > today) return 'The day is in the future. Record it when it has happened.';
  if (on < birthDate) return 'The day is before the date of birth. Check the year.';
  if (until !== '') {
    if (!form.lasts) return 'This happened on one day. Leave the last day empty.';
    if (!isDay(until)) return 'The last day is not a day of the calendar. Enter it again.';
    if (until < on) return 'The last day is before the first. Check both.';
    if (until > today) return 'The last day is in the future. Leave it empty until it has come.';
  }
  if (form.value && (value < form.value.from || value > form.value.to)) {
    return kind === 'device-data-days'
      ? 'Enter the days with readings, from 1 to 30.'
      : 'Say whether the decision making was moderate or high.';
  }
  if (!form.value && value !== 0) return 'This fact has no number.';
  if (form.needsNote && note.trim() === '') {
    return kind === 'plan-approved'
      ? 'Write in the note who approved the plan.'
      : 'Write in the note which condition it is.';
  }
  return '';
}

function isDay(date: LocalDate): boolean {
  const at = Date.parse(`${date}T00:00:00.000Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === date;
}
