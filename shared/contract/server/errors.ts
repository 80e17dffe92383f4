import { z } from 'zod';

const Detail = z.object({ detail: z.string() });

/** Error codes of the central server. `detail` says what was wrong and what to do; it never holds health data. */
export const serverErrors = {
  UNAUTHENTICATED: { status: 401, message: 'Sign in again.', data: Detail },
  WRONG_CREDENTIALS: { status: 401, message: 'The e-mail or the passphrase is not right.', data: Detail },
  DEVICE_RETIRED: { status: 403, message: 'This device has been retired.', data: Detail },
  NOT_ALLOWED: { status: 403, message: 'Your role does not allow this.', data: Detail },
  INVALID: { status: 422, message: 'That cannot be done as it is.', data: Detail },
  NOT_FOUND: { status: 404, message: 'There is no such record.', data: Detail },
  CONFLICT: { status: 409, message: 'Somebody changed this meanwhile.', data: Detail },
  TOO_MANY_ATTEMPTS: { status: 429, message: 'Too many attempts. Wait a little.', data: Detail },
  CLIENT_TOO_OLD: {
    status: 426,
    message: 'This version of Careline is too old for the server.',
    data: Detail,
  },
} as const;
