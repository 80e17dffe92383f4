import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { dispositionLabel } from '#shared/content/dispositions.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { useNow } from '../../../client/use-now.ts';
import { daysText } from '../../patient/formats.ts';
import { noteExcerpt } from '../../patient/summary/LastContactsPanel.tsx';
import { Clamped, Part } from './glance-parts.tsx';

const SHOWN = 3;

/** How the last calls ended; what was said only while her health may be spoken of. */
export function LastCalls({ calls, withWords }: { calls: PatientChart['calls']; withWords: boolean }) {
  const now = useNow(60_000);
  const withNote = calls.find(({ call }) => noteExcerpt(call.note) !== '');
  return (
    <Part title="Last calls">
      {calls.length === 0 ? 'This is the first call.' : null}
      {calls.slice(0, SHOWN).map(({ call }) => (
        <Typography key={call.id} variant="caption" color="textSecondary" component="p">
          {daysText(call.startedAt, now)}, {dispositionLabel(call.disposition).toLowerCase()}
        </Typography>
      ))}
      {withWords && withNote !== undefined ? (
        <Box sx={{ mt: 0.25 }}>
          <Clamped lines={5}>{noteExcerpt(withNote.call.note)}</Clamped>
        </Box>
      ) : null}
    </Part>
  );
}
