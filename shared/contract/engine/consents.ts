import { z } from 'zod';
import { ConsentWords } from '#shared/domain/consent-rules.ts';
import { Id } from '#shared/domain/primitives.ts';
import { command } from '../procedures.ts';

export const consents = {
  /**
   * Records what she decided. The newest decision on a program is the one that counts; a consent to a program she is not in begins it. INVALID where
   * something had to be told first, or there is nothing to take back.
   */
  record: command
    .input(z.object({ patientId: Id, consent: ConsentWords }))
    .output(z.object({ patientId: Id, consentId: Id })),
};
