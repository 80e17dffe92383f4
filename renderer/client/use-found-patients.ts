import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { PatientRow } from '#shared/contract/engine/patients.ts';
import { useEngine } from './EngineProvider.tsx';

interface FoundPatients {
  rows: readonly PatientRow[];
  /** The rows were found for the text that stands there. While it is false nothing of them may be taken: they are of an earlier text. */
  isSettled: boolean;
  isSearching: boolean;
}

/** The patients of this device whom a text finds, by name, telephone, date of birth or record number; none for an empty text. */
export function useFoundPatients(text: string, limit: number): FoundPatients {
  const asked = text.trim();
  const wanted = useDeferredValue(asked);
  const found = useQuery(
    useEngine().patients.search.queryOptions({
      input: { text: wanted, limit },
      enabled: wanted !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const isNothing = wanted === '';
  return {
    rows: isNothing ? [] : (found.data ?? []),
    isSettled: wanted === asked && (isNothing || !(found.isPlaceholderData || found.isPending)),
    isSearching: found.isFetching,
  };
}
