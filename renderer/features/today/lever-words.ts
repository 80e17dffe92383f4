import type { QueueWhy } from '#shared/contract/engine/queue.ts';

type Lever = QueueWhy['levers'][number];

const WORDS: Readonly<Record<Lever['code'], string>> = {
  'hold-ends': 'If not put off',
  'hours-open': 'When the hours open',
  contact: 'After a completed contact',
  attempt: 'After an attempt without an answer',
  minutes: 'With the minutes that are missing',
  tomorrow: 'Tomorrow at this time, if nothing happens',
};

const NOT_LISTED: Readonly<Record<NonNullable<QueueWhy['notListed']>, string>> = {
  deceased: 'Reported deceased. Nobody calls until a supervisor has decided.',
  'opted-out': 'Has declined. Nobody calls until there is a new consent.',
  'not-enrolled': 'In no program any more, and nothing is open.',
};

/** Why a patient is not in the queue, in a sentence. */
export function notListedWords(why: NonNullable<QueueWhy['notListed']>): string {
  return NOT_LISTED[why];
}

/** What would move her and where to, such as `After a completed contact` and `up to 3`. Steps that leave her where she is are left out. */
export function leverWords({
  rank,
  levers,
}: Pick<QueueWhy, 'rank' | 'levers'>): { what: string; where: string }[] {
  if (rank === null) return [];
  return levers
    .filter((lever) => lever.rank !== rank)
    .map((lever) => ({ what: WORDS[lever.code], where: whereTo(lever.rank, rank) }));
}

function whereTo(to: number | null, from: number): string {
  if (to === null) return 'out of the queue';
  return to < from ? `up to ${to}` : `down to ${to}`;
}
