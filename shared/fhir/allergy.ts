import { z } from 'zod';
import type { Allergy } from '#shared/domain/patient.ts';
import type { Found } from './bundle.ts';
import { CodeableConcept, clip, codeOf, codingsOf, resourceFields, wordsOf } from './elements.ts';
import type { LeftOut } from './left-out.ts';

export const FhirAllergy = z.looseObject({
  ...resourceFields,
  clinicalStatus: CodeableConcept.optional(),
  verificationStatus: CodeableConcept.optional(),
  criticality: z.string().optional(),
  code: CodeableConcept.optional(),
  reaction: z.array(z.looseObject({ manifestation: z.array(CodeableConcept).optional() })).optional(),
});
export type FhirAllergy = z.infer<typeof FhirAllergy>;

/** Allergies and intolerances that still hold. Without a stated criticality it is `unable-to-assess`, never low. */
export function allergiesOf(
  found: readonly Found<FhirAllergy>[],
  newId: (kind: string, identity: string) => string,
  leftOut: LeftOut,
): Allergy[] {
  return found.flatMap(({ resource, identity }): Allergy[] => {
    const verification = codeOf(resource.verificationStatus);
    const clinical = codeOf(resource.clinicalStatus);
    if (verification === 'entered-in-error' || verification === 'refuted') {
      leftOut.add('AllergyIntolerance', 'refuted or entered in error');
      return [];
    }
    if (clinical === 'resolved' || clinical === 'inactive') {
      leftOut.add('AllergyIntolerance', 'no longer active');
      return [];
    }
    const text = wordsOf(resource.code);
    if (text === '') {
      leftOut.add('AllergyIntolerance', 'without code or words');
      return [];
    }
    const reactions = (resource.reaction ?? []).flatMap(({ manifestation }) =>
      (manifestation ?? []).map(wordsOf),
    );
    return [
      {
        id: newId('allergy', identity),
        codes: codingsOf(resource.code),
        text,
        criticality: z
          .enum(['low', 'high', 'unable-to-assess'])
          .catch('unable-to-assess')
          .parse(resource.criticality),
        reaction: clip([...new Set(reactions.filter(Boolean))].join(', '), 500),
      },
    ];
  });
}
