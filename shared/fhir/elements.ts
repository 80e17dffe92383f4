import { z } from 'zod';
import type { Coding as CarelineCoding } from '#shared/domain/primitives.ts';

/** @file The FHIR R4 data types that the import reads. Loose: unknown elements pass, and only what we use is checked. */

export const Coding = z.looseObject({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
});

export const CodeableConcept = z.looseObject({
  coding: z.array(Coding).optional(),
  text: z.string().optional(),
});
export type CodeableConcept = z.infer<typeof CodeableConcept>;

export const Reference = z.looseObject({ reference: z.string().optional(), display: z.string().optional() });
export type Reference = z.infer<typeof Reference>;

export const Identifier = z.looseObject({
  type: CodeableConcept.optional(),
  system: z.string().optional(),
  value: z.string().optional(),
});
export type Identifier = z.infer<typeof Identifier>;

export const Quantity = z.looseObject({
  value: z.number().optional(),
  comparator: z.string().optional(),
  unit: z.string().optional(),
  code: z.string().optional(),
});
export type Quantity = z.infer<typeof Quantity>;

export const Period = z.looseObject({ start: z.string().optional(), end: z.string().optional() });

export const HumanName = z.looseObject({
  use: z.string().optional(),
  text: z.string().optional(),
  family: z.string().optional(),
  given: z.array(z.string()).optional(),
  prefix: z.array(z.string()).optional(),
});
export type HumanName = z.infer<typeof HumanName>;

export const ContactPoint = z.looseObject({
  system: z.string().optional(),
  value: z.string().optional(),
  use: z.string().optional(),
  rank: z.number().optional(),
});
export type ContactPoint = z.infer<typeof ContactPoint>;

export const PostalAddress = z.looseObject({
  use: z.string().optional(),
  line: z.array(z.string()).optional(),
  city: z.string().optional(),
  district: z.string().optional(),
  state: z.string().optional(),
  postalCode: z.string().optional(),
  period: Period.optional(),
});
export type PostalAddress = z.infer<typeof PostalAddress>;

export const Extension = z.looseObject({ url: z.string() });

/** What every resource that belongs to a patient carries. */
export const resourceFields = {
  id: z.string().optional(),
  identifier: z.array(Identifier).optional(),
  subject: Reference.optional(),
  patient: Reference.optional(),
};

/** Cuts a text to what a document's field takes. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** Zero-width characters and runs of white space come along with names that were copied from web pages. */
function tidy(text: string): string {
  return text
    .replace(/\u200b|\u200c|\u200d|\ufeff/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The codings of a concept that have a system and a code, in our own shape. */
export function codingsOf(concept: CodeableConcept | undefined): CarelineCoding[] {
  return (concept?.coding ?? []).flatMap(({ system, code, display }) =>
    system === undefined || code === undefined || code === ''
      ? []
      : [
          {
            system: clip(system, 200),
            code: clip(code, 100),
            ...(display === undefined ? {} : { display: clip(tidy(display), 500) }),
          },
        ],
  );
}

/** SNOMED CT's fully specified names end in their semantic tag: `Anemia (disorder)`. */
const SEMANTIC_TAG = / \((disorder|finding|situation|procedure|regime\/therapy|record artifact)\)$/;

/** What a person reads: the concept's text, else a coding's display, else its bare code. Empty when there is none. */
export function wordsOf(concept: CodeableConcept | undefined): string {
  const codings = concept?.coding ?? [];
  const words =
    concept?.text ??
    codings.find((coding) => coding.display !== undefined)?.display ??
    codings.find((coding) => coding.code !== undefined)?.code ??
    '';
  return clip(tidy(words).replace(SEMANTIC_TAG, ''), 300);
}

/** The first code of a concept, whatever its system: for the small closed FHIR code lists. */
export function codeOf(concept: CodeableConcept | undefined): string {
  return concept?.coding?.find((coding) => coding.code !== undefined)?.code ?? '';
}

/** `Dr. Erlinda Franecki`, from the parts or the text of a name. */
export function personName(name: HumanName | undefined): string {
  const parts = [...(name?.prefix ?? []), ...(name?.given ?? []), name?.family ?? '']
    .filter(Boolean)
    .join(' ');
  return clip(tidy(parts === '' ? (name?.text ?? '') : parts), 200);
}
