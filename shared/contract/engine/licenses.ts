import { z } from 'zod';
import { LicenseShortfall } from '#shared/domain/license-rule.ts';
import { Id } from '#shared/domain/primitives.ts';
import { query } from '../procedures.ts';

/** A patient of the team whom no license of her care manager reaches. */
export const UncoveredPatient = LicenseShortfall.extend({
  patientId: Id,
  name: z.string(),
  recordNumber: z.string(),
  staffId: Id,
  staffName: z.string(),
});
export type UncoveredPatient = z.infer<typeof UncoveredPatient>;

const READS = ['patients', 'staff'] as const;

export const licenses = {
  /** The patients on a care manager's device whom none of her licenses reaches today, by their ids; none where the practice does not want to be warned. */
  mine: query(READS).output(z.record(Id, LicenseShortfall)),
  /** For a supervisor: the patients of her team whom no license of their care manager reaches today, by name. NOT_ALLOWED for anybody else. */
  ofTeam: query(READS).output(z.array(UncoveredPatient)),
};
