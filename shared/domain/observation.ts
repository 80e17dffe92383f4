import { z } from 'zod';
import { documentFields } from './document.ts';
import { Coding, Id, Instant } from './primitives.ts';

export const ObservationComponent = z.object({ code: Coding, value: z.number(), unit: z.string().max(40) });
export type ObservationComponent = z.infer<typeof ObservationComponent>;

/** A measured value: blood pressure, weight, glucose, a laboratory result. Append-only. */
export const Observation = z.object({
  ...documentFields,
  patientId: Id,
  /** LOINC code, repeated for the index. */
  loinc: z.string().max(20),
  title: z.string().max(300),
  category: z.enum(['vital-signs', 'laboratory', 'survey', 'other']),
  effectiveAt: Instant,
  value: z.number().nullable(),
  unit: z.string().max(40),
  text: z.string().max(500),
  components: z.array(ObservationComponent),
});
export type Observation = z.infer<typeof Observation>;
