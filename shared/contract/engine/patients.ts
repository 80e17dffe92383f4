import { z } from 'zod';
import { Call } from '#shared/domain/call.ts';
import { CarePlan } from '#shared/domain/care-plan.ts';
import { Receipt } from '#shared/domain/document.ts';
import { Observation } from '#shared/domain/observation.ts';
import { Patient, Program, RiskTier } from '#shared/domain/patient.ts';
import { Id, Instant, YearMonth } from '#shared/domain/primitives.ts';
import { Screening } from '#shared/domain/screening.ts';
import { Task } from '#shared/domain/task.ts';
import { command, query } from '../procedures.ts';
import { Callable } from './queue.ts';

/** Minutes of one program in the present month. */
export const ProgramMinutes = z.object({
  program: Program,
  seconds: z.number().int(),
  minutes: z.number().int(),
  target: z.number().int(),
});
export type ProgramMinutes = z.infer<typeof ProgramMinutes>;

/** A contact in the list of last contacts, with who made it and where its record is. */
export const ChartCall = z.object({
  call: Call,
  staffName: z.string(),
  minutes: z.number().int(),
  receipt: Receipt,
  /** The names of those who wrote the addenda, by their ids. */
  authors: z.record(z.string(), z.string()),
});
export type ChartCall = z.infer<typeof ChartCall>;

/** Everything the patient screen shows at first. */
export const PatientChart = z.object({
  patient: Patient,
  careManagerName: z.string(),
  callable: Callable,
  month: YearMonth,
  minutes: z.array(ProgramMinutes),
  carePlan: CarePlan.nullable(),
  carePlanReceipt: Receipt.nullable(),
  calls: z.array(ChartCall),
  openTasks: z.array(Task),
  screenings: z.array(Screening),
  /** The newest six observations of each kind, the newest first. */
  observations: z.array(Observation),
  /** Whether the person at the desk may write in this chart. A supervisor reads. */
  mayWrite: z.boolean(),
});
export type PatientChart = z.infer<typeof PatientChart>;

/** A row of the caseload list and of search. */
export const PatientRow = z.object({
  patientId: Id,
  name: z.string(),
  recordNumber: z.string(),
  age: z.number().int(),
  riskTier: RiskTier,
  programs: z.array(Program),
  city: z.string(),
  state: z.string(),
  careManagerName: z.string(),
  minutesThisMonth: z.number().int(),
  lastContactAt: Instant.nullable(),
});
export type PatientRow = z.infer<typeof PatientRow>;

export const patients = {
  chart: query([
    'patients',
    'carePlans',
    'calls',
    'timeEntries',
    'screenings',
    'observations',
    'tasks',
    'staff',
  ])
    .input(z.object({ patientId: Id }))
    .output(PatientChart),
  /** Saves what helps to know her as a person. Saving what stands there changes nothing. */
  savePersonalNotes: command
    .input(z.object({ patientId: Id, text: z.string().max(4000) }))
    .output(z.object({ patientId: Id })),
  /** By name, telephone, date of birth or record number; all patients on this device when `text` is empty. */
  search: query(['patients', 'calls', 'timeEntries', 'staff'])
    .input(z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(5000) }))
    .output(z.array(PatientRow)),
};
