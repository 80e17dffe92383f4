/** @file Which resources of the directory fit a need and a place. Works on what the device has, without a network. */
import { z } from 'zod';
import { middleOf, milesBetween, type Place } from './distance.ts';
import { Resource } from './resource.ts';

export const ResourceSearch = z.object({
  /** Words of `Resource.needs`, the most wanted first; none: any. */
  kinds: z.array(z.string().max(60)),
  postalCode: z.string().max(20),
  /** BCP 47 of the patient, or empty. */
  language: z.string().max(35),
  /** Words that must all be in name, description or eligibility. */
  text: z.string().max(200),
});
export type ResourceSearch = z.infer<typeof ResourceSearch>;

export const ResourceMatch = z.object({
  resource: Resource,
  /** `here` serves her ZIP, `everywhere` says no ZIP, `near` a ZIP of the same area, `elsewhere` another. */
  coverage: z.enum(['here', 'everywhere', 'near', 'elsewhere']),
  speaksLanguage: z.boolean(),
  /** Miles from the middle of her ZIP as the directory knows it, or null. */
  miles: z.number().nullable(),
});
export type ResourceMatch = z.infer<typeof ResourceMatch>;

const COVERAGE = ResourceMatch.shape.coverage.options;
/** The digits of a ZIP that name its area. */
const AREA_DIGITS = 3;

/**
 * The resources that fit; those elsewhere only where somebody looks for words, or for `anywhere`. The ones for her ZIP first, then those for the first kind, then those
 * that speak her language, the nearer and the more lately verified.
 */
export function matchResources(
  resources: readonly Resource[],
  search: ResourceSearch,
  { anywhere = false }: { anywhere?: boolean } = {},
): ResourceMatch[] {
  const kinds = new Set(search.kinds);
  const words = search.text.toLowerCase().split(/\s+/).filter(Boolean);
  const place = placeOf(resources, search.postalCode);
  const matches = resources.flatMap((resource): ResourceMatch[] => {
    if (kinds.size > 0 && !resource.needs.some((need) => kinds.has(need))) return [];
    const text = `${resource.name} ${resource.description} ${resource.eligibility}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) return [];
    const coverage = coverageOf(resource, search.postalCode);
    if (coverage === 'elsewhere' && words.length === 0 && !anywhere) return [];
    const speaksLanguage = speaks(resource, search.language);
    return [{ resource, coverage, speaksLanguage, miles: milesTo(place, resource) }];
  });
  return matches.sort(
    (one, two) =>
      COVERAGE.indexOf(one.coverage) - COVERAGE.indexOf(two.coverage) ||
      kindOf(one, search) - kindOf(two, search) ||
      Number(two.speaksLanguage) - Number(one.speaksLanguage) ||
      (one.miles ?? Number.MAX_VALUE) - (two.miles ?? Number.MAX_VALUE) ||
      two.resource.verifiedOn.localeCompare(one.resource.verifiedOn) ||
      one.resource.name.localeCompare(two.resource.name),
  );
}

/** The place of its best kind among those looked for: the first named is what she needs, the others help with it. */
function kindOf({ resource }: ResourceMatch, { kinds }: ResourceSearch): number {
  const place = kinds.findIndex((kind) => resource.needs.includes(kind));
  return place < 0 ? kinds.length : place;
}

function coverageOf({ postalCodes }: Resource, postalCode: string): ResourceMatch['coverage'] {
  const zip = postalCode.slice(0, 5);
  if (postalCodes.length === 0) return 'everywhere';
  if (postalCodes.some((one) => one.slice(0, 5) === zip)) return 'here';
  const area = zip.slice(0, AREA_DIGITS);
  return area !== '' && postalCodes.some((one) => one.startsWith(area)) ? 'near' : 'elsewhere';
}

function speaks({ languages }: Resource, language: string): boolean {
  const [base] = language.toLowerCase().split('-');
  return languages.some((one) => one.toLowerCase().split('-')[0] === base);
}

/** The middle of what the directory has in a ZIP: as near as one comes to a home without looking its address up. */
function placeOf(resources: readonly Resource[], postalCode: string): Place | null {
  const zip = postalCode.slice(0, 5);
  if (zip === '') return null;
  // The last of the digits: a house may have a number of five, too.
  const isThere = ({ address }: Resource) => address.match(/\b\d{5}\b/g)?.at(-1) === zip;
  return middleOf(resources.filter(isThere).flatMap((one) => coordinates(one) ?? []));
}

function coordinates({ latitude, longitude }: Resource): Place | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/** Miles to a tenth, where both places are known. */
function milesTo(place: Place | null, resource: Resource): number | null {
  const there = coordinates(resource);
  return place && there ? Math.round(milesBetween(place, there) * 10) / 10 : null;
}
