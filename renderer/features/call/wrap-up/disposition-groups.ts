import type { Disposition } from '#shared/domain/call.ts';
import { dispositionLabel } from '../../../words/labels.ts';

export interface DispositionGroup {
  title: string;
  dispositions: readonly Disposition[];
}

/** How calls end, in the order of how often that happens. */
export const DISPOSITION_GROUPS: readonly DispositionGroup[] = [
  { title: 'Reached', dispositions: ['reached-completed', 'reached-partial', 'representative-reached'] },
  {
    title: 'Not reached',
    dispositions: [
      'voicemail-left',
      'no-answer',
      'voicemail-unavailable',
      'busy',
      'call-dropped',
      'message-sent',
    ],
  },
  {
    title: 'Did not want or could not talk',
    dispositions: [
      'reached-declined-today',
      'reached-declined-program',
      'interpreter-needed',
      'language-barrier',
      'identity-not-verified',
      'reached-wrong-person',
    ],
  },
  { title: 'Number does not work', dispositions: ['wrong-number', 'line-disconnected'] },
  { title: 'Change of situation', dispositions: ['hospitalized', 'moved-facility', 'deceased-reported'] },
  { title: 'Safety', dispositions: ['emergency-escalated', 'safety-concern'] },
];

/** The groups with those entries whose words hold each word of the search; empty groups are left out. */
export function searchDispositions(text: string): DispositionGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return DISPOSITION_GROUPS.map((group) => ({
    ...group,
    dispositions: group.dispositions.filter((disposition) => {
      const label = `${dispositionLabel[disposition]} ${group.title}`.toLowerCase();
      return words.every((word) => label.includes(word));
    }),
  })).filter((group) => group.dispositions.length > 0);
}
