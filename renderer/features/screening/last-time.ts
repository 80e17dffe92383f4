import type { ResponseItem, Screening } from '#shared/domain/screening.ts';
import { instantDate } from '../patient/formats.ts';
import type { Responses } from './form-steps.ts';
import { itemKey } from './item-key.ts';

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

/** Responses by item key. */
export function responsesByKey(items: readonly ResponseItem[]): Responses {
  return Object.fromEntries(items.map((item) => [itemKey(item.linkId, item.instance), item]));
}
