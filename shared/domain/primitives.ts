import { z } from 'zod';

/** A document or item id: a UUID in lower case (UUIDv7 for everything made on a device). */
export const Id = z
  .string()
  .length(36)
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'must be a UUID in lower case');
export type Id = z.infer<typeof Id>;

/** A point in time, UTC, to the millisecond: `2026-11-21T16:49:00.000Z`. Sorts as text. */
export const Instant = z
  .string()
  .length(24)
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'must be an instant such as 2026-11-21T16:49:00.000Z');
export type Instant = z.infer<typeof Instant>;

/** A calendar date without time or zone: `2026-11-21`. */
export const LocalDate = z
  .string()
  .length(10)
  .regex(/^\d{4}-\d\d-\d\d$/, 'must be a date such as 2026-11-21');
export type LocalDate = z.infer<typeof LocalDate>;

/** A wall-clock time of day, 24 hours: `09:30`. */
export const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:30');
export type LocalTime = z.infer<typeof LocalTime>;

/** A calendar month: `2026-11`. */
export const YearMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-11');
export type YearMonth = z.infer<typeof YearMonth>;

/** An IANA time zone name such as `America/Phoenix`. */
export const TimeZone = z.string().min(1).max(64);
export type TimeZone = z.infer<typeof TimeZone>;

/** Who or what wrote something: a staff id, a device id, or `server` for imports and the demo. */
export const ActorId = z.union([Id, z.literal('server')]);
export type ActorId = z.infer<typeof ActorId>;

/** A code from a terminology, as FHIR's Coding. */
export const Coding = z.object({
  system: z.string().max(200),
  code: z.string().max(100),
  display: z.string().max(500).optional(),
});
export type Coding = z.infer<typeof Coding>;

/** Turns milliseconds since the epoch into an {@link Instant}. */
export function toInstant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}

/** Turns an {@link Instant} into milliseconds since the epoch. */
export function fromInstant(instant: Instant): number {
  return Date.parse(instant);
}
