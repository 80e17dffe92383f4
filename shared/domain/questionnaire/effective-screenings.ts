import type { Screening } from '../screening.ts';

/** The screenings that count: those that nobody amended. Their order stays. */
export function effectiveScreenings<One extends Pick<Screening, 'id' | 'amendsId'>>(
  screenings: readonly One[],
): One[] {
  const amended = new Set(screenings.map(({ amendsId }) => amendsId));
  return screenings.filter(({ id }) => !amended.has(id));
}

/** The url of a canonical reference, without its version: what all versions of a form share. */
export function urlOfCanonical(canonical: string): string {
  const [url = ''] = canonical.split('|');
  return url;
}

/** The newest screening that counts on a form, of whatever version; null where there is none. `exceptId` is not looked at. */
export function latestScreening(
  screenings: readonly Screening[],
  canonical: string,
  exceptId = '',
): Screening | null {
  const url = urlOfCanonical(canonical);
  const same = effectiveScreenings(screenings).filter(
    (one) => one.id !== exceptId && urlOfCanonical(one.questionnaire) === url,
  );
  return same.reduce<Screening | null>(
    (newest, one) => (newest === null || one.authoredAt > newest.authoredAt ? one : newest),
    null,
  );
}
