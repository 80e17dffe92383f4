import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useNavigate } from 'react-router';
import { ACTIVITY_LABELS } from '#shared/content/labels.ts';
import type { ClockState } from '#shared/contract/engine/clock.ts';
import { Activity } from '#shared/domain/time-entry.ts';
import { formatClock } from '../../ui/format.ts';
import { ClockTime } from './ClockTime.tsx';
import { useClockDialogs } from './clock-dialogs.ts';
import { workWord } from './clock-words.ts';
import { useClockActions, useOpenChartId } from './use-clocks.ts';

interface ClockMenuProps {
  anchor: HTMLElement | null;
  /** The one shown in the title bar first. */
  clocks: readonly ClockState[];
  onClose(): void;
}

/** The clocks that wait, other work on the open chart, and how to end what was started by mistake. */
export function ClockMenu({ anchor, clocks, onClose }: ClockMenuProps) {
  const navigate = useNavigate();
  const chartId = useOpenChartId();
  const actions = useClockActions();
  const finish = useClockDialogs((state) => state.finish);
  const [clock, ...waiting] = clocks;
  const choose = (action: () => void) => () => {
    onClose();
    action();
  };
  // A call that waits is taken up in its workspace, where its note is.
  const takeUp = (one: ClockState) =>
    one.callId === '' ? actions.goOn(one) : void navigate(`/patients/${one.patientId}/call`);
  return (
    <Menu anchorEl={anchor} open={anchor !== null} onClose={onClose}>
      {waiting.length === 0 ? null : <ListSubheader role="presentation">Waiting clocks</ListSubheader>}
      {waiting.map((one) => (
        <MenuItem key={one.id} onClick={choose(() => takeUp(one))} sx={{ gap: 2 }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            {one.patientName}
            <Box component="span" sx={{ display: 'block', fontSize: '0.75rem', color: 'text.secondary' }}>
              {workWord(one)}
            </Box>
          </Box>
          <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>
            {formatClock(one.seconds)}
          </Box>
        </MenuItem>
      ))}
      {waiting.length === 0 ? null : <Divider component="li" role="separator" />}
      {chartId === null ? null : <ListSubheader role="presentation">Start for this chart</ListSubheader>}
      {chartId === null
        ? null
        : Activity.options
            .filter((activity) => activity !== 'patient-contact')
            .map((activity) => (
              <MenuItem
                key={activity}
                onClick={choose(() => actions.start({ patientId: chartId, activity }))}
              >
                {ACTIVITY_LABELS[activity]}
              </MenuItem>
            ))}
      {chartId === null ? null : <Divider component="li" role="separator" />}
      {clock === undefined || clock.callId !== '' ? (
        <MenuItem onClick={choose(() => clock && void navigate(`/patients/${clock.patientId}/call`))}>
          Go to the call
        </MenuItem>
      ) : (
        <MenuItem onClick={choose(() => finish(clock.id))}>Finish this work</MenuItem>
      )}
      {clock === undefined || clock.callId !== '' ? null : (
        <MenuItem onClick={choose(() => actions.discard(clock))}>
          <span>
            Throw this clock away, <ClockTime clock={clock} />
          </span>
        </MenuItem>
      )}
    </Menu>
  );
}
