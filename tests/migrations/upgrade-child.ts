/** @file Upgrades a store in a process of its own and, when told so, ends that process without a goodbye at a step or in the middle of one. */
import { upgradeStore } from '#electron/platform/upgrade/upgrade-store.ts';
import { demonstrationPlan } from './demonstration.ts';

const [path = '', key = '', dieAt = ''] = process.argv.slice(2);
const dieAtDocument = dieAt.startsWith('document-') ? Number(dieAt.slice('document-'.length)) : 0;
let documents = 0;

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

const from = await upgradeStore({
  path,
  key: Uint8Array.from(Buffer.from(key, 'hex')),
  now: Date.now,
  log: (event, facts) => process.stderr.write(`${event} ${JSON.stringify(facts ?? {})}\n`),
  plan: demonstrationPlan(() => {
    documents++;
    if (documents === dieAtDocument) die();
  }),
  onStep: (step) => {
    if (step === dieAt) die();
  },
});
process.stdout.write(JSON.stringify({ from, documents }));
