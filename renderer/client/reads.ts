import type { QueryKey } from '@tanstack/react-query';
import { engineContract } from '#shared/contract/engine/index.ts';
import type { ProcedureMeta } from '#shared/contract/procedures.ts';
import type { CollectionName } from '#shared/domain/document.ts';

/** The collections that the answer under this query key is made from, as its contract states; none for a foreign key. */
export function readsOf(queryKey: QueryKey): readonly CollectionName[] {
  const path = queryKey[0];
  if (!Array.isArray(path)) return [];
  let node: unknown = engineContract;
  for (const step of path) {
    if (typeof node !== 'object' || node === null) return [];
    node = (node as Record<string, unknown>)[String(step)];
  }
  const meta = (node as { '~orpc'?: { meta?: ProcedureMeta } } | undefined)?.['~orpc']?.meta;
  return meta?.reads ?? [];
}
