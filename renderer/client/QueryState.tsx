import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { errorSentence } from './error-sentence.ts';

interface QueryStateProps<Data> {
  query: UseQueryResult<Data, Error>;
  /** What is shown, as words in a sentence: `the queue`. */
  what: string;
  rows?: number;
  rowHeight?: number;
  children: (data: Data) => ReactNode;
}

/** Shows a query's data, or its designed loading or error state. Data once shown stays while it is fetched anew. */
export function QueryState<Data>({ query, what, rows, rowHeight, children }: QueryStateProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    return (
      <ErrorState
        title={`Careline could not show ${what}`}
        sentence={errorSentence(query.error)}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return (
    <LoadingState
      what={what}
      {...(rows === undefined ? {} : { rows })}
      {...(rowHeight === undefined ? {} : { rowHeight })}
    />
  );
}
