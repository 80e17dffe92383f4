import type { HandoutView } from '#shared/contract/engine/education.ts';
import type { EducationGiven, TeachBack } from '#shared/domain/education-given.ts';
import type { Tone } from '../../ui/tone.ts';
import { dateText } from '../patient/formats.ts';

/** How a handout can be given, with the key for it. */
export const METHODS: readonly { method: EducationGiven['method']; label: string; keys: string }[] = [
  { method: 'talked-through', label: 'Talked through', keys: 'r' },
  { method: 'in-person', label: 'In person', keys: 'i' },
  { method: 'mail', label: 'Mailed', keys: 'm' },
  { method: 'e-mail', label: 'E-mailed', keys: 'e' },
  { method: 'portal', label: 'Portal', keys: 'o' },
];

/** What came back, in the order of the number keys. */
export const RESULTS: readonly { teachBack: TeachBack; label: string; tone: Tone }[] = [
  { teachBack: 'said-back', label: 'Said it back', tone: 'good' },
  { teachBack: 'needs-more', label: 'Said part of it', tone: 'caution' },
  { teachBack: 'could-not', label: 'Could not say it back', tone: 'critical' },
  { teachBack: 'not-asked', label: 'Not asked', tone: 'neutral' },
];

export function resultOf(teachBack: TeachBack): { label: string; tone: Tone } {
  return RESULTS.find((one) => one.teachBack === teachBack) ?? { label: teachBack, tone: 'neutral' };
}

export function methodLabel(method: EducationGiven['method']): string {
  return METHODS.find((one) => one.method === method)?.label ?? method;
}

/** Where she stands with a handout, in a few words; null where there is nothing to do or to know. */
export function standingWords({ standing, lastGiven }: HandoutView): { label: string; tone: Tone } | null {
  const { why, dueOn, isDue } = standing;
  if (why === 'never') return isDue ? { label: 'Not given yet', tone: 'info' } : null;
  if (isDue) {
    const labels = {
      again: 'Go over it again',
      ask: 'Ask to say it back',
      changed: 'New version',
      yearly: 'Once a year: due',
    };
    return { label: labels[why], tone: 'caution' };
  }
  if (lastGiven !== null && why === 'yearly') return { label: 'Said it back', tone: 'good' };
  return dueOn === '' ? null : { label: `Again from ${dateText(dueOn)}`, tone: 'neutral' };
}
