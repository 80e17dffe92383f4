import { uuidOfText } from '#shared/domain/uuid.ts';

const NAMESPACE = 'careline:fhir-import:1';

/** A UUID that depends on the parts only: the same source record gets the same id in every import. No part may be left to chance. */
export function stableId(...parts: readonly string[]): string {
  return uuidOfText(JSON.stringify([NAMESPACE, ...parts]));
}
