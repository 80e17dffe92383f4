import { z } from 'zod';
import { ActorId, Id, Instant, LocalDate } from './primitives.ts';
import { Program } from './program.ts';

/**
 * Facts that care management needs and no other document holds (domain.md 1.5, 1.6, 1.8; seen 2026-11-21). `on` is the day it happened or began. A
 * person records them; nothing here is guessed.
 */
export const EvidenceKind = z.enum([
  'initiating-visit',
  'extra-planning',
  'established-patient',
  'high-risk-condition',
  'qualified-medicare-beneficiary',
  'complex-decision-making',
  'plan-copy-given',
  'plan-approved',
  'device-set-up',
  'device-data-days',
  'social-need-documented',
  'risk-tool-used',
  'transition-visit',
  'medications-reconciled',
  'practitioner-visit',
  'inpatient-stay',
  'home-health',
  'hospice',
  'dialysis',
  'model-aligned',
]);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** One recorded fact. */
export const Evidence = z.object({
  id: Id,
  kind: EvidenceKind,
  /** Empty where it holds for all. */
  program: z.union([Program, z.literal('')]),
  on: LocalDate,
  /** The last day of what lasts, such as a stay; empty while it lasts, or for what does not. */
  until: z.union([LocalDate, z.literal('')]),
  /** Days with data for `device-data-days`; 1 moderate and 2 high for `transition-visit` and `complex-decision-making`; else 0. */
  value: z.number().int().min(0).max(366),
  note: z.string().max(500),
  recordedAt: Instant,
  recordedBy: ActorId,
});
export type Evidence = z.infer<typeof Evidence>;
