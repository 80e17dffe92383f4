import { imports, lint, types, unit } from '../checks/checks.ts';
import { runChecks } from '../checks/run-checks.ts';

process.exit(await runChecks([types, [lint, imports], [unit]]));
