import type { ResponseItem, Screening } from '#shared/domain/screening.ts';
import { instantDate } from '../patient/formats.ts';
import { formIdOf } from './form-id.ts';
import type { Responses } from './form-steps.ts';
import { itemKey } from './item-key.ts';

/** What was answered on the same form before, to be seen beside the new answers. */
export interface LastTime {
  /** `Aug 12, 2026` */
  on: string;
  responses: Responses;
}

/** The newest effective screening on the same form, of whatever version: one that nobody has amended. */
export function lastScreening(
  screenings: readonly Screening[],
  questionnaire: string,
  exceptId = '',
): Screening | undefined {
  const amended = new Set(screenings.map(({ amendsId }) => amendsId));
  return screenings
    .filter((one) => formIdOf(one.questionnaire) === formIdOf(questionnaire))
    .filter(({ id }) => id !== exceptId && !amended.has(id))
    .reduce<Screening | undefined>(
      (newest, one) => (newest === undefined || newest.authoredAt < one.authoredAt ? one : newest),
      undefined,
    );
}

/** Its answers by item. */
export function lastTimeOf(screening: Screening | undefined): LastTime | null {
  if (screening === undefined) return null;
  return { on: instantDate(screening.authoredAt), responses: responsesByKey(screening.items) };
}

/** Responses by item key. */
export function responsesByKey(items: readonly ResponseItem[]): Responses {
  return Object.fromEntries(items.map((item) => [itemKey(item.linkId, item.instance), item]));
}
