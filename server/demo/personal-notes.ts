import data from './data/personal-notes.json' with { type: 'json' };
import type { Random } from './random.ts';

/** A line or two that help to know her as a person; often there is none. */
export function inventPersonalNotes(random: Random): string {
  if (random.chance(0.3)) return '';
  const notes = [random.pick(data.living), random.pick(data.likes)];
  if (random.chance(0.3)) notes.push(random.pick(data.practical));
  return notes.join(' ');
}
