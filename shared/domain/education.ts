/** @file Handouts in plain words, which of them fit a patient, and when one is to be talked through again. Pure. */
import { z } from 'zod';
import { compareText } from './compare-text.ts';
import type { EducationGiven, TeachBack } from './education-given.ts';
import { addDays, localDate } from './local-date.ts';
import type { Patient } from './patient.ts';
import { CopyLanguage } from './patient-copy-shape.ts';
import { type PlanTemplate, suggestTemplates } from './plan-templates.ts';
import { LocalDate, type TimeZone } from './primitives.ts';

const Lines = z.array(z.string().min(1)).min(1);

/** What a patient may notice, by how fast to act: carry on, call today, call 911. */
export const Zones = z.object({ green: Lines, yellow: Lines, red: Lines });
export type Zones = z.infer<typeof Zones>;

/** A handout in one language. Its id is that of the care plan template whose conditions it is for. */
export const Handout = z.object({
  id: z.string().min(1).max(60),
  language: CopyLanguage,
  /** Counts up with every change of its words. */
  version: z.string().regex(/^[1-9]\d{0,3}$/),
  date: LocalDate,
  title: z.string().min(1).max(200),
  /** The version of the template that its facts were compared with. */
  templateVersion: z.string(),
  /** Where its facts are from. */
  sources: Lines,
  about: Lines,
  daily: Lines,
  zones: Zones,
  /** To be asked so that she says it back in her own words. */
  questions: Lines,
});
export type Handout = z.infer<typeof Handout>;

/** A handout as it is kept: its zones hold what the patient's copy of the plan does not say already. */
export const HandoutSource = Handout.omit({ zones: true }).extend({
  green: Lines,
  yellow: z.array(z.string().min(1)),
  red: z.array(z.string().min(1)),
});
export type HandoutSource = z.infer<typeof HandoutSource>;

/** The words around the handouts, in one language. */
export const HandoutWords = z.object({
  about: z.string(),
  daily: z.string(),
  zones: z.object({ green: z.string(), yellow: z.string(), red: z.string() }),
  questions: z.string(),
  /** With `{name}` and `{phone}`. */
  contact: z.string(),
  /** With `{version}` and `{day}`. */
  footer: z.string(),
});
export type HandoutWords = z.infer<typeof HandoutWords>;

/** The ids of the handouts for a patient's active conditions. */
export function fittingHandouts(
  templates: readonly PlanTemplate[],
  patient: Pick<Patient, 'conditions'>,
): ReadonlySet<string> {
  return new Set(suggestTemplates(templates, patient).map(({ id }) => id));
}

export const EducationStanding = z.object({
  /**
   * `never` given; `again`: she could not say it back, or not fully; `ask`: nobody asked her to say it back; `changed`: there is a newer
   * version; `yearly`: said back, to be gone over once a year.
   */
  why: z.enum(['never', 'again', 'ask', 'changed', 'yearly']),
  /** The day from which it is due; empty where it does not fit her and so never is. */
  dueOn: z.union([LocalDate, z.literal('')]),
  isDue: z.boolean(),
});
export type EducationStanding = z.infer<typeof EducationStanding>;

/** Days until a handout is due again, by what she could say back: the next contact, a week for the mail, a year. */
const DAYS_UNTIL_DUE: Readonly<Record<TeachBack, number>> = {
  'could-not': 1,
  'needs-more': 1,
  'not-asked': 7,
  'said-back': 365,
};
const REASONS = {
  'could-not': 'again',
  'needs-more': 'again',
  'not-asked': 'ask',
  'said-back': 'yearly',
} as const;

interface StandingFacts {
  isFitting: boolean;
  today: LocalDate;
  timeZone: TimeZone;
}

/**
 * Where a patient stands with a handout. What she last said back counts before a giving where she was not asked; givings of an older
 * version count for nothing but that it was given.
 */
export function educationStanding(
  { id, version }: Pick<Handout, 'id' | 'version'>,
  education: readonly EducationGiven[],
  { isFitting, today, timeZone }: StandingFacts,
): EducationStanding {
  const given = newestFirst(education).filter(({ handoutId }) => handoutId === id);
  const current = given.filter((one) => Number(one.version) >= Number(version));
  const counts = current.find(({ teachBack }) => teachBack !== 'not-asked') ?? current[0];
  const standing = (why: EducationStanding['why'], dueOn: LocalDate): EducationStanding => ({
    why,
    dueOn: isFitting ? dueOn : '',
    isDue: isFitting && dueOn <= today,
  });
  if (counts === undefined) return standing(given.length === 0 ? 'never' : 'changed', today);
  const day = localDate(Date.parse(counts.givenAt), timeZone);
  return standing(REASONS[counts.teachBack], addDays(day, DAYS_UNTIL_DUE[counts.teachBack]));
}

/** The same entries, the last given first. */
export function newestFirst(education: readonly EducationGiven[]): EducationGiven[] {
  return education.toSorted(
    (left, right) => compareText(right.givenAt, left.givenAt) || compareText(right.id, left.id),
  );
}

const METHODS: Readonly<Record<EducationGiven['method'], string>> = {
  'talked-through': 'Talked through',
  mail: 'Mailed',
  portal: 'Sent through the portal',
  'e-mail': 'E-mailed',
  'in-person': 'Gave in person',
};
const RESULTS: Readonly<Record<TeachBack, string>> = {
  'said-back': 'said back in the patient’s own words.',
  'needs-more': 'said back in part; needs to go over it again.',
  'could-not': 'could not say it back; needs to go over it again.',
  'not-asked': 'not yet asked to say it back.',
};

/** The line for the note's section on education, such as `Talked through “Heart failure”; said back in the patient’s own words.` */
export function educationLine({
  method,
  title,
  language,
  teachBack,
  version,
}: Pick<EducationGiven, 'method' | 'title' | 'language' | 'teachBack' | 'version'>): string {
  const spoken = language === 'es' ? ' in Spanish' : '';
  return `${METHODS[method]} “${title}”${spoken} (handout version ${version}); ${RESULTS[teachBack]}`;
}

/** What of a call's teaching its note does not tell yet, the first given first. A handout counts as told where its title stands. */
export function untoldEducation(
  education: readonly EducationGiven[],
  { callId, note }: { callId: string; note: string },
): EducationGiven[] {
  return newestFirst(education)
    .filter((given) => given.callId === callId && !note.includes(`“${given.title}”`))
    .toReversed();
}

/** A note with a line added; one that is there already is not added again. */
export function withLine(note: string, line: string): string {
  if (note.split('\n').some((one) => one.trim() === line)) return note;
  return note.trim() === '' ? line : `${note.trimEnd()}\n${line}`;
}

/** Every text of a handout that is read, a line each. */
export function handoutLines({ title, about, daily, zones, questions }: Handout): string[] {
  return [title, ...about, ...daily, ...zones.green, ...zones.yellow, ...zones.red, ...questions];
}
