import { z } from 'zod';
import { Id } from '../primitives.ts';

/** What a practice says of itself that billing depends on. What it has not said has its cautious reading. */
export const PracticeBilling = z.object({
  /** Answers to the questions of `shared/content/billing/switches.ts`, by their ids. */
  switches: z.record(z.string().max(60), z.union([z.number().min(0).max(100), z.boolean()])),
  /** Whether it is a rural or federally qualified health center (domain.md 1.9). */
  isSafetyNetClinic: z.boolean(),
  /** Those with behavioral health training, who manage collaborative care (domain.md 1.4). */
  behavioralCareManagers: z.array(Id).max(500),
});
export type PracticeBilling = z.infer<typeof PracticeBilling>;

/** A practice that has said nothing. */
export const CAUTIOUS_PRACTICE: PracticeBilling = {
  switches: {},
  isSafetyNetClinic: false,
  behavioralCareManagers: [],
};
