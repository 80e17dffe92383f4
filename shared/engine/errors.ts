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
