import type { Resource } from '@medplum/fhirtypes';
import { urn } from './elements.ts';

/** The literal references of resources, however deep. */
export function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'reference' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}

/** What is not among the resources, such as somebody of another organization, is referred to by identifier: no reference leads nowhere. */
export function resolveReferences<Any extends Resource & { id: string }>(resources: readonly Any[]): Any[] {
  const held = new Set(resources.map(({ id }) => urn(id)));
  return resources.map((resource) => resolved(resource, held) as Any);
}

function resolved(value: unknown, held: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, held));
  if (typeof value !== 'object' || value === null) return value;
  const { reference, ...others } = value as Record<string, unknown>;
  if (typeof reference === 'string' && !held.has(reference)) {
    return { ...others, identifier: { system: 'urn:ietf:rfc:3986', value: reference } };
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner, held)]));
}
