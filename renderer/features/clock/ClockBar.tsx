import MoreVert from '@mui/icons-material/MoreVert';
import PauseIcon from '@mui/icons-material/Pause';
import PhoneInTalk from '@mui/icons-material/PhoneInTalk';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Stop from '@mui/icons-material/Stop';
import TimerOutlined from '@mui/icons-material/TimerOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ClockState } from '#shared/contract/engine/clock.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { ClockMenu } from './ClockMenu.tsx';
import { ClockTime } from './ClockTime.tsx';
import { useClockDialogs } from './clock-dialogs.ts';
import { workWord } from './clock-words.ts';
import { useClockActions, useClocks, useOpenChartId } from './use-clocks.ts';

/** On every screen: for whom the clock runs, for what and how long; pause, finish, and the clocks that wait. */
export function ClockBar() {
  const clocks = useClocks();
  const chartId = useOpenChartId();
  const { startFor, isPending } = useClockActions();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [clock, ...waiting] = clocks;
  if (clock === undefined) {
    if (chartId === null) return null;
    return (
      <Button
        color="inherit"
        startIcon={<TimerOutlined />}
        aria-keyshortcuts="t"
        disabled={isPending}
        onClick={() => startFor(chartId, clocks)}
        sx={{ fontWeight: 500, color: 'desk.barMuted', '&:hover': { backgroundColor: 'desk.barHover' } }}
      >
        <Box component="span" sx={{ mr: 1 }}>
          Start clock
        </Box>
        <KeyHint keys="t" />
      </Button>
    );
  }
  const isRunning = clock.runningSince !== null;
  return (
    <Box
      role="group"
      aria-label={`${workWord(clock)} with ${clock.patientName}, ${isRunning ? 'running' : 'paused'}`}
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
      <ClockLink clock={clock} />
      <ClockButtons clock={clock} />
      <Button
        color="inherit"
        aria-label={waiting.length === 0 ? 'More about the clock' : `${waiting.length} waiting, more clocks`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minWidth: 32, px: 0.75, fontWeight: 650 }}
      >
        {waiting.length === 0 ? <MoreVert fontSize="small" /> : `+${waiting.length}`}
      </Button>
      <ClockMenu anchor={anchor} clocks={clocks} onClose={() => setAnchor(null)} />
    </Box>
  );
}

function ClockLink({ clock }: { clock: ClockState }) {
  const isCall = clock.callId !== '';
  const Icon = isCall ? PhoneInTalk : TimerOutlined;
  return (
    <Box
      component={Link}
      to={isCall ? `/patients/${clock.patientId}/call` : `/patients/${clock.patientId}`}
      title={`Back to ${clock.patientName}`}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        height: 34,
        pl: 1.25,
        pr: 0.5,
        minWidth: 0,
        color: 'inherit',
        textDecoration: 'none',
        fontSize: '0.8125rem',
        fontWeight: 600,
        borderRadius: '6px',
      }}
    >
      <Icon aria-hidden sx={{ fontSize: '1rem' }} />
      <Box component="span" sx={{ display: 'grid', minWidth: 0, lineHeight: 1.15 }}>
        <Box
          component="span"
          sx={{ maxWidth: 150, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
        >
          {clock.patientName}
        </Box>
        <Box
          component="span"
          sx={{
            ...{ display: { xs: 'none', md: 'block' }, fontSize: '0.6875rem', fontWeight: 500 },
            ...{ maxWidth: 150, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
          }}
        >
          {clock.runningSince === null ? `${workWord(clock)}, paused` : workWord(clock)}
        </Box>
      </Box>
      <Box
        component="span"
        role="timer"
        data-testid="call-clock"
        sx={{
          ...{ fontSize: '0.9375rem', fontWeight: 650, minWidth: '3.1rem', textAlign: 'right' },
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        <ClockTime clock={clock} />
      </Box>
    </Box>
  );
}

function ClockButtons({ clock }: { clock: ClockState }) {
  const { pause, goOn, isPending } = useClockActions();
  const finish = useClockDialogs((state) => state.finish);
  const isRunning = clock.runningSince !== null;
  return (
    <>
      <IconButton
        color="inherit"
        aria-label={isRunning ? 'Pause the clock' : 'Resume the clock'}
        aria-keyshortcuts="p"
        title={isRunning ? 'Pause the clock (p)' : 'Resume the clock (p)'}
        disabled={isPending}
        onClick={() => (isRunning ? pause() : goOn(clock))}
      >
        {isRunning ? <PauseIcon fontSize="small" /> : <PlayArrow fontSize="small" />}
      </IconButton>
      {clock.callId !== '' ? null : (
        <IconButton
          color="inherit"
          aria-label="Finish this work"
          aria-keyshortcuts="e"
          title="Finish this work (e)"
          onClick={() => finish(clock.id)}
        >
          <Stop fontSize="small" />
        </IconButton>
      )}
    </>
  );
}
