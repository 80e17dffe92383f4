import { type Condition, isCurrentCondition } from '#shared/domain/patient.ts';
import { ICD_10_CM, SNOMED_CT } from '#shared/domain/plan-codes.ts';
import chronic from './chronic-conditions.json' with { type: 'json' };

const CHRONIC_SNOMED = new Set(Object.keys(chronic.snomed));

/**
 * The active conditions that count as chronic for CCM: expected to last at least 12 months, with a significant risk of
 * decompensation or functional decline (CMS chronic care management, since 2015-01-01). By the codes of
 * `chronic-conditions.json`; the practitioner decides in the end.
 */
export function chronicConditions(conditions: readonly Condition[]): Condition[] {
  const seen = new Set<string>();
  return conditions.filter((condition) => {
    const listed = condition.codes.find(
      ({ system, code }) =>
        (system === SNOMED_CT && CHRONIC_SNOMED.has(code)) ||
        (system === ICD_10_CM && chronic.icd10cmPrefixes.some((prefix) => code.startsWith(prefix))),
    );
    if (listed === undefined || !isCurrentCondition(condition) || seen.has(listed.code)) return false;
    seen.add(listed.code);
    return true;
  });
}
