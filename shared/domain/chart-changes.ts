/** @file What differs between a chart as it stood and as it stands, for whoever reads the old one. Pure. */
import type { CarePlan } from './care-plan.ts';
import type { Patient } from './patient.ts';
import { type ItemChange, itemChanges, type PlanItem, type PlanList, planDiff } from './plan-diff.ts';

/** What of her record a nurse reads before and during a call. */
const PATIENT_LISTS = [
  'medications',
  'allergies',
  'conditions',
  'immunizations',
  'phones',
  'emergencyContacts',
] as const;
type PatientList = (typeof PATIENT_LISTS)[number];

export type ChartList = PlanList | PatientList | 'screenings' | 'calls';

/** The parts of a chart that are compared. */
export interface ComparedChart {
  patient: Pick<Patient, PatientList>;
  carePlan: CarePlan | null;
  screenings: readonly { id: string }[];
  calls: readonly { id: string }[];
}

const NO_PLAN = { problems: [], goals: [], interventions: [], barriers: [], sections: [] };

/** Every difference: the plan's first, then the record's, then the screenings and calls that came. */
export function chartChanges(before: ComparedChart, after: ComparedChart): ItemChange<ChartList>[] {
  const came = (list: 'screenings' | 'calls') =>
    itemChanges(list, items(before[list]), items(after[list])).filter(({ kind }) => kind === 'added');
  return [
    ...planDiff(before.carePlan ?? NO_PLAN, after.carePlan ?? NO_PLAN),
    ...PATIENT_LISTS.flatMap((list) =>
      itemChanges<ChartList>(list, items(before.patient[list]), items(after.patient[list])),
    ),
    ...came('screenings'),
    ...came('calls'),
  ];
}

function items(list: readonly { id: string }[]): PlanItem[] {
  return list as unknown as PlanItem[];
}
