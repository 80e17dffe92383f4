/** @file What a patient's copy of her plan is made of. */
import { z } from 'zod';
import type { CarePlan } from './care-plan.ts';
import type { Patient } from './patient.ts';
import type { PlanTemplate } from './plan-templates.ts';
import { Id, type LocalDate, type TimeZone } from './primitives.ts';
import type { Task } from './task.ts';

export const CopyLanguage = z.enum(['en', 'es']);
export type CopyLanguage = z.infer<typeof CopyLanguage>;

/** A line of the copy, and what is said under it. */
export const CopyItem = z.object({
  text: z.string(),
  detail: z.string(),
  /** Whether the words are the plan's own, and not ours: only these can be made plainer in the plan. */
  isWritten: z.boolean(),
});
export type CopyItem = z.infer<typeof CopyItem>;

export const CopySectionKind = z.enum([
  'emergency',
  'call',
  'watch',
  'goals',
  'steps',
  'team',
  'medicines',
  'appointments',
  'contacts',
]);
export type CopySectionKind = z.infer<typeof CopySectionKind>;

export const CopySection = z.object({
  kind: CopySectionKind,
  title: z.string(),
  intro: z.string(),
  items: z.array(CopyItem),
});
export type CopySection = z.infer<typeof CopySection>;

/** The copy, ready to be shown, printed and made a PDF of. */
export const PatientCopy = z.object({
  versionId: Id,
  version: z.number().int(),
  language: CopyLanguage,
  title: z.string(),
  patientName: z.string(),
  /** Whose plan it is and since when it holds, in a sentence. */
  subtitle: z.string(),
  sections: z.array(CopySection),
  footer: z.string(),
  /** The school grade of all that is to be read but names and doses; null when there is too little to tell. */
  grade: z.number().nullable(),
  /** Lines of the plan that ask for more than is aimed at, the hardest first. */
  hardest: z.array(z.object({ text: z.string(), grade: z.number() })),
  /** How many lines were left out because they tell of safety at home. */
  leftOut: z.number().int(),
});
export type PatientCopy = z.infer<typeof PatientCopy>;

/** What a patient is told of a condition, by how fast to act. */
const Signs = z.object({
  emergency: z.array(z.string()),
  call: z.array(z.string()),
  watch: z.array(z.string()),
});

/** Our words of the copy in one language; braces stand for what is filled in. */
export const PatientCopyWords = z.object({
  title: z.string(),
  subtitle: z.string(),
  footer: z.string(),
  sections: z.record(CopySectionKind, z.object({ title: z.string(), intro: z.string() })),
  /** By template. */
  signs: z.record(z.string(), Signs),
  always: Signs,
  by: z.string(),
  reach: z.string(),
  measures: z.object({
    '<': z.string(),
    '<=': z.string(),
    '=': z.string(),
    '>=': z.string(),
    '>': z.string(),
  }),
  tasks: z.object({ appointment: z.string(), transport: z.string(), call: z.string() }),
  careManager: z.string(),
  helpLines: z.array(z.object({ text: z.string(), detail: z.string() })),
});
export type PatientCopyWords = z.infer<typeof PatientCopyWords>;

export interface CopySources {
  /** The version that holds. */
  plan: CarePlan;
  patient: Patient;
  /** Her open tasks. */
  tasks: readonly Task[];
  templates: readonly PlanTemplate[];
  language: CopyLanguage;
  words: PatientCopyWords;
  practice: { name: string; timeZone: TimeZone };
  careManager: { name: string; credential: string; phone: string } | null;
}

/** The language of what a patient takes home: Spanish where she speaks it, else English. */
export function copyLanguageOf({ language }: Pick<Patient, 'language'>): CopyLanguage {
  return /^es\b/i.test(language) ? 'es' : 'en';
}

/** A day as it is read: March 3, 2027. */
export function dayInWords(day: LocalDate, language: CopyLanguage): string {
  const format = new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T12:00:00.000Z`));
}

/** Puts values into the braces of a text. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
