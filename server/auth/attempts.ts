import { createHash } from 'node:crypto';
import type pg from 'pg';
import { serverError } from '../app/server-error.ts';

const WINDOW_MINUTES = 15;

/**
 * Guesses in a window: for one account from one address, for one account, and from one address (a clinic shares one). A device
 * locks itself after ten; the pair leaves it as many for the person to come back with.
 */
const LIMITS = { pair: 20, email: 100, address: 200 };

/**
 * Counts a sign-in before it is checked, so that guesses sent at the same moment all count. The counts are in the
 * database: another server process gives no further guesses.
 *
 * @returns a function that takes the count back after a right passphrase
 * @throws TOO_MANY_ATTEMPTS
 */
export async function countAttempt(
  pool: pg.Pool,
  email: string,
  address: string,
): Promise<() => Promise<void>> {
  const keys = [
    { key: digest('pair', `${email}\n${address}`), limit: LIMITS.pair },
    { key: digest('email', email), limit: LIMITS.email },
    { key: digest('address', address), limit: LIMITS.address },
  ].sort((left, right) => Buffer.compare(left.key, right.key));
  const { rows } = await pool.query<{ key: Buffer; attempts: number }>(
    `insert into sign_in_attempts as held (key, window_ends_at, attempts)
     select key, now() + make_interval(mins => $2), 1 from unnest($1::bytea[]) as key
     on conflict (key) do update
       set attempts = case when held.window_ends_at < now() then 1 else held.attempts + 1 end,
           window_ends_at = case when held.window_ends_at < now() then excluded.window_ends_at else held.window_ends_at end
     returning key, attempts`,
    [keys.map(({ key }) => key), WINDOW_MINUTES],
  );
  const isOver = rows.some((row) =>
    keys.some(({ key, limit }) => key.equals(row.key) && row.attempts > limit),
  );
  if (isOver) {
    throw serverError(
      'TOO_MANY_ATTEMPTS',
      `Too many sign-ins failed. Wait ${WINDOW_MINUTES} minutes, or ask your administrator.`,
    );
  }
  return async () => {
    await pool.query(
      `with held as (select key from sign_in_attempts where key = any($1::bytea[]) order by key for update)
       update sign_in_attempts attempt
          set attempts = case when attempt.key = $2 then 0 else greatest(attempt.attempts - 1, 0) end
         from held where attempt.key = held.key`,
      [keys.map(({ key }) => key), digest('pair', `${email}\n${address}`)],
    );
    await pool.query(
      `delete from sign_in_attempts where key in (
         select key from sign_in_attempts where window_ends_at < now() limit 100 for update skip locked)`,
    );
  };
}

function digest(kind: string, text: string): Buffer {
  return createHash('sha256').update(`${kind}\n${text}`).digest();
}
