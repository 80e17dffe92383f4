import { isAskedOfPerson } from '#shared/domain/questionnaire/missing-items.ts';
import type { QuestionnaireItem } from '#shared/domain/questionnaire/model.ts';
import type { ResponseItem } from '#shared/domain/screening.ts';
import type { AddRow, FormRow, PrivacyRow, QuestionRow, UnsupportedRow } from './form-layout.ts';
import { itemKey } from './item-key.ts';

/** One screen of the form when it is read aloud, with what is said before it. */
export interface FormStep {
  row: QuestionRow | PrivacyRow | UnsupportedRow | AddRow;
  introduction: QuestionnaireItem[];
}

/** The way through a form on the telephone, and what is said after its last question. */
export interface FormWay {
  steps: FormStep[];
  closing: QuestionnaireItem[];
}

/**
 * Lays the rows of a form out as they are spoken: one step for each question, introductions before what they belong to. Values that a rule works
 * out are not asked. A group that may come again asks for it after its last repetition.
 */
export function formWay(rows: readonly FormRow[]): FormWay {
  const steps: FormStep[] = [];
  let introduction: QuestionnaireItem[] = [];
  for (const row of rows) {
    if (row.kind === 'text') introduction.push(row.item);
    else if (row.kind === 'heading') {
      if (row.item.spokenText !== '' && (row.repetition?.number ?? 1) === 1) introduction.push(row.item);
    } else if (row.kind !== 'question' || isAskedOfPerson(row.item)) {
      steps.push({ row, introduction });
      introduction = [];
    }
  }
  return { steps, closing: introduction };
}

/** The questions of the way that a person answers, in order. */
export function askedRows(rows: readonly FormRow[]): QuestionRow[] {
  return rows.filter((row) => row.kind === 'question').filter(({ item }) => isAskedOfPerson(item));
}

/** Responses by item key. */
export type Responses = Readonly<Record<string, ResponseItem>>;

/** The responses of a form by item key. */
export function responsesByKey(items: readonly ResponseItem[]): Responses {
  return Object.fromEntries(items.map((item) => [itemKey(item.linkId, item.instance), item]));
}

/**
 * Where to go on: the first step that still waits. A run that needs privacy is entered by its check, also in its middle: she may not be alone any
 * more. Equal to the number of steps when all are done.
 */
export function firstOpenStep(steps: readonly FormStep[], responses: Responses): number {
  const index = steps.findIndex(({ row }) => row.kind === 'question' && responses[row.key] === undefined);
  const row = steps[index]?.row;
  if (row === undefined) return steps.length;
  if (row.kind !== 'question' || row.run === '') return index;
  return steps.findIndex(({ row: other }) => other.key === row.run);
}

/** How many questions have an answer or a reason for none. */
export function doneCount(rows: readonly FormRow[], responses: Responses): number {
  return askedRows(rows).filter(({ key }) => responses[key] !== undefined).length;
}
