import { z } from 'zod';
import { documentFields } from './document.ts';
import { Id, Instant, LocalDate } from './primitives.ts';

/** What a person may do. A care manager sees her own patients, a supervisor her team, an administrator no clinical data. */
export const Role = z.enum(['care-manager', 'supervisor', 'administrator']);
export type Role = z.infer<typeof Role>;

/** The professional credential printed beside a name and kept on every minute. */
export const Credential = z.enum(['LPN', 'RN', 'NP', 'PA', 'MD', 'CMA', 'none']);
export type Credential = z.infer<typeof Credential>;

export const License = z.object({
  id: Id,
  state: z.string().length(2),
  number: z.string().max(40),
  isCompact: z.boolean(),
  expiresOn: LocalDate,
});
export type License = z.infer<typeof License>;

/** A device a person has signed in on, as the server last saw it. */
export const StaffDevice = z.object({ id: Id, name: z.string().max(120), lastContactAt: Instant });
export type StaffDevice = z.infer<typeof StaffDevice>;

/** A person of the organisation. Pulled only: devices never write it. */
export const Staff = z.object({
  ...documentFields,
  name: z.string().min(1).max(200),
  role: Role,
  credential: Credential,
  teamId: z.union([Id, z.literal('')]),
  teamName: z.string().max(200),
  phone: z.string().max(40),
  licenses: z.array(License),
  devices: z.array(StaffDevice),
  isActive: z.boolean(),
});
export type Staff = z.infer<typeof Staff>;
