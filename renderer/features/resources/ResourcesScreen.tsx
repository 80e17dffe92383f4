import Box from '@mui/material/Box';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef } from 'react';
import type { DirectoryPage } from '#shared/contract/engine/referrals.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatNumber, plural } from '../../ui/format.ts';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { Page } from '../../ui/Page.tsx';
import { DirectoryFilters } from './DirectoryFilters.tsx';
import { useDirectoryState } from './directory-store.ts';
import { ResourceDetail } from './ResourceDetail.tsx';
import { ResourceList } from './ResourceList.tsx';

/** More than anybody reads; what is further down is found by words. */
const SHOWN = 60;

/** The directory of community resources on this device, searched without a network. */
export function ResourcesScreen() {
  const { text, kind, postalCode, language, patient } = useDirectoryState();
  const patientField = useRef<HTMLInputElement>(null);
  const input = useDeferredValue({
    ...{ text: text.trim(), kinds: kind, language, patientId: patient?.patientId ?? '' },
    // Half a ZIP is nobody's.
    postalCode: postalCode.length === 5 ? postalCode : '',
  });
  const query = useQuery(
    useEngine().resources.directory.queryOptions({
      input: { ...input, kinds: input.kinds === '' ? [] : [input.kinds], limit: SHOWN },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Page fill title="Resources" subtitle={<span role="status">{countText(query.data)}</span>}>
      <DirectoryFilters postalCode={query.data?.postalCode ?? ''} patientField={patientField} />
      <QueryState query={query} what="the directory" rows={8}>
        {(page) => <Found page={page} onAskPatient={() => patientField.current?.focus()} />}
      </QueryState>
    </Page>
  );
}

function countText(page: DirectoryPage | undefined): string {
  if (page === undefined) return '';
  const { rows, total, all } = page;
  const found =
    total === all ? plural(all, 'entry', 'entries') : `${formatNumber(total)} of ${formatNumber(all)}`;
  return rows.length < total ? `${found}, the first ${rows.length} shown` : found;
}

function Found({ page, onAskPatient }: { page: DirectoryPage; onAskPatient(): void }) {
  const chosenId = useDirectoryState((state) => state.chosenId);
  const { rows } = page;
  const index = Math.max(
    0,
    rows.findIndex(({ match }) => match.resource.id === chosenId),
  );
  const row = rows[index];
  const step = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index + by))];
    if (next) useDirectoryState.setState({ chosenId: next.match.resource.id });
  };
  const group = 'Resources';
  useShortcut('j', () => step(1), { description: 'Next resource', group });
  useShortcut('k', () => step(-1), { description: 'Resource before', group });
  if (!row) {
    return page.all === 0 ? (
      <EmptyState title="The directory is empty">
        Your administrator loads it on the server. Until then call 211.
      </EmptyState>
    ) : (
      <EmptyState title="Nothing found">Use fewer words, another ZIP, or call 211.</EmptyState>
    );
  }
  return (
    <Box
      sx={{
        ...{ display: 'grid', gap: 1.25, minHeight: 0, flex: 1, alignItems: 'start' },
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
        '& > *': { maxHeight: { md: '100%' } },
      }}
    >
      <ResourceList
        rows={rows}
        postalCode={page.postalCode}
        language={page.language}
        chosen={row}
        onChoose={(id) => useDirectoryState.setState({ chosenId: id })}
      />
      <ResourceDetail row={row} postalCode={page.postalCode} onAskPatient={onAskPatient} />
    </Box>
  );
}
