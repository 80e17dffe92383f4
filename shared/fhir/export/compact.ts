/** A FHIR resource as it is written down here: what there is nothing to say about may be undefined, empty text, or an empty list. */
export type Sparse<T> = T extends string
  ? T | '' | undefined
  : T extends readonly (infer Item)[]
    ? readonly Sparse<Item>[] | undefined
    : T extends object
      ? { [Key in keyof T]: Sparse<T[Key]> | undefined } | undefined
      : T | undefined;

/** Leaves out everything empty, however deep: FHIR knows no empty text, list or element. */
export function compact<Resource extends object>(
  resource: { [Key in keyof Resource]: Sparse<Resource[Key]> | undefined },
): Resource {
  return (squeeze(resource) ?? {}) as Resource;
}

function squeeze(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value)) {
    const items = value.map(squeeze).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, squeeze(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
