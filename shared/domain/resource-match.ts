/** @file Which resources of the directory fit a need and a place. Works on what the device has, without a network. */
import { z } from 'zod';
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
 * The resources that fit; those elsewhere only where somebody looks for words. The ones for her ZIP first, then those for the first kind, then those
 * that speak her language, the nearer and the more lately verified.
 */
export function matchResources(resources: readonly Resource[], search: ResourceSearch): ResourceMatch[] {
  const kinds = new Set(search.kinds);
  const words = search.text.toLowerCase().split(/\s+/).filter(Boolean);
  const place = placeOf(resources, search.postalCode);
  const matches = resources.flatMap((resource): ResourceMatch[] => {
    if (kinds.size > 0 && !resource.needs.some((need) => kinds.has(need))) return [];
    const text = `${resource.name} ${resource.description} ${resource.eligibility}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) return [];
    const coverage = coverageOf(resource, search.postalCode);
    if (coverage === 'elsewhere' && words.length === 0) return [];
    const speaksLanguage = speaks(resource, search.language);
    return [{ resource, coverage, speaksLanguage, miles: milesBetween(place, resource) }];
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

interface Place {
  latitude: number;
  longitude: number;
}

/** The middle of what the directory has in a ZIP: as near as one comes to a home without looking its address up. */
function placeOf(resources: readonly Resource[], postalCode: string): Place | null {
  const zip = postalCode.slice(0, 5);
  if (zip === '') return null;
  const here = resources
    .filter(({ address }) => address.includes(zip))
    .flatMap((one) => coordinates(one) ?? []);
  if (here.length === 0) return null;
  const mean = (pick: (place: Place) => number) =>
    here.reduce((sum, one) => sum + pick(one), 0) / here.length;
  return { latitude: mean((one) => one.latitude), longitude: mean((one) => one.longitude) };
}

function coordinates({ latitude, longitude }: Resource): Place | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

const EARTH_RADIUS_MILES = 3958.8;

function milesBetween(place: Place | null, resource: Resource): number | null {
  const there = coordinates(resource);
  if (!place || !there) return null;
  const radians = Math.PI / 180;
  const north = (there.latitude - place.latitude) * radians;
  const east = (there.longitude - place.longitude) * radians * Math.cos(place.latitude * radians);
  // Within a county the earth is flat enough.
  return Math.round(EARTH_RADIUS_MILES * Math.hypot(north, east) * 10) / 10;
}
