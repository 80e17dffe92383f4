import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { create } from 'zustand';
import { useEngine } from '../../client/EngineProvider.tsx';
import { useSession, useSyncStatus } from '../../client/live-store.ts';
import { QueryState } from '../../client/QueryState.tsx';
import { plural } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { CaseloadEmpty } from './CaseloadEmpty.tsx';
import { CaseloadTable } from './CaseloadTable.tsx';

/** More patients than a supervisor's team has; the engine's own bound. */
const ALL = 5000;

/** In memory only: a search may hold a name. */
const useCaseload = create<{ text: string }>(() => ({ text: '' }));

/** Every patient on this device, found by name, telephone, record number or date of birth. */
export function CaseloadScreen() {
  const engine = useEngine();
  const { text } = useCaseload();
  const isSupervisor = useSession()?.person?.role === 'supervisor';
  const isComplete = useSyncStatus()?.isInitialSyncDone ?? true;
  const wanted = useDeferredValue(text.trim());
  const found = useQuery(
    engine.patients.search.queryOptions({
      input: { text: wanted, limit: ALL },
      placeholderData: keepPreviousData,
    }),
  );
  const count = found.data === undefined ? undefined : plural(found.data.length, 'patient');
  return (
    <Page
      fill
      title="Caseload"
      subtitle={<span role="status">{wanted === '' ? count : `${count ?? ''} found`}</span>}
      actions={
        <SearchField
          label="Name, telephone, number or birth date"
          value={text}
          onChange={(value) => useCaseload.setState({ text: value })}
          width="20rem"
        />
      }
    >
      <QueryState query={found} what="the caseload" rows={14} rowHeight={2.25}>
        {(rows) =>
          rows.length > 0 ? (
            <CaseloadTable rows={rows} withManager={isSupervisor} />
          ) : (
            <CaseloadEmpty
              text={wanted}
              isComplete={isComplete}
              onClear={() => useCaseload.setState({ text: '' })}
            />
          )
        }
      </QueryState>
    </Page>
  );
}
