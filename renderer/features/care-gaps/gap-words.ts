import type { CareGapView } from '#shared/contract/engine/care-gaps.ts';
import type { CareGapAnswer } from '#shared/domain/care-gap-answer.ts';
import { formatDate } from '../../ui/format.ts';
import type { Tone } from '../../ui/tone.ts';

type State = CareGapView['state'];

export const GAP_STATE_WORDS: Record<State, string> = {
  open: 'Open',
  'due-soon': 'Due soon',
  'not-known': 'Ask',
  answered: 'Answered',
  closed: 'Done',
};

export const GAP_STATE_TONES: Record<State, Tone> = {
  open: 'critical',
  'due-soon': 'caution',
  'not-known': 'info',
  answered: 'neutral',
  closed: 'good',
};

/** What may be said of a gap: a key each, and what its day means. */
export const GAP_ANSWERS: readonly {
  answer: CareGapAnswer['answer'];
  words: string;
  keys: string;
  dayLabel: string;
}[] = [
  { answer: 'done-elsewhere', words: 'Done elsewhere', keys: 'e', dayLabel: 'Day it was done' },
  { answer: 'ordered', words: 'Ordered', keys: 'o', dayLabel: 'Day it was ordered' },
  { answer: 'declined', words: 'Declined', keys: 'x', dayLabel: 'Day it was declined' },
  { answer: 'not-for-her', words: 'Not for this patient', keys: 'u', dayLabel: 'Day it was decided' },
];

/** Whether there is something to act on. */
export function isToActOn({ state }: { state: State }): boolean {
  return state === 'open' || state === 'not-known' || state === 'due-soon';
}

/** When a gap was or is due, in words; empty where no day is known. */
export function dueWords({ state, dueOn, doneOn }: Pick<CareGapView, 'state' | 'dueOn' | 'doneOn'>): string {
  const done = doneOn === '' ? '' : formatDate(doneOn);
  if (state === 'closed' || state === 'answered') {
    return [done, dueOn === '' ? '' : `again ${formatDate(dueOn)}`].filter(Boolean).join(' · ');
  }
  if (dueOn === '') return '';
  return `${state === 'open' ? 'since' : 'by'} ${formatDate(dueOn)}`;
}
