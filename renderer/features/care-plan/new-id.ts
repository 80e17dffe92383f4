import type { Id } from '#shared/domain/primitives.ts';
import { newUuid } from '#shared/domain/uuid.ts';

/** A new id for an item of a plan. */
export function newId(): Id {
  return newUuid(Date.now(), (bytes) => crypto.getRandomValues(bytes));
}
