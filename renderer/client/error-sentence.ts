import { ORPCError } from '@orpc/client';
import { engineErrors } from '#shared/contract/procedures.ts';

/**
 * One sentence for a nurse: what went wrong and what to do. The engine's own `detail` where it gave one, otherwise the
 * sentence of the code; anything unknown says that nothing was changed by it.
 */
export function errorSentence(error: unknown): string {
  if (error instanceof ORPCError) {
    const detail = (error.data as { detail?: unknown } | undefined)?.detail;
    if (typeof detail === 'string' && detail !== '') return detail;
    const known = engineErrors[error.code as keyof typeof engineErrors];
    if (known !== undefined) return known.message;
    if (error.code === 'BAD_REQUEST')
      return 'Careline could not read what was entered. Check it and try again.';
  }
  return 'Something went wrong inside Careline. What was saved is still there; try again.';
}

/** The engine's error code, or `UNKNOWN`. */
export function errorCode(error: unknown): keyof typeof engineErrors | 'UNKNOWN' {
  if (error instanceof ORPCError && error.code in engineErrors)
    return error.code as keyof typeof engineErrors;
  return 'UNKNOWN';
}
