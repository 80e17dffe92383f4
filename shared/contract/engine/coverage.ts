import { z } from 'zod';
import { Coverage } from '#shared/domain/coverage.ts';
import { Id } from '#shared/domain/primitives.ts';
import { command } from '../procedures.ts';

export const coverages = {
  /**
   * Notes a health plan of a patient, or changes the note with its id. Saving what is there already changes nothing. INVALID where it names no payer, or
   * its dates do not follow.
   */
  save: command
    .input(z.object({ patientId: Id, coverage: Coverage }))
    .output(z.object({ patientId: Id, coverageId: Id })),
};
