import { resourceKindLabel } from '#shared/content/resource-kinds.ts';
import { fromInstant, type LocalDate } from '#shared/domain/primitives.ts';
import type { Resource } from '#shared/domain/resource.ts';
import type { ResourceMatch } from '#shared/domain/resource-match.ts';
import type { Tone } from '../../ui/tone.ts';
import { daysText } from '../patient/formats.ts';

/** Which help it gives, in words. */
export function kindsText({ needs }: Pick<Resource, 'needs'>): string {
  return needs.map(resourceKindLabel).join(', ');
}

/** Where it serves, seen from the ZIP searched for. */
export function areaText({ coverage, resource, miles }: ResourceMatch, postalCode: string): string {
  const far = miles === null ? '' : `about ${miles} mi`;
  const area =
    coverage === 'here'
      ? `serves ${postalCode.slice(0, 5)}`
      : resource.postalCodes.length === 0
        ? 'serves every ZIP'
        : `serves ${zipsText(resource)}`;
  return [area, far].filter(Boolean).join(' · ');
}

function zipsText({ postalCodes }: Resource): string {
  const more = postalCodes.length - 3;
  return more > 0 ? `${postalCodes.slice(0, 3).join(', ')} and ${more} more` : postalCodes.join(', ');
}

const DAY = 86_400_000;
/** After that long numbers and hours have often changed. */
const OLD_DAYS = 180;

/** How long ago somebody checked it. */
export function verifiedText(verifiedOn: LocalDate | '', now: number): { words: string; tone: Tone } {
  if (verifiedOn === '') return { words: 'Never verified', tone: 'caution' };
  const at = `${verifiedOn}T12:00:00.000Z`;
  const isOld = now - fromInstant(at) > OLD_DAYS * DAY;
  return { words: `Verified ${daysText(at, now)}`, tone: isOld ? 'caution' : 'neutral' };
}
