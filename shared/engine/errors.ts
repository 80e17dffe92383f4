import { ORPCError } from '@orpc/server';
import { engineErrors } from '#shared/contract/procedures.ts';

export type EngineErrorCode = keyof typeof engineErrors;

/** An error of the contract: a code, and a sentence that says what was wrong and what to do. */
export function engineError(
  code: EngineErrorCode,
  detail: string,
): ORPCError<EngineErrorCode, { detail: string }> {
  return new ORPCError(code, { message: engineErrors[code].message, data: { detail } });
}

/**
 * The answer for an error that no feature foresaw. A home's store says what is wrong with it in a sentence of its own, under a code that begins
 * with `STORE_`; any other message may quote a document, so it stays here.
 */
export function unforeseen(error: unknown): {
  code: string;
  answer: ORPCError<EngineErrorCode, { detail: string }>;
} {
  const code = (error as { code?: unknown } | null)?.code;
  if (error instanceof Error && typeof code === 'string' && /^STORE_[A-Z_]+$/.test(code)) {
    return { code, answer: engineError('STORE_FAILED', error.message) };
  }
  return {
    code: error instanceof Error ? error.name : 'unknown',
    answer: engineError(
      'STORE_FAILED',
      'Careline could not finish this. What was saved before is safe; try again.',
    ),
  };
}
