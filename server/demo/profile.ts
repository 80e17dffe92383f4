import type { Patient, Program } from '#shared/domain/patient.ts';
import type { LocalDate } from '#shared/domain/primitives.ts';
import type { Resource } from '#shared/domain/resource.ts';
import type { Random } from './random.ts';
import type { DemoPerson } from './staff.ts';

/** What all parts of a caseload are made from. */
export interface CaseloadContext {
  /** Milliseconds since the epoch: nothing happens after it. */
  now: number;
  /** The date of `now` in the practice's zone. */
  today: LocalDate;
  staffId: string;
  supervisorId: string;
  person: DemoPerson;
  random: Random;
  /** The directory of community resources. */
  resources: readonly Resource[];
}

export const EVERYDAY_NEEDS = ['food', 'transportation', 'utilities', 'housing'] as const;
export type EverydayNeed = (typeof EVERYDAY_NEEDS)[number];

/** How this month stands for a patient; see `month-work.ts`. */
export type MonthState = 'none' | 'begun' | 'nearly' | 'reached' | 'well-over';

/** An invented patient while her story is made up: the document, and what the story needs besides it. */
export interface Profile {
  patient: Patient;
  random: Random;
  age: number;
  /** Keys of `data/conditions.json`. */
  conditions: ReadonlySet<string>;
  /** Plain words of her conditions. */
  plainConditions: string[];
  program: Program;
  hasRemoteMonitoring: boolean;
  /** What she lacks in everyday life; shows in the screening, the referrals and the risk. */
  needs: ReadonlySet<EverydayNeed>;
  enrolledOn: LocalDate;
  /** From when on nobody called: she was in hospital, or was discharged and waits for the first contact. Empty otherwise. */
  awayFrom: LocalDate | '';
  monthState: MonthState;
  /** Where her values started and where they stand now: the course of a year. */
  course: { systolic: [number, number]; a1c: [number, number]; weight: [number, number] };
}

/** The stamp of a document that somebody wrote at `at` (milliseconds). */
export function stamp(at: number, writer: string) {
  return {
    updatedAt: new Date(at).toISOString(),
    updatedBy: writer,
    deviceId: 'server' as const,
    rev: 0,
    receivedAt: '' as const,
  };
}
