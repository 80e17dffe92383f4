import { z } from 'zod';
import { type Condition, isCurrentCondition } from '#shared/domain/patient.ts';
import { SNOMED_CT } from '#shared/domain/plan-codes.ts';
import type { Found } from './bundle.ts';
import notConditions from './data/not-conditions.json' with { type: 'json' };
import { localDateOf } from './dates.ts';
import { CodeableConcept, codeOf, codingsOf, Period, resourceFields, wordsOf } from './elements.ts';
import type { LeftOut } from './left-out.ts';

export const FhirCondition = z.looseObject({
  ...resourceFields,
  clinicalStatus: CodeableConcept.optional(),
  verificationStatus: CodeableConcept.optional(),
  code: CodeableConcept.optional(),
  onsetDateTime: z.string().optional(),
  onsetPeriod: Period.optional(),
  abatementDateTime: z.string().optional(),
  abatementPeriod: Period.optional(),
  recordedDate: z.string().optional(),
});
export type FhirCondition = z.infer<typeof FhirCondition>;

const ClinicalStatus = z.enum(['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved']);

const NOT_CONDITIONS = new Set(Object.keys(notConditions.snomed));

/**
 * Conditions with their clinical status. Left out are those entered in error or refuted, those without any code or words,
 * and the findings of `data/not-conditions.json`: employment, schooling and paperwork that some exports file as conditions.
 */
export function conditionsOf(
  found: readonly Found<FhirCondition>[],
  newId: (kind: string, identity: string) => string,
  leftOut: LeftOut,
): Condition[] {
  const conditions = found.flatMap(({ resource, identity }): Condition[] => {
    const verification = codeOf(resource.verificationStatus);
    const text = wordsOf(resource.code);
    const codes = codingsOf(resource.code);
    if (verification === 'entered-in-error' || verification === 'refuted') {
      leftOut.add('Condition', 'refuted or entered in error');
      return [];
    }
    if (text === '') {
      leftOut.add('Condition', 'without code or words');
      return [];
    }
    if (codes.some(({ system, code }) => system === SNOMED_CT && NOT_CONDITIONS.has(code))) {
      leftOut.add('Condition', 'employment, schooling or paperwork');
      return [];
    }
    const abatedOn = localDateOf(resource.abatementDateTime ?? resource.abatementPeriod?.end);
    return [
      {
        id: newId('condition', identity),
        codes,
        text,
        clinicalStatus: ClinicalStatus.catch(abatedOn === '' ? 'active' : 'resolved').parse(
          codeOf(resource.clinicalStatus),
        ),
        onsetOn: localDateOf(resource.onsetDateTime ?? resource.onsetPeriod?.start ?? resource.recordedDate),
        abatedOn,
      },
    ];
  });
  return conditions.sort(byStatusThenOnset);
}

function byStatusThenOnset(a: Condition, b: Condition): number {
  return (
    Number(!isCurrentCondition(a)) - Number(!isCurrentCondition(b)) || b.onsetOn.localeCompare(a.onsetOn)
  );
}
