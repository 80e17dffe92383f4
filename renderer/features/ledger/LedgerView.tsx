import AddOutlined from '@mui/icons-material/AddOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { LedgerEntry, LedgerMonth } from '#shared/contract/engine/ledger.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDate, formatMonth, plural } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ViewFrame } from '../../ui/ViewFrame.tsx';
import { useChart } from '../patient/chart.ts';
import { AddEntryDialog } from './AddEntryDialog.tsx';
import { CorrectEntryDialog } from './CorrectEntryDialog.tsx';
import { EntriesTable } from './EntriesTable.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';
import { MonthTotals } from './MonthTotals.tsx';
import { PacketButtons } from './PacketButtons.tsx';

/** The minutes of a patient: a month's totals and the entries behind them, time booked by hand, corrections, the packet for an auditor. */
export function LedgerView() {
  const { patient } = useChart();
  const [address, setAddress] = useSearchParams();
  const month = address.get('month') ?? undefined;
  const query = useQuery(
    useEngine().ledger.month.queryOptions({
      input: { patientId: patient.id, ...(month === undefined ? {} : { month }) },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <ViewFrame sx={{ display: 'grid', gap: 1.25 }}>
      <QueryState query={query} what="the minutes" rows={7}>
        {(ledger) => (
          <Month ledger={ledger} onMonth={(chosen) => setAddress({ month: chosen }, { replace: true })} />
        )}
      </QueryState>
    </ViewFrame>
  );
}

type Open = { what: 'add' } | { what: 'correct' | 'history'; entry: LedgerEntry };

function Month({ ledger, onMonth }: { ledger: LedgerMonth; onMonth: (month: string) => void }) {
  const [open, setOpen] = useState<Open | null>(null);
  const { manual, timeZone, entries } = ledger;
  const close = () => setOpen(null);
  const add = () => {
    if (manual.isAllowed) setOpen({ what: 'add' });
  };
  useShortcut('b', add, { description: 'Book time by hand', group: 'Minutes' });
  const counted = entries.filter(({ isStanding, seconds }) => isStanding && seconds > 0).length;
  return (
    <>
      <Panel
        title={`Minutes, ${formatMonth(ledger.month)}`}
        note={`Month and day in ${timeZone.replaceAll('_', ' ')}`}
        actions={
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <TextField
              select
              size="small"
              hiddenLabel
              value={ledger.month}
              onChange={(event) => onMonth(event.target.value)}
              fullWidth={false}
              slotProps={{ select: { SelectDisplayProps: { 'aria-label': 'Month' } } }}
              sx={{ width: '11.5rem' }}
            >
              {ledger.months.map((each) => (
                <MenuItem key={each} value={each}>
                  {formatMonth(each)}
                </MenuItem>
              ))}
            </TextField>
            <PacketButtons patientId={ledger.patientId} month={ledger.month} />
            {manual.isAllowed ? (
              <Button
                variant="contained"
                size="small"
                startIcon={<AddOutlined />}
                onClick={add}
                aria-keyshortcuts="b"
              >
                Book time
                <Box component="span" aria-hidden sx={{ ml: 1 }}>
                  <KeyHint keys="b" />
                </Box>
              </Button>
            ) : null}
          </Box>
        }
      >
        {ledger.closed === null ? null : (
          <Alert severity="info" sx={{ mb: 1 }}>
            {formatMonth(ledger.month)} was closed for billing by {ledger.closed.byName} on{' '}
            {formatDate(ledger.closed.at)}. A supervisor can open it again. Until then nothing is booked or
            corrected in it by hand; time that the clock counted is kept all the same.
          </Alert>
        )}
        <MonthTotals totals={ledger.totals} />
      </Panel>
      <Panel title="Entries" note={plural(counted, 'standing entry', 'standing entries')} flush>
        {entries.length === 0 ? (
          <EmptyState title="No minutes in this month">
            Calls and work with the clock are booked by themselves; what was done without it is booked by
            hand.
          </EmptyState>
        ) : (
          <EntriesTable
            {...{ entries, timeZone }}
            onCorrect={(entry) => setOpen({ what: 'correct', entry })}
            onHistory={(entry) => setOpen({ what: 'history', entry })}
          />
        )}
      </Panel>
      {open?.what === 'add' ? <AddEntryDialog ledger={ledger} onClose={close} /> : null}
      {open?.what === 'correct' ? (
        <CorrectEntryDialog entry={open.entry} timeZone={timeZone} onClose={close} />
      ) : null}
      {open?.what === 'history' ? (
        <HistoryDialog entryId={open.entry.entryId} timeZone={timeZone} onClose={close} />
      ) : null}
    </>
  );
}
