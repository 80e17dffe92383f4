import { z } from 'zod';
import { Id, LocalDate } from './primitives.ts';

/** A health plan as somebody noted it, with what it covers and who is in its network. A note, not an eligibility check. */
export const Coverage = z.object({
  id: Id,
  payer: z.string().max(200),
  plan: z.string().max(200),
  memberId: z.string().max(60),
  /** The number on the back of the card. */
  phone: z.string().max(40),
  benefits: z.string().max(4000),
  networkNotes: z.string().max(4000),
  startsOn: z.union([LocalDate, z.literal('')]),
  endsOn: z.union([LocalDate, z.literal('')]),
  checkedOn: z.union([LocalDate, z.literal('')]),
});
export type Coverage = z.infer<typeof Coverage>;
