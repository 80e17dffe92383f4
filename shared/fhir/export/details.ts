/**
 * @file What our records hold and FHIR has no element for, as one extension a resource: `urn:careline:fhir:<name>`, with an inner extension for each
 * field. Texts are `valueString`, so that nothing is changed on its way; a field without one is empty.
 */
import type { Extension } from '@medplum/fhirtypes';
import { z } from 'zod';

type Scalar = string | number | boolean | null | undefined;
/** What can be written: texts, numbers, booleans, lists of them, and fields that hold such fields. */
export type Details = { readonly [field: string]: Scalar | Details | readonly (Scalar | Details)[] };

const INTEGER_LIMIT = 2 ** 31;

/** The URL of an extension of ours. */
export function detailsUrl(name: string): string {
  return `urn:careline:fhir:${name}`;
}

/** The extension that holds the fields, or none where all are empty. */
export function detailsOf(name: string, details: Details): Extension[] {
  return extensionsOf(detailsUrl(name), details);
}

function extensionsOf(url: string, value: Details[string]): Extension[] {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((item) => extensionsOf(url, item as Details[string]));
  if (typeof value === 'string') return [{ url, valueString: value }];
  if (typeof value === 'boolean') return [{ url, valueBoolean: value }];
  if (typeof value === 'number') {
    const isInteger = Number.isInteger(value) && Math.abs(value) < INTEGER_LIMIT;
    return [isInteger ? { url, valueInteger: value } : { url, valueDecimal: value }];
  }
  const inner = Object.entries(value as Details).flatMap(([field, item]) => extensionsOf(field, item));
  return inner.length === 0 ? [] : [{ url, extension: inner }];
}

/** An extension as it is read back. */
export const ReadExtension = z.looseObject({
  url: z.string(),
  valueString: z.string().optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.number().optional(),
  valueDecimal: z.number().optional(),
  get extension(): z.ZodOptional<z.ZodArray<typeof ReadExtension>> {
    return z.array(ReadExtension).optional();
  },
});
export type ReadExtension = z.infer<typeof ReadExtension>;

/**
 * Reads the fields back. The template says what each field is, and what it is when nothing is there: `''`, `false`, `null` for what may be null, and a
 * list of one example for a list. The first extension of that name counts.
 */
export function readDetails<Template extends Details>(
  extensions: readonly ReadExtension[] | undefined,
  name: string,
  template: Template,
): Template {
  const found = extensions?.find(({ url }) => url === detailsUrl(name));
  return readFields(found?.extension ?? [], template) as Template;
}

function readFields(extensions: readonly ReadExtension[], template: Details): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(template).map(([field, example]) => {
      const found = extensions.filter(({ url }) => url === field);
      if (Array.isArray(example)) return [field, found.map((one) => readValue(one, example[0]))];
      return [field, found[0] === undefined ? emptyOf(example) : readValue(found[0], example)];
    }),
  );
}

function emptyOf(example: Details[string]): unknown {
  return typeof example === 'object' && example !== null ? readFields([], example as Details) : example;
}

function readValue(extension: ReadExtension, example: unknown): unknown {
  if (typeof example === 'object' && example !== null) {
    return readFields(extension.extension ?? [], example as Details);
  }
  return extension.valueString ?? extension.valueBoolean ?? extension.valueInteger ?? extension.valueDecimal;
}
