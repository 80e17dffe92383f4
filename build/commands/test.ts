import { endToEnd, imports, integration, lint, types, unit } from '../checks/checks.ts';
import { runChecks } from '../checks/run-checks.ts';

// The runs whose number only chance decides: as many as fit into a quarter of an hour, or with --long as a release wants them.
if (process.argv.includes('--long')) process.env.CARELINE_LONG = '1';

process.exit(await runChecks([types, [lint, imports], [unit], [integration], [endToEnd]]));
