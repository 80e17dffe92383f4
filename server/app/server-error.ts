import { ORPCError } from '@orpc/server';
import { serverErrors } from '#shared/contract/server/errors.ts';

/** An error of the contract. `detail` says what was wrong and what to do, and never holds health data. */
export function serverError(
  code: keyof typeof serverErrors,
  detail: string,
): ORPCError<string, { detail: string }> {
  const { status, message } = serverErrors[code];
  return new ORPCError(code, { status, message, data: { detail } });
}
