import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endToEnd, imports, integration, lint, types, unit } from '../checks/checks.ts';
import { runChecks } from '../checks/run-checks.ts';

// The runs whose number only chance decides: as many as fit into a quarter of an hour, or with --long as a release wants them.
if (process.argv.includes('--long')) process.env.CARELINE_LONG = '1';

// Hundreds of processes start in the tests, most of them on the same code: each reads it as the first one compiled it.
const compiled = mkdtempSync(join(tmpdir(), 'careline-compiled-'));
process.env.NODE_COMPILE_CACHE = compiled;
process.on('exit', () => rmSync(compiled, { recursive: true, force: true }));

process.exit(await runChecks([types, [lint, imports], [unit], [integration], [endToEnd]]));
