/** @file Which lines of a record tell of safety at home, and so are never on paper and leave only where they are asked for (domain.md 7.5). Pure. */
import type { CarePlan } from './care-plan.ts';
import type { Patient } from './patient.ts';
import type { Id } from './primitives.ts';
import type { Task } from './task.ts';
import { isViolenceCode } from './violence-codes.ts';

/** The ids of what is left out: problems, goals, steps and tasks. */
export type SafetyLines = ReadonlySet<Id>;

const NEED = 'interpersonal-safety';

/** Words that only ever mean it: a line that somebody typed herself carries no code. */
const WORDS =
  /\b(?:domestic (?:violence|abuse)|intimate partner|partner violence|violent (?:partner|husband|wife|spouse|son|daughter)|abusive|abuser|interpersonal (?:violence|safety)|restraining order|protective order|elder abuse|safe house|women.?s shelter|hits? (?:me|her|him)|threatens? (?:me|her|him))\b/i;

/** Whether words tell of violence at home. */
export function tellsOfViolence(words: string): boolean {
  return WORDS.test(words);
}

/** Whether a diagnosis or a problem tells of it, by its codes or its words. */
export function isOfViolence({ codes, text }: { codes: readonly { code: string }[]; text: string }): boolean {
  return tellsOfViolence(text) || codes.some(({ code }) => isViolenceCode(code));
}

/** What is left out of everything that is printed. A line that belongs to a line left out is left out too. */
export function safetyLines(
  { needs }: Pick<Patient, 'needs'>,
  { problems, goals, interventions }: CarePlan,
  tasks: readonly Pick<Task, 'id' | 'title' | 'detail'>[],
): SafetyLines {
  const hidden = new Set<Id>();
  for (const need of needs.filter(({ needId }) => needId === NEED)) {
    for (const id of [need.problemId, need.goalId, need.referralTaskId]) if (id !== '') hidden.add(id);
  }
  for (const { id, title, codes } of problems) {
    if (isOfViolence({ codes, text: title })) hidden.add(id);
  }
  for (const { id, problemId, description, patientWords } of goals) {
    if (hidden.has(problemId) || WORDS.test(`${description} ${patientWords}`)) hidden.add(id);
  }
  for (const { id, problemId, goalId, description, taskId } of interventions) {
    if (!hidden.has(problemId) && !hidden.has(goalId) && !WORDS.test(description)) continue;
    hidden.add(id);
    if (taskId !== '') hidden.add(taskId);
  }
  for (const { id, title, detail } of tasks) if (WORDS.test(`${title} ${detail}`)) hidden.add(id);
  return hidden;
}
