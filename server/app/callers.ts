import { implement } from '@orpc/server';
import { serverContract } from '#shared/contract/server/index.ts';
import type { Role } from '#shared/domain/staff.ts';
import { authenticate } from '../auth/caller.ts';
import { OrganizationError } from '../organization/organization-error.ts';
import type { RequestContext, ServerParts } from './context.ts';
import { serverError } from './server-error.ts';

/**
 * Lets through whoever is signed in with one of these roles. What her organization refuses ({@link OrganizationError}) becomes an error of the
 * contract.
 *
 * @param doing what she would do, for the sentence of the refusal: `Moving patients`
 */
export function forRoles(parts: ServerParts, roles: readonly Role[], doing: string) {
  const os = implement(serverContract).$context<RequestContext>();
  return os.$context<RequestContext>().middleware(async ({ context, next }) => {
    const caller = await authenticate(parts.pool, parts.accessTokens, context, 'other');
    if (!roles.includes(caller.role)) {
      throw serverError('NOT_ALLOWED', `${doing} is for ${roles.map((role) => `${role}s`).join(' and ')}.`);
    }
    try {
      return await next({ context: { caller } });
    } catch (error) {
      throw error instanceof OrganizationError ? refusalOf(error) : error;
    }
  });
}

function refusalOf({ code, message }: OrganizationError) {
  if (code === 'NAME_TAKEN' || code === 'EMAIL_TAKEN') return serverError('CONFLICT', message);
  return serverError(code, message);
}
