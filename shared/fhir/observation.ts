import { z } from 'zod';
import type { Observation } from '#shared/domain/observation.ts';
import type { Found } from './bundle.ts';
import { instantOf } from './dates.ts';
import {
  CodeableConcept,
  clip,
  codeOf,
  codingsOf,
  Period,
  Quantity,
  resourceFields,
  wordsOf,
} from './elements.ts';
import type { LeftOut } from './left-out.ts';
import { stableId } from './stable-id.ts';

const valueFields = {
  valueQuantity: Quantity.optional(),
  valueCodeableConcept: CodeableConcept.optional(),
  valueString: z.string().optional(),
  valueInteger: z.number().optional(),
  valueBoolean: z.boolean().optional(),
};

export const FhirObservation = z.looseObject({
  ...resourceFields,
  status: z.string().optional(),
  category: z.array(CodeableConcept).optional(),
  code: CodeableConcept.optional(),
  effectiveDateTime: z.string().optional(),
  effectiveInstant: z.string().optional(),
  effectivePeriod: Period.optional(),
  issued: z.string().optional(),
  component: z.array(z.looseObject({ code: CodeableConcept.optional(), ...valueFields })).optional(),
  ...valueFields,
});
export type FhirObservation = z.infer<typeof FhirObservation>;

export type ObservationContent = Omit<
  Observation,
  'updatedAt' | 'updatedBy' | 'deviceId' | 'rev' | 'receivedAt'
>;

const LOINC = 'http://loinc.org';

/** Codes that LOINC or US Core replaced, so that one trend holds old and new values of the same thing. */
const REPLACED = new Map([
  ['55284-4', { code: '85354-9', title: 'Blood pressure' }],
  ['3141-9', { code: '29463-7', title: 'Body weight' }],
]);
const SYSTOLIC = '8480-6';

const CATEGORIES = new Map<string, Observation['category']>([
  ['vital-signs', 'vital-signs'],
  ['vital-sign', 'vital-signs'],
  ['laboratory', 'laboratory'],
  ['survey', 'survey'],
  ['procedure', 'other'],
  ['imaging', 'other'],
  ['exam', 'other'],
]);

/**
 * The newest few vitals, results and scores of each LOINC code. Left out are older ones, those without LOINC code, date or
 * value, and social history: what a person told somebody else about housing, abuse or HIV is asked anew, with her consent.
 *
 * @param perCode how many of each code to keep
 */
export function observationsOf(
  found: readonly Found<FhirObservation>[],
  patientId: string,
  perCode: number,
  leftOut: LeftOut,
): ObservationContent[] {
  const byCode = new Map<string, ObservationContent[]>();
  for (const { resource, identity } of found) {
    const read = readObservation(resource, identity, patientId);
    if (typeof read === 'string') {
      leftOut.add('Observation', read);
      continue;
    }
    const key = `${read.loinc} ${read.category === 'other' ? read.title : ''}`;
    byCode.set(key, [...(byCode.get(key) ?? []), read]);
  }
  return [...byCode.values()].flatMap((ofCode) => {
    ofCode.sort((a, b) => b.effectiveAt.localeCompare(a.effectiveAt) || a.id.localeCompare(b.id));
    leftOut.add(
      'Observation',
      `older than the newest ${perCode} of its kind`,
      Math.max(0, ofCode.length - perCode),
    );
    return ofCode.slice(0, perCode);
  });
}

function readObservation(
  resource: FhirObservation,
  identity: string,
  patientId: string,
): ObservationContent | string {
  if (resource.status === 'entered-in-error' || resource.status === 'cancelled') {
    return 'cancelled or entered in error';
  }
  const categories = (resource.category ?? []).map(codeOf);
  const category = categories.map((code) => CATEGORIES.get(code)).find((known) => known !== undefined);
  if (category === undefined) {
    return categories.includes('social-history') ? 'social history' : 'of another category';
  }
  const coding = codingsOf(resource.code).find(({ system }) => system === LOINC);
  if (coding === undefined || coding.code.length > 20) return 'without LOINC code';
  const effectiveAt = instantOf(
    resource.effectiveDateTime ??
      resource.effectiveInstant ??
      resource.effectivePeriod?.start ??
      resource.issued,
  );
  if (effectiveAt === '') return 'without date';
  const replaced = REPLACED.get(coding.code);
  const loinc = replaced?.code ?? coding.code;
  const value = numberOf(resource);
  const text = wordsOfValue(resource);
  const components = componentsOf(resource);
  if (value === null && text === '' && components.length === 0) return 'without value';
  return {
    id: stableId('observation', patientId, identity),
    patientId,
    loinc,
    title: replaced?.title ?? (wordsOf(resource.code) || loinc),
    category,
    effectiveAt,
    value,
    unit: unitOf(resource),
    text,
    components,
  };
}

type Valued = z.infer<z.ZodObject<typeof valueFields>>;

function numberOf({ valueQuantity, valueInteger }: Valued): number | null {
  const value = valueQuantity?.value ?? valueInteger;
  return value === undefined || !Number.isFinite(value) ? null : sensibleDigits(value);
}

/** Exports print fractions to sixteen digits; no measuring device gives more than four. Whole numbers stay as they are. */
function sensibleDigits(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}

function unitOf({ valueQuantity }: Valued): string {
  return clip(valueQuantity?.unit ?? valueQuantity?.code ?? '', 40);
}

function wordsOfValue({ valueCodeableConcept, valueString, valueBoolean, valueQuantity }: Valued): string {
  if (valueBoolean !== undefined) return valueBoolean ? 'Yes' : 'No';
  // `<5 mg/dL` is no 5: the comparator must be read with the number.
  if (valueQuantity?.comparator !== undefined && valueQuantity.value !== undefined) {
    return `${valueQuantity.comparator} ${valueQuantity.value}`;
  }
  return clip(wordsOf(valueCodeableConcept) || (valueString ?? '').trim(), 500);
}

function componentsOf(resource: FhirObservation): Observation['components'] {
  const components = (resource.component ?? []).flatMap((component) => {
    const code = codingsOf(component.code)[0];
    const value = numberOf(component);
    return code === undefined || value === null ? [] : [{ code, value, unit: unitOf(component) }];
  });
  return components.sort((a, b) => Number(b.code.code === SYSTOLIC) - Number(a.code.code === SYSTOLIC));
}
