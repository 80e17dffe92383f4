/** @file Reads resources that the export wrote back into our records. Everything is checked once more as a whole by the shape of its document. */
import { z } from 'zod';
import type { BundleReader } from '../bundle.ts';
import { CodeableConcept, Identifier, resourceFields } from '../elements.ts';
import { ReadExtension } from '../export/details.ts';
import { ownKind } from '../export/elements.ts';
import { FhirImportError } from '../import-error.ts';

/** What every resource of ours carries. */
export const ownFields = {
  ...resourceFields,
  extension: z.array(ReadExtension).optional(),
};

/** A code with its words, as they were written. */
export const Concept = CodeableConcept;

/** A reference by name alone. */
export const Named = z.looseObject({ display: z.string().optional() });

/** A resource of ours with the id of what it was made from. */
export interface Own<Resource> {
  id: string;
  resource: Resource;
}

/** The id that one of our identifiers of this kind names, or undefined. */
export function ownIdOf(identifiers: readonly z.infer<typeof Identifier>[] | undefined, kind: string) {
  return identifiers?.find((identifier) => ownKind(identifier) === kind)?.value;
}

const Identified = z.looseObject({ identifier: z.array(Identifier).optional().catch(undefined) });

/**
 * The resources of a bundle that the export made from our items of a kind, in order.
 *
 * @throws {FhirImportError} when one of them was changed so that it cannot be read
 */
export function ownResources<Schema extends z.ZodType>(
  bundle: BundleReader,
  type: string,
  kind: string,
  schema: Schema,
): Own<z.infer<Schema>>[] {
  return bundle.all(type, Identified).flatMap(({ resource }) => {
    const id = ownIdOf(resource.identifier, kind);
    return id === undefined ? [] : [{ id, resource: readOwn(schema, resource, type) }];
  });
}

/**
 * Reads by a schema what the export wrote.
 *
 * @throws {FhirImportError} `UNREADABLE_PATIENT`, with the element and without its content
 */
export function readOwn<Schema extends z.ZodType>(
  schema: Schema,
  content: unknown,
  what: string,
): z.infer<Schema> {
  const read = schema.safeParse(content);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new FhirImportError(
    'UNREADABLE_PATIENT',
    `It is an export of Careline that was changed to what is no record of ours: ${what}.${issue?.path.join('.') ?? ''} (${issue?.message ?? 'not readable'}). Export the patient again.`,
  );
}

/** Our own code of a concept: the first, whatever its system. */
export function plainCode(concept: z.infer<typeof CodeableConcept> | undefined): string {
  return concept?.coding?.[0]?.code ?? '';
}

/** The codes of a concept, exactly as they were. */
export function plainCodings(concept: z.infer<typeof CodeableConcept> | undefined) {
  return (concept?.coding ?? []).map(({ system = '', code = '', display }) => ({
    system,
    code,
    ...(display === undefined ? {} : { display }),
  }));
}
