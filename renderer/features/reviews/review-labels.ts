import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import type { Tone } from '../../ui/tone.ts';

export type Choice = 'kept' | 'other' | 'third';

/** What kind of item it is, on its chip. */
export const KIND_LABELS: Readonly<Record<ReviewEntry['kind'], string>> = {
  conflict: 'Two values',
  late: 'Came late',
  'sent-as-is': 'Sent as it is',
  overlap: 'Time booked twice',
};

export const KIND_TONES: Readonly<Record<ReviewEntry['kind'], Tone>> = {
  conflict: 'caution',
  late: 'info',
  'sent-as-is': 'critical',
  overlap: 'caution',
};

/** The button that decides, by what is picked: it says what it does. */
export const DECIDE_LABELS: Readonly<Record<Choice, string>> = {
  kept: 'Keep what is in the record',
  other: 'Take the other value',
  third: 'Put this value in the record',
};

/** Why there are two values, or what came, in a sentence for the head of an item. */
export function explanation(entry: ReviewEntry): string {
  if (entry.kind === 'conflict')
    return 'Two people changed this at the same time. Careline does not choose between them: pick the value that is right.';
  if (entry.kind === 'late')
    return 'This was written while somebody else had the patient, and arrived after the patient had moved. It is in the chart now.';
  if (entry.kind === 'overlap')
    return 'Two entries share this time, and only one of them can count. Correct or take out the other one in the minutes of its patient, then mark this as seen.';
  return 'The server refused this record, and its author passed it on to you as it is. It is in no chart: what matters in it must be written again.';
}

/** How an item was decided, for its trail: `took the other value`. */
export function decidedWords(choice: string, kind: ReviewEntry['kind']): string {
  if (choice === 'kept') return 'kept what was in the record';
  if (choice === 'other') return 'took the other value';
  if (choice === 'third') return 'wrote another value';
  return kind === 'sent-as-is' ? 'marked it as done' : 'marked it as seen';
}

/** Where to go from an item that is decided: the next open one, or the one before when it was the last. */
export function nextOpen(entries: readonly ReviewEntry[], id: string): string | null {
  const open = entries.filter(({ isOpen }) => isOpen);
  const at = open.findIndex((entry) => entry.id === id);
  return open[at + 1]?.id ?? open[at - 1]?.id ?? null;
}
