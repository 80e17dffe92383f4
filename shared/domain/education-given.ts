import { z } from 'zod';
import { ActorId, Id, Instant } from './primitives.ts';

/** How well she could say it back in her own words. */
export const TeachBack = z.enum(['not-asked', 'said-back', 'needs-more', 'could-not']);
export type TeachBack = z.infer<typeof TeachBack>;

/** A handout that was given or talked through. Appended, never changed. */
export const EducationGiven = z.object({
  id: Id,
  /** The handout of the library and its version. */
  handoutId: z.string().max(60),
  version: z.string().max(20),
  title: z.string().max(200),
  language: z.string().max(35),
  method: z.enum(['talked-through', 'mail', 'portal', 'e-mail', 'in-person']),
  teachBack: TeachBack,
  givenAt: Instant,
  givenBy: ActorId,
  callId: z.union([Id, z.literal('')]),
  note: z.string().max(2000),
});
export type EducationGiven = z.infer<typeof EducationGiven>;
