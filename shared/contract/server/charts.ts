import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { CollectionName } from '#shared/domain/document.ts';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { serverErrors } from './errors.ts';
import { WireDocument } from './sync.ts';

/** The documents that make a chart. */
export const CHART_COLLECTIONS = [
  'patients',
  'carePlans',
  'calls',
  'timeEntries',
  'screenings',
  'observations',
  'tasks',
] as const satisfies readonly CollectionName[];

const base = oc.errors(serverErrors);

export const charts = {
  /**
   * A patient's documents as the device of a call could have had them at an instant: of each the newest version that the server had received by then,
   * or that this very device had written by then. NOT_FOUND for a patient out of sight, and for one of whom nothing was known by then.
   */
  at: base
    .route({ method: 'POST', path: '/charts/at', summary: 'A chart as it stood at an instant' })
    .input(z.object({ patientId: Id, callId: Id, at: Instant }))
    .output(
      z.object({
        documents: z.array(z.object({ collection: z.enum(CHART_COLLECTIONS), document: WireDocument })),
      }),
    ),
};
