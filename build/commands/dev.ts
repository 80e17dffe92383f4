import { startDevelopment } from '../start/development.ts';
import { runUntilStopped } from '../start/run-until-stopped.ts';
import { readSettings } from '../start/settings.ts';

await runUntilStopped((stops) => startDevelopment(readSettings(process.env), stops));
