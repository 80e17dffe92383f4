import PauseIcon from '@mui/icons-material/Pause';
import PhoneInTalk from '@mui/icons-material/PhoneInTalk';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { clockSeconds } from '../client/clock-seconds.ts';
import { useEngine } from '../client/EngineProvider.tsx';
import { errorSentence } from '../client/error-sentence.ts';
import { useNow } from '../client/use-now.ts';
import { formatClock } from '../ui/format.ts';
import { notify } from '../ui/notices/notices.ts';

/** The clock of the call in progress: who, how long, pause and resume. A click leads back to the call. */
export function CallClock() {
  const engine = useEngine();
  const clock = useQuery(engine.clock.current.queryOptions()).data ?? null;
  const now = useNow(1_000);
  const onError = (error: Error) => notify(errorSentence(error), { tone: 'critical' });
  const pause = useMutation(engine.clock.pause.mutationOptions({ onError }));
  const resume = useMutation(engine.clock.resume.mutationOptions({ onError }));
  if (clock === null) return null;
  const isRunning = clock.runningSince !== null;
  const shown = formatClock(clockSeconds(clock, Math.max(now, Date.now())));
  const what = clock.callId === '' ? 'Timer' : 'Call';
  return (
    <Box
      role="group"
      aria-label={`${what} with ${clock.patientName}, ${isRunning ? 'running' : 'paused'}`}
      sx={{
        display: 'flex',
        alignItems: 'center',
        borderRadius: '6px',
        mr: 0.5,
        backgroundColor: isRunning ? '#0b5a55' : '#5a420f',
        color: '#ffffff',
        minWidth: 0,
      }}
    >
      <Box
        component={Link}
        to={clock.callId === '' ? `/patients/${clock.patientId}` : `/patients/${clock.patientId}/call`}
        title={`Back to ${clock.patientName}`}
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          height: 34,
          pl: 1.25,
          pr: 0.75,
          minWidth: 0,
          color: 'inherit',
          textDecoration: 'none',
          fontSize: '0.8125rem',
          fontWeight: 600,
          borderRadius: '6px',
        }}
      >
        <PhoneInTalk aria-hidden sx={{ fontSize: '1rem' }} />
        <Box
          component="span"
          sx={{ maxWidth: 170, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
        >
          {clock.patientName}
        </Box>
        <Box
          component="span"
          role="timer"
          data-testid="call-clock"
          sx={{ fontSize: '0.9375rem', fontWeight: 650, minWidth: '3.1rem', textAlign: 'right' }}
        >
          {shown}
        </Box>
        {isRunning ? null : <span>Paused</span>}
      </Box>
      <IconButton
        color="inherit"
        aria-label={isRunning ? 'Pause the clock' : 'Resume the clock'}
        disabled={pause.isPending || resume.isPending}
        onClick={() => (isRunning ? pause.mutate(undefined) : resume.mutate(undefined))}
      >
        {isRunning ? <PauseIcon fontSize="small" /> : <PlayArrow fontSize="small" />}
      </IconButton>
    </Box>
  );
}
