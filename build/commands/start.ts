import { startCareline } from '../start/careline.ts';
import { runUntilStopped } from '../start/run-until-stopped.ts';
import { readSettings } from '../start/settings.ts';

await runUntilStopped((stops) => startCareline(readSettings(process.env), stops));
