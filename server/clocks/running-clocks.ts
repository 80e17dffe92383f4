/** @file The clocks that run on the devices of a person: one row a device, and nothing of whom they run for. */
import type pg from 'pg';
import { CLOCK_FRESH_MS, type RunningClock } from '#shared/contract/server/clocks.ts';
import type { Id, Instant } from '#shared/domain/primitives.ts';
import type { Caller } from '../auth/caller.ts';
import { inScope, type Transaction } from '../database/transaction.ts';
import type { Change } from '../sync/news.ts';

/** A device that was not heard of for this many hours is not spoken of any more. */
const FORGOTTEN_AFTER_HOURS = 12;

/** What a device gets for its report; `change` is to be published when its report was news to the others. */
export interface ReportAnswer {
  others: RunningClock[];
  change: Change | null;
}

/** Notes since when the caller's clock runs, or that none does, and answers the clocks of her other devices. */
export async function reportClock(
  pool: pg.Pool,
  caller: Caller,
  since: Instant | null,
): Promise<ReportAnswer> {
  return inScope(pool, caller, async (transaction) => {
    const isNews = await (since === null ? forget(transaction, caller) : note(transaction, caller, since));
    const { organizationId, staffId } = caller;
    const change: Change = {
      ...{ organizationId, sequence: 0, collections: [], viewers: [staffId] },
      areClocks: true,
    };
    return { others: await others(transaction, caller), change: isNews ? change : null };
  });
}

/** The clocks of the caller's other devices. */
export async function otherClocks(pool: pg.Pool, caller: Caller): Promise<{ others: RunningClock[] }> {
  return inScope(pool, caller, async (transaction) => ({ others: await others(transaction, caller) }));
}

async function forget(transaction: Transaction, { organizationId, deviceId }: Caller): Promise<boolean> {
  const { rowCount } = await transaction.query(
    'delete from running_clocks where organization_id = $1 and device_id = $2',
    [organizationId, deviceId],
  );
  return (rowCount ?? 0) > 0;
}

/** A report that only repeats the last one is no news, unless the device had been silent for so long that it counted as gone. */
async function note(
  transaction: Transaction,
  { organizationId, staffId, deviceId }: Caller,
  since: Instant,
): Promise<boolean> {
  const { rows } = await transaction.query<{ since: Date; is_fresh: boolean }>(
    `select since, seen_at > now() - $3 * interval '1 millisecond' as is_fresh
       from running_clocks where organization_id = $1 and device_id = $2`,
    [organizationId, deviceId, CLOCK_FRESH_MS],
  );
  await transaction.query(
    `insert into running_clocks (organization_id, staff_id, device_id, since) values ($1, $2, $3, $4)
     on conflict (organization_id, staff_id, device_id) do update set since = excluded.since, seen_at = now()`,
    [organizationId, staffId, deviceId, since],
  );
  const [before] = rows;
  return before === undefined || before.since.toISOString() !== since || !before.is_fresh;
}

async function others(
  transaction: Transaction,
  { organizationId, deviceId }: Caller,
): Promise<RunningClock[]> {
  const { rows } = await transaction.query<{
    device_id: Id;
    name: string;
    since: Date;
    seen_at: Date;
    is_fresh: boolean;
  }>(
    `select clock.device_id, device.name, clock.since, clock.seen_at,
            clock.seen_at > now() - $3 * interval '1 millisecond' as is_fresh
       from running_clocks clock
       join own_device_names() device on device.device_id = clock.device_id
      where clock.organization_id = $1
        and clock.device_id <> $2
        and clock.seen_at > now() - $4 * interval '1 hour'
      order by clock.since`,
    [organizationId, deviceId, CLOCK_FRESH_MS, FORGOTTEN_AFTER_HOURS],
  );
  return rows.map((row) => ({
    deviceId: row.device_id,
    deviceName: row.name,
    since: row.since.toISOString(),
    seenAt: row.seen_at.toISOString(),
    isFresh: row.is_fresh,
  }));
}
