import { z } from 'zod';
import type { Patient } from '#shared/domain/patient.ts';
import type { Found } from './bundle.ts';
import { localDateOf } from './dates.ts';
import { CodeableConcept, codingsOf, resourceFields, wordsOf } from './elements.ts';
import type { LeftOut } from './left-out.ts';

type Immunization = Patient['immunizations'][number];

export const FhirImmunization = z.looseObject({
  ...resourceFields,
  status: z.string().optional(),
  vaccineCode: CodeableConcept.optional(),
  occurrenceDateTime: z.string().optional(),
});
export type FhirImmunization = z.infer<typeof FhirImmunization>;

/** Immunizations that were given, newest first. */
export function immunizationsOf(
  found: readonly Found<FhirImmunization>[],
  newId: (kind: string, identity: string) => string,
  leftOut: LeftOut,
): Immunization[] {
  const given = found.flatMap(({ resource, identity }): Immunization[] => {
    const text = wordsOf(resource.vaccineCode);
    const givenOn = localDateOf(resource.occurrenceDateTime);
    if (resource.status !== undefined && resource.status !== 'completed') {
      leftOut.add('Immunization', 'not given');
      return [];
    }
    if (text === '' || givenOn === '') {
      leftOut.add('Immunization', 'without vaccine or date');
      return [];
    }
    return [{ id: newId('immunization', identity), codes: codingsOf(resource.vaccineCode), text, givenOn }];
  });
  return given.sort((a, b) => b.givenOn.localeCompare(a.givenOn));
}
