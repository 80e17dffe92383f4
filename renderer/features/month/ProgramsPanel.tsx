import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { PROGRAM_LABELS } from '#shared/content/labels.ts';
import type { MonthView } from '#shared/contract/engine/month.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatNumber, plural } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import type { Ask } from './asked.ts';
import { BandBar } from './BandBar.tsx';
import { bandFill, bandWords } from './band-words.ts';
import { NumberButton } from './NumberButton.tsx';

type ProgramRow = MonthView['programs'][number];

/** Each program with its minutes, and how many patients stand where. */
export function ProgramsPanel({ view, onAsk }: { view: MonthView; onAsk: Ask }) {
  return (
    <Panel title="Programs" note="patients by their minutes this month">
      {view.programs.length === 0 ? (
        <EmptyState title="Nobody is in a program this month">
          Patients appear here from the month of their enrollment on.
        </EmptyState>
      ) : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {view.programs.map((row) => (
          <ProgramLine key={row.program} row={row} onAsk={onAsk} />
        ))}
      </Box>
    </Panel>
  );
}

function ProgramLine({ row, onAsk }: { row: ProgramRow; onAsk: Ask }) {
  const { program, minutes, bands } = row;
  const patients = bands.reduce((sum, band) => sum + band.patients.length, 0);
  return (
    <Box component="li" sx={{ py: 1, '& + &': { borderTop: '1px solid', borderColor: 'divider' } }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, flexWrap: 'wrap' }}>
        <Typography component="h3" variant="subtitle2">
          {PROGRAM_LABELS[program]}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          {program} · {plural(patients, 'patient')}
        </Typography>
        <Box sx={{ flex: 1 }} />
        <Typography variant="body2" component="div">
          <NumberButton
            label={`${PROGRAM_LABELS[program]}: ${plural(minutes, 'minute')}, show the entries`}
            onClick={() => onAsk({ title: PROGRAM_LABELS[program], filter: { program, isCounted: true } })}
          >
            <strong>{formatNumber(minutes)}</strong>
          </NumberButton>{' '}
          {minutes === 1 ? 'minute' : 'minutes'}
        </Typography>
      </Box>
      <BandBar bands={bands} />
      <Box sx={{ display: 'flex', columnGap: 2.5, rowGap: 0.25, flexWrap: 'wrap', fontSize: '0.8125rem' }}>
        {bands.map((band, index) => {
          const words = bandWords(band);
          return (
            <Box key={band.from} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
              <Box
                component="span"
                aria-hidden
                sx={[{ width: 10, height: 10, borderRadius: '2px' }, bandFill(index)]}
              />
              <NumberButton
                label={`${PROGRAM_LABELS[program]}: ${plural(band.patients.length, 'patient')} ${words}, show the entries`}
                onClick={() =>
                  onAsk({
                    title: `${PROGRAM_LABELS[program]}: ${words}`,
                    filter: { program, band: { from: band.from, until: band.until }, isCounted: true },
                    patients: band.patients,
                  })
                }
              >
                <strong>{band.patients.length}</strong>
              </NumberButton>
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {words}
              </Box>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
