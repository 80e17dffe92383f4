import { z } from 'zod';
import { documentFields } from './document.ts';
import { Instant } from './primitives.ts';

/**
 * A form that the organization added beside those of Careline. Pulled only. Each version of a form is a document of its own and stays, so that what
 * was answered on it can be read.
 */
export const OrganizationForm = z.object({
  ...documentFields,
  /** Canonical `url|version`. */
  canonical: z.string().min(1).max(300),
  title: z.string().min(1).max(200),
  status: z.enum(['active', 'retired']),
  addedAt: Instant,
  /** The FHIR R4 Questionnaire, as JSON text, as it was given. */
  questionnaire: z.string().max(1_000_000),
});
export type OrganizationForm = z.infer<typeof OrganizationForm>;
