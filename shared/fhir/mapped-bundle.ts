import type { CarePlan } from '#shared/domain/care-plan.ts';
import type { Observation } from '#shared/domain/observation.ts';
import type { Patient } from '#shared/domain/patient.ts';

/** What a bundle became. */
export interface MappedBundle {
  patient: Patient;
  observations: Observation[];
  carePlan: CarePlan | null;
  /** How many resources and elements were left out, by kind and reason. */
  leftOut: Record<string, number>;
  /** What could not be read, by position and element, without its content. */
  unreadable: string[];
  /** What the record did not say and the import had to assume. */
  assumptions: ('time-zone' | 'language')[];
}
