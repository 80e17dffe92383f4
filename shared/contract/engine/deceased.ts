import { z } from 'zod';
import { Id } from '#shared/domain/primitives.ts';
import { command } from '../procedures.ts';

export const deceased = {
  /**
   * A supervisor confirms that a patient who was reported deceased has died, which ends all outreach, or undoes the report. INVALID when she is
   * not reported so any more.
   */
  decide: command
    .input(z.object({ patientId: Id, decision: z.enum(['confirmed', 'undone']) }))
    .output(z.object({ patientId: Id })),
};
