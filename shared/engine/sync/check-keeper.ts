/** @file When a re-check runs: asked for by a person, and by itself once a week. */
import type { CheckResult } from '#shared/contract/engine/sync.ts';
import { fromInstant, type Instant } from '#shared/domain/primitives.ts';
import type { Store } from '#shared/store/store.ts';
import type { EnginePorts } from '../ports.ts';

const LAST_CHECK = 'last-check';
/** Not at once, when a desk has just been opened and there is other work; and no later, because it may be closed soon. */
const FIRST_LOOK_MS = 60_000;
const LOOK_MS = 3_600_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

export interface CheckKeeper {
  last(): CheckResult | null;
  /** Runs a check, or joins the one under way. */
  run(): Promise<CheckResult>;
  close(): void;
}

export interface CheckKeeperParts {
  store: Store;
  ports: Pick<EnginePorts, 'now' | 'after' | 'log'>;
  check(): Promise<CheckResult>;
  /** When the first copy was complete, or null; and whether a check could run now. */
  copiedAt(): Instant | null;
  isConnected(): boolean;
}

/** Looks now and then whether a week has passed. */
export async function openCheckKeeper(parts: CheckKeeperParts): Promise<CheckKeeper> {
  const { store, ports } = parts;
  let last = await store.readLocal<CheckResult>(LAST_CHECK);
  let running: Promise<CheckResult> | null = null;
  let isClosed = false;
  let cancel = ports.after(FIRST_LOOK_MS, look);

  function run(): Promise<CheckResult> {
    running ??= parts
      .check()
      .then(async (result) => {
        ports.log('sync.checked', { compared: result.compared, repaired: result.repaired });
        last = result;
        await store.writeLocal(LAST_CHECK, result);
        return result;
      })
      .finally(() => {
        running = null;
      });
    return running;
  }

  function isDue(): boolean {
    const since = last?.at ?? parts.copiedAt();
    if (since === null) return false;
    const passed = ports.now() - fromInstant(since);
    // A check in the future was noted by a clock that was wrong.
    return passed > WEEK_MS || passed < -DAY_MS;
  }

  function look(): void {
    const mustWait = isDue() && !parts.isConnected();
    cancel = ports.after(mustWait ? FIRST_LOOK_MS : LOOK_MS, look);
    if (mustWait || !isDue()) return;
    run().catch(() => {
      ports.log('sync.check-failed');
      if (isClosed) return;
      cancel();
      cancel = ports.after(FIRST_LOOK_MS, look);
    });
  }

  function close(): void {
    isClosed = true;
    cancel();
  }

  return { last: () => last, run, close };
}
