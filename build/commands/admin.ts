import { main } from '#server/admin/main.ts';
import { adminDatabase } from '../start/admin-database.ts';
import { readSettings } from '../start/settings.ts';
import { StopStack } from '../start/stop-stack.ts';
import { printTrouble } from '../trouble.ts';

const argv = process.argv.slice(2);
const stops = new StopStack();
const onlyHelp =
  argv.length === 0 || argv.some((word) => ['--help', '-h', 'help', '--version'].includes(word));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void stops.stopAll().then(() => process.exit(130)));
}

let exitCode = 1;
try {
  if (!onlyHelp) process.env.DATABASE_URL = await adminDatabase(readSettings(process.env), stops);
  exitCode = await main(argv);
} catch (error) {
  printTrouble(error);
}
await stops.stopAll();
process.exit(exitCode);
