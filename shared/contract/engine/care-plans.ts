import { z } from 'zod';
import { CarePlan, CarePlanContent } from '#shared/domain/care-plan.ts';
import { Id } from '#shared/domain/primitives.ts';
import { command } from '../procedures.ts';

export const carePlans = {
  /**
   * Saves an edited plan. `base` is the content the editor started from: what another person changed meanwhile in other
   * items stays (three-way merge by item id). An LPN's save leaves the plan `draft` until it is submitted.
   */
  save: command
    .input(z.object({ patientId: Id, base: CarePlanContent.nullable(), content: CarePlanContent }))
    .output(CarePlan),
};
