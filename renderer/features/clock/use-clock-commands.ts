import { useClockDialogs } from './clock-dialogs.ts';
import { workWord } from './clock-words.ts';
import { useClockActions, useClocks, useOpenChartId } from './use-clocks.ts';

export interface ClockCommand {
  id: string;
  title: string;
  detail: string;
  keys: string;
  run: () => void;
}

/** What can be done with the clock now, for the keyboard and the palette. */
export function useClockCommands(): ClockCommand[] {
  const clocks = useClocks();
  const chartId = useOpenChartId();
  const { startFor, pause, goOn } = useClockActions();
  const finish = useClockDialogs((state) => state.finish);
  const [clock] = clocks;
  const isRunning = clock !== undefined && clock.runningSince !== null;
  const isHere = isRunning && clock.patientId === chartId;
  const commands: ClockCommand[] = [];
  if (chartId !== null && !isHere) {
    commands.push({
      ...{ id: 'clock-start', title: 'Start the clock for this chart', detail: 'Pauses the one that runs' },
      ...{ keys: 't', run: () => startFor(chartId, clocks) },
    });
  }
  if (clock !== undefined) {
    const detail = `${workWord(clock)}, ${clock.patientName}`;
    commands.push({
      ...{ id: 'clock-pause', title: isRunning ? 'Pause the clock' : 'Resume the clock', detail },
      ...{ keys: 'p', run: () => (isRunning ? pause() : goOn(clock)) },
    });
    if (clock.callId === '') {
      commands.push({
        ...{ id: 'clock-finish', title: 'Finish the work and keep its time', detail },
        ...{ keys: 'e', run: () => finish(clock.id) },
      });
    }
  }
  return commands;
}
