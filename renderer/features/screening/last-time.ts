import type { Screening } from '#shared/domain/screening.ts';
import { instantDate } from '../patient/formats.ts';
import { type Responses, responsesByKey } from './form-steps.ts';

/** What was answered on the same form before, to be seen beside the new answers. */
export interface LastTime {
  /** `Aug 12, 2026` */
  on: string;
  responses: Responses;
}

/** The answers of an earlier screening by item. */
export function lastTimeOf(screening: Screening | null): LastTime | null {
  if (screening === null) return null;
  return { on: instantDate(screening.authoredAt), responses: responsesByKey(screening.items) };
}
