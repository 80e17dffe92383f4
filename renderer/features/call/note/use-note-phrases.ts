import { useQuery } from '@tanstack/react-query';
import { NOTE_PHRASES } from '#shared/content/note-phrases.ts';
import type { OfferedPhrase } from '#shared/domain/note-phrase.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';

/** The phrases of this release and those of the person at the desk; her own take the place of one with the same word. */
export function useNotePhrases(): readonly OfferedPhrase[] {
  const own = useQuery(useEngine().notePhrases.own.queryOptions()).data ?? [];
  const words = new Set(own.map(({ word }) => word));
  return [
    ...own.map((phrase) => ({ ...phrase, section: 'any' as const })),
    ...NOTE_PHRASES.filter(({ word }) => !words.has(word)),
  ];
}
