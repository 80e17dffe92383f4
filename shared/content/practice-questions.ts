/** @file Everything that is left to a practice to decide, of billing and of care gaps, in one list. Until it has, the cautious answer holds. */
import { BILLING_SWITCHES } from './billing/index.ts';
import { CARE_GAP_QUESTIONS } from './care-gaps/index.ts';

export interface PracticeQuestion {
  /** The key of its answer in the practice's switches. */
  id: string;
  about: 'billing' | 'care-gaps';
  question: string;
  /** A number is a count, a cap or a threshold; a boolean is yes or no. */
  cautious: number | boolean;
  /** Why it is not settled. */
  source: string;
}

export const PRACTICE_QUESTIONS: readonly PracticeQuestion[] = [
  ...BILLING_SWITCHES.map((one) => ({ ...one, about: 'billing' as const })),
  ...[...CARE_GAP_QUESTIONS.values()].map(({ setting, title, question, cautious, source }) => ({
    ...{ id: setting, about: 'care-gaps' as const, cautious, source },
    question: `${title}: ${question.charAt(0).toLowerCase()}${question.slice(1)}`,
  })),
];

/** What is wrong with an answer, in a sentence; empty where it is one. */
export function answerProblem(id: string, value: unknown): string {
  const known = PRACTICE_QUESTIONS.find((one) => one.id === id);
  if (known === undefined) return `There is no question "${id}".`;
  if (typeof known.cautious === 'boolean') {
    return typeof value === 'boolean' ? '' : `${known.question} Say yes or no.`;
  }
  const isNumber = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100;
  return isNumber ? '' : `${known.question} Give a whole number from 0 to 100.`;
}
