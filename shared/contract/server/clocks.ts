import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { serverErrors } from './errors.ts';

/** A clock that runs on another device of the same person: which device and since when, and never for whom. */
export const RunningClock = z.object({
  deviceId: Id,
  deviceName: z.string(),
  /** By that device's clock. */
  since: Instant,
  /** When the device last said so, by the server's clock. */
  seenAt: Instant,
  /** The device has said so within the last minutes. */
  isFresh: z.boolean(),
});
export type RunningClock = z.infer<typeof RunningClock>;

/** How often a device repeats that its clock runs, in milliseconds. */
export const CLOCK_REPORT_MS = 60_000;

/** Whoever has not repeated it for this long, in milliseconds, may have stopped since. */
export const CLOCK_FRESH_MS = 3 * CLOCK_REPORT_MS;

const Others = z.object({ others: z.array(RunningClock) });

const base = oc.errors(serverErrors);

export const clocks = {
  /** Says since when this device's clock runs; null: none does. Answers the clocks of the person's other devices. */
  report: base
    .route({ method: 'POST', path: '/clocks/report', summary: "Report this device's running clock" })
    .input(z.object({ since: Instant.nullable() }))
    .output(Others),
  others: base
    .route({
      method: 'POST',
      path: '/clocks/others',
      summary: "Running clocks of the person's other devices",
    })
    .output(Others),
};
