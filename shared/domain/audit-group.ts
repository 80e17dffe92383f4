import { z } from 'zod';

/** The groups by which the audit trail is searched. An action that no group names counts as `changed`, so that nothing falls out of all of them. */
export const AuditGroup = z.enum([
  'seen',
  'changed',
  'signed',
  'escalated',
  'decided',
  'exported',
  'account',
]);
export type AuditGroup = z.infer<typeof AuditGroup>;
