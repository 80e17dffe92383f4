import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { useClockCommands } from './use-clock-commands.ts';

/** The keys of the clock, on every screen. */
export function ClockKeys() {
  return useClockCommands().map((command) => (
    <ClockKey key={command.id} keys={command.keys} title={command.title} run={command.run} />
  ));
}

function ClockKey({ keys, title, run }: { keys: string; title: string; run: () => void }) {
  useShortcut(keys, run, { description: title, group: 'Clock' });
  return null;
}
