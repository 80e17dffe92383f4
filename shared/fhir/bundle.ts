import { z } from 'zod';
import type { Reference } from './elements.ts';
import { FhirImportError } from './import-error.ts';
import { LeftOut } from './left-out.ts';
import { stableId } from './stable-id.ts';

const AnyResource = z.looseObject({ resourceType: z.string(), id: z.string().optional() });
type AnyResource = z.infer<typeof AnyResource>;

const Entry = z.looseObject({ fullUrl: z.string().optional(), resource: AnyResource });

/** A resource of a bundle that was read by its own schema, with an identity that stays the same in every export. */
export interface Found<Resource> {
  resource: Resource;
  identity: string;
  /** How other resources may refer to it. */
  names: readonly string[];
}

/**
 * The readable entries of a FHIR R4 bundle, found by kind and by reference. What cannot be read is counted, and said in
 * `unreadable` by position and element, never with its content.
 */
export class BundleReader {
  readonly leftOut = new LeftOut();
  readonly unreadable: string[] = [];
  readonly #entries: { index: number; resource: AnyResource; names: string[] }[] = [];
  readonly #byName = new Map<string, number>();

  /** @throws {FhirImportError} `NOT_A_BUNDLE` */
  constructor(bundle: unknown) {
    const read = z.looseObject({ resourceType: z.string() }).safeParse(bundle);
    if (!read.success) {
      throw new FhirImportError(
        'NOT_A_BUNDLE',
        'It is JSON, but not a FHIR resource: it has no resourceType.',
      );
    }
    if (read.data.resourceType !== 'Bundle') {
      throw new FhirImportError(
        'NOT_A_BUNDLE',
        `It is a FHIR ${read.data.resourceType.slice(0, 40)}, not a Bundle. Export the patient with all her resources as one Bundle.`,
      );
    }
    const entries: unknown = read.data.entry;
    if (!Array.isArray(entries)) {
      throw new FhirImportError('NOT_A_BUNDLE', 'It is a FHIR Bundle without entries.');
    }
    entries.forEach((entry: unknown, index) => {
      this.#take(entry, index);
    });
  }

  #take(entry: unknown, index: number): void {
    const read = Entry.safeParse(entry);
    if (!read.success) {
      this.#note(index, 'entry', read.error);
      return;
    }
    const { fullUrl, resource } = read.data;
    const names = [
      ...(fullUrl === undefined ? [] : [fullUrl]),
      ...(resource.id === undefined
        ? []
        : [`${resource.resourceType}/${resource.id}`, `urn:uuid:${resource.id}`]),
    ];
    this.#entries.push({ index, resource, names });
    for (const name of names) this.#byName.set(name, this.#entries.length - 1);
  }

  /** All resources of a kind that its schema can read. */
  all<Schema extends z.ZodType>(kind: string, schema: Schema): Found<z.infer<Schema>>[] {
    return this.#entries.flatMap(({ index, resource, names }) => {
      if (resource.resourceType !== kind) return [];
      const read = schema.safeParse(resource);
      if (read.success) return [{ resource: read.data, identity: identityOf(resource, names, index), names }];
      this.#note(index, kind, read.error);
      return [];
    });
  }

  /** The resources of a kind that belong to the patient with these names; those of others are counted as left out. */
  allOf<Schema extends z.ZodType<{ subject?: Reference | undefined; patient?: Reference | undefined }>>(
    kind: string,
    schema: Schema,
    patientNames: readonly string[],
  ): Found<z.infer<Schema>>[] {
    return this.all(kind, schema).filter(({ resource }) => {
      const owner = (resource.subject ?? resource.patient)?.reference;
      const belongs = owner === undefined || patientNames.includes(owner);
      if (!belongs) this.leftOut.add(kind, 'of somebody else');
      return belongs;
    });
  }

  /** What a reference leads to inside the bundle, or undefined. Nothing is fetched from outside. */
  follow<Schema extends z.ZodType>(
    reference: Reference | undefined,
    kind: string,
    schema: Schema,
  ): Found<z.infer<Schema>> | undefined {
    const entry = this.#entries[this.#byName.get(reference?.reference ?? '') ?? -1];
    if (entry === undefined || entry.resource.resourceType !== kind) return undefined;
    const read = schema.safeParse(entry.resource);
    if (!read.success) return undefined;
    return {
      resource: read.data,
      identity: identityOf(entry.resource, entry.names, entry.index),
      names: entry.names,
    };
  }

  /** Counts the resources of kinds that the import does not read. */
  leaveOutAllBut(kinds: ReadonlySet<string>): void {
    for (const { resource } of this.#entries) {
      if (!kinds.has(resource.resourceType)) this.leftOut.add(resource.resourceType.slice(0, 60));
    }
  }

  #note(index: number, kind: string, error: z.ZodError): void {
    const issue = error.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
    this.unreadable.push(`entry ${index + 1} (${kind})${where}: ${issue?.message ?? 'not readable'}`);
    this.leftOut.add(kind === 'entry' ? 'Entry' : kind, 'not readable');
  }
}

const WithIdentifier = z.looseObject({
  identifier: z.array(z.looseObject({ system: z.string().optional(), value: z.string() })).min(1),
});

/** A business identifier is the same in every export; a logical id mostly; the position is the last resort. */
function identityOf(resource: AnyResource, names: readonly string[], index: number): string {
  const withIdentifier = WithIdentifier.safeParse(resource);
  const identifier = withIdentifier.success ? withIdentifier.data.identifier[0] : undefined;
  if (identifier !== undefined)
    return `${resource.resourceType}|${identifier.system ?? ''}|${identifier.value}`;
  return `${resource.resourceType}|${resource.id ?? names[0] ?? `entry ${index}`}`;
}

/** Makes ids for items of one patient. */
export function itemIds(patientId: string): (kind: string, identity: string) => string {
  return (kind, identity) => stableId('item', patientId, kind, identity);
}
