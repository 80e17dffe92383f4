import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { RecoveryOutcome } from '#shared/contract/engine/session.ts';
import { plural } from '../../ui/format.ts';

interface RecoveryResultProps {
  outcome: RecoveryOutcome;
  onBack: () => void;
  backLabel: string;
}

/** How many records arrived, and what is still here and why. */
export function RecoveryResult({ outcome, onBack, backLabel }: RecoveryResultProps) {
  const { arrived, passedOn, held, unfinished } = outcome;
  const isAll = held.length === 0 && unfinished === 0;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="h2">
        {isAll ? 'Everything has arrived' : 'What could be sent has arrived'}
      </Typography>
      <Alert severity="success">
        {arrived === 0
          ? 'Nothing was waiting to be sent.'
          : `${plural(arrived, 'record')} of this device ${arrived === 1 ? 'is' : 'are'} with the server now.`}
      </Alert>
      {passedOn === 0 ? null : (
        <Alert severity="info">
          {plural(passedOn, 'record')} could not be put in a chart and {passedOn === 1 ? 'was' : 'were'}{' '}
          passed on to your supervisor as {passedOn === 1 ? 'it is' : 'they are'}.
        </Alert>
      )}
      {held.map(({ reason, count }) => (
        <Alert key={reason} severity="warning">
          {plural(count, 'record')} {count === 1 ? 'was' : 'were'} not taken and{' '}
          {count === 1 ? 'stays' : 'stay'} on this device: {reason}
        </Alert>
      ))}
      {unfinished === 0 ? null : (
        <Alert severity="warning">
          {plural(unfinished, 'note or form', 'notes and forms')} begun and never signed{' '}
          {unfinished === 1 ? 'stays' : 'stay'} on this device. Tell your supervisor.
        </Alert>
      )}
      <Button variant="outlined" onClick={onBack}>
        {backLabel}
      </Button>
    </Box>
  );
}
