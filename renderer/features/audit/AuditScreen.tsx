import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import Search from '@mui/icons-material/SearchOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuditLine } from '#shared/contract/engine/audit.ts';
import type { AuditCursor, AuditFilter } from '#shared/contract/server/audit.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorCode, errorSentence } from '../../client/error-sentence.ts';
import { useSession } from '../../client/live-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { plural } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { notify } from '../../ui/notices/notices.ts';
import { Page } from '../../ui/Page.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { AuditDetails } from './AuditDetails.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditTable } from './AuditTable.tsx';
import { OnThisDevice } from './OnThisDevice.tsx';
import { useAuditFilter } from './use-audit-filter.ts';

const PAGE = 100;

/** Tells spreadsheets that names are written in UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Who saw or changed what, asked of the server, which alone has what every device did. */
export function AuditScreen() {
  const engine = useEngine();
  const { asked, filter, change } = useAuditFilter();
  const [opened, setOpened] = useState<AuditLine | null>(null);
  const withPatient = useSession()?.person?.role === 'supervisor';
  const search = useInfiniteQuery(
    engine.audit.search.infiniteOptions({
      input: (cursor: AuditCursor | null) => ({ ...(filter ?? NO_TIME), cursor, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
      enabled: filter !== null,
      // Each search is itself written down: coming back to the screen is one, and what is shown is as of then.
      gcTime: 0,
    }),
  );
  const lines = search.data?.pages.flatMap((page) => page.lines) ?? [];
  const file = useMutation(
    engine.audit.exportCsv.mutationOptions({
      onSuccess: ({ csv, count, isWhole }) => {
        const file = new Blob([BYTE_ORDER_MARK, csv], { type: 'text/csv;charset=utf-8' });
        saveFile(file, `audit-${asked.first}-to-${asked.last}.csv`);
        notify(
          isWhole
            ? `${plural(count, 'event')} exported. The file names patients by their ids.`
            : `The newest ${plural(count, 'event')} exported. Choose a shorter time for the others.`,
        );
      },
      onError: (error) => notify(errorSentence(error)),
    }),
  );
  const canExport = filter !== null && lines.length > 0 && !file.isPending;
  const toFile = () => {
    if (canExport) file.mutate(filter);
  };
  useShortcut('e', toFile, { description: 'Export as CSV', group: 'Audit trail' });
  return (
    <Page
      fill
      title="Audit trail"
      subtitle={
        <span role="status">
          {search.isSuccess
            ? `${plural(lines.length, 'event')}${search.hasNextPage ? ', and older ones' : ''}`
            : ''}
        </span>
      }
      actions={
        <Button
          variant="outlined"
          startIcon={<FileDownload />}
          endIcon={<KeyHint keys="e" />}
          aria-keyshortcuts="e"
          disabled={!canExport}
          onClick={toFile}
        >
          {file.isPending ? 'Exporting …' : 'Export CSV'}
        </Button>
      }
    >
      <AuditFilters asked={asked} onChange={change} withPatient={withPatient} />
      {filter === null ? (
        <EmptyState icon={<Search />} title="Choose the days">
          The first day stands before the last one.
        </EmptyState>
      ) : search.isPending ? (
        <LoadingState what="the audit trail" rows={12} rowHeight={2} />
      ) : search.isError && lines.length === 0 ? (
        <NotAnswered
          error={search.error}
          patientId={withPatient ? asked.patientId : ''}
          onRetry={() => void search.refetch()}
          onOpen={setOpened}
        />
      ) : lines.length === 0 ? (
        <EmptyState icon={<Search />} title="Nothing of that kind">
          Nobody did this in these days, as far as devices have sent it. What was done offline appears here as
          soon as its device has been in contact.
        </EmptyState>
      ) : (
        <Paper
          variant="outlined"
          sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}
          tabIndex={0}
          role="region"
          aria-label="Events"
        >
          <AuditTable lines={lines} patientId={asked.patientId} onOpen={setOpened} />
          <Box sx={{ p: 1.5, display: 'flex', gap: 1.5, alignItems: 'center' }}>
            {search.hasNextPage ? (
              <Button
                variant="outlined"
                disabled={search.isFetchingNextPage}
                onClick={() => void search.fetchNextPage()}
              >
                {search.isFetchingNextPage ? 'Loading …' : 'Show older events'}
              </Button>
            ) : (
              <Box component="span" sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
                That is all of these days.
              </Box>
            )}
            {search.isFetchNextPageError ? <span role="alert">{errorSentence(search.error)}</span> : null}
          </Box>
        </Paper>
      )}
      {opened ? <AuditDetails line={opened} onClose={() => setOpened(null)} /> : null}
    </Page>
  );
}

/** Stands in the key of a question that is not asked. */
const NO_TIME: AuditFilter = { from: '1970-01-01T00:00:00.000Z', until: '1970-01-01T00:00:00.000Z' };

interface NotAnsweredProps {
  error: Error;
  patientId: string;
  onRetry: () => void;
  onOpen: (line: AuditLine) => void;
}

/** The server did not answer: said plainly, with what this device knows of the chart by itself. */
function NotAnswered({ error, patientId, onRetry, onOpen }: NotAnsweredProps) {
  const isOffline = errorCode(error) === 'OFFLINE';
  return (
    <>
      <ErrorState
        title={isOffline ? 'The audit trail is on the server' : 'Careline could not search the audit trail'}
        sentence={errorSentence(error)}
        onRetry={onRetry}
      />
      {isOffline && patientId !== '' ? <OnThisDevice patientId={patientId} onOpen={onOpen} /> : null}
    </>
  );
}
