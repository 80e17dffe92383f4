import { z } from 'zod';
import { documentFields } from './document.ts';
import { LocalDate } from './primitives.ts';

/** A community resource of the directory. Pulled only. */
export const Resource = z.object({
  ...documentFields,
  name: z.string().min(1).max(200),
  needs: z.array(z.string().max(60)),
  phone: z.string().max(40),
  website: z.string().max(300),
  postalCodes: z.array(z.string().max(10)),
  languages: z.array(z.string().max(35)),
  eligibility: z.string().max(1000),
  description: z.string().max(2000),
  hours: z.string().max(500),
  address: z.string().max(500),
  /** Degrees, or null where they are not known. */
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  verifiedOn: z.union([LocalDate, z.literal('')]),
});
export type Resource = z.infer<typeof Resource>;
