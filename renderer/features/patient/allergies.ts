import type { Allergy } from '#shared/domain/patient.ts';

/** The allergies with those of high criticality first. */
export function sortedAllergies(allergies: readonly Allergy[]): Allergy[] {
  const rank = (allergy: Allergy) => (allergy.criticality === 'high' ? 0 : 1);
  return [...allergies].sort((one, two) => rank(one) - rank(two) || one.text.localeCompare(two.text));
}
