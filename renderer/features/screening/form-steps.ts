import type { AnswerOption, Questionnaire, QuestionnaireItem } from '#shared/domain/questionnaire.ts';
import type { Answer, ResponseItem } from '#shared/domain/screening.ts';

/** One question in focus, with the section it belongs to and what is said before it. */
export interface QuestionStep {
  kind: 'question';
  item: QuestionnaireItem;
  section: string;
  /** What to say before the question: the introduction of its section, if it is the first of it. */
  introduction: string[];
}

/** The pause before items that are asked only when she is alone and can talk. */
export interface PrivacyStep {
  kind: 'privacy';
  section: string;
  /** What to say before asking. */
  introduction: string[];
  /** The items that wait for the answer. */
  linkIds: string[];
}

export type FormStep = QuestionStep | PrivacyStep;

/**
 * Lays a form out as the order in which it is spoken: one step per question, introductions attached to what they stand before, and one privacy check before each run of items that need privacy.
 */
export function formSteps(form: Questionnaire): FormStep[] {
  const steps: FormStep[] = [];
  let introduction: string[] = [];
  let privacy: PrivacyStep | null = null;

  const visit = (item: QuestionnaireItem, section: string, inheritsPrivacy: boolean) => {
    const needsPrivacy = inheritsPrivacy || item.needsPrivacy === true;
    if (item.type === 'display') {
      introduction.push(item.spokenText ?? item.text);
      return;
    }
    if (item.type === 'group') {
      if (item.spokenText !== undefined) introduction.push(item.spokenText);
      for (const child of item.item ?? []) visit(child, item.text || section, needsPrivacy);
      return;
    }
    if (needsPrivacy) {
      if (privacy === null) {
        privacy = { kind: 'privacy', section, introduction, linkIds: [] };
        introduction = [];
        steps.push(privacy);
      }
      privacy.linkIds.push(item.linkId);
    } else {
      privacy = null;
    }
    steps.push({ kind: 'question', item, section, introduction });
    introduction = [];
    for (const child of item.item ?? []) visit(child, section, needsPrivacy);
  };
  for (const item of form.item) visit(item, '', false);
  return steps;
}

/** The questions of a form, in order. */
export function questionSteps(steps: readonly FormStep[]): QuestionStep[] {
  return steps.filter((step) => step.kind === 'question');
}

/** The response of an item, if it has an answer or a reason for none. */
export function responseOf(items: readonly ResponseItem[], linkId: string): ResponseItem | undefined {
  return items.find((item) => item.linkId === linkId);
}

/** The items with this one put in place of the earlier response, or without it when `response` is null. */
export function withResponse(
  items: readonly ResponseItem[],
  linkId: string,
  response: Omit<ResponseItem, 'linkId'> | null,
): ResponseItem[] {
  const others = items.filter((item) => item.linkId !== linkId);
  return response === null ? others : [...others, { linkId, ...response }];
}

/** Whether an option is among the answers. */
export function isChosen(response: ResponseItem | undefined, option: AnswerOption): boolean {
  return (response?.answers ?? []).some((answer) => isSameCoding(answer, option));
}

/**
 * The answers after an option was chosen. A single choice replaces; in a multiple choice the option is switched, and an
 * exclusive one (`None of the above`) clears the others as any other clears it.
 */
export function chooseOption(
  item: QuestionnaireItem,
  response: ResponseItem | undefined,
  option: AnswerOption,
): Answer[] {
  const chosen: Answer = { valueCoding: option.valueCoding };
  if (item.repeats !== true) return [chosen];
  const before = response?.status === 'answered' ? response.answers : [];
  if (isChosen(response, option)) return before.filter((answer) => !isSameCoding(answer, option));
  if (option.isExclusive === true) return [chosen];
  const exclusive = (item.answerOption ?? []).filter((other) => other.isExclusive === true);
  const kept = before.filter((answer) => !exclusive.some((other) => isSameCoding(answer, other)));
  return [...kept, chosen];
}

/**
 * Where to go on: the first step that still waits. A privacy check waits while none of its items has a response.
 * Equal to the number of steps when all are done.
 */
export function firstOpenStep(steps: readonly FormStep[], items: readonly ResponseItem[]): number {
  const index = steps.findIndex((step) =>
    step.kind === 'question'
      ? responseOf(items, step.item.linkId) === undefined
      : step.linkIds.every((linkId) => responseOf(items, linkId) === undefined),
  );
  return index === -1 ? steps.length : index;
}

/** How many questions have an answer or a reason for none. */
export function doneCount(steps: readonly FormStep[], items: readonly ResponseItem[]): number {
  return questionSteps(steps).filter((step) => responseOf(items, step.item.linkId) !== undefined).length;
}

/** An answer in words, as it is read back. */
export function answerText(item: QuestionnaireItem, response: ResponseItem | undefined): string {
  if (response === undefined) return 'Not asked yet';
  if (response.status === 'declined') return 'Declined to answer';
  if (response.status === 'skipped') return 'Skipped';
  return response.answers.map((answer) => valueText(item, answer)).join('; ');
}

function valueText(item: QuestionnaireItem, answer: Answer): string {
  if ('valueCoding' in answer) {
    const option = (item.answerOption ?? []).find((candidate) => isSameCoding(answer, candidate));
    return option?.valueCoding.display ?? answer.valueCoding.display ?? answer.valueCoding.code;
  }
  if ('valueBoolean' in answer) return answer.valueBoolean ? 'Yes' : 'No';
  return String(Object.values(answer)[0]);
}

function isSameCoding(answer: Answer, option: AnswerOption): boolean {
  return (
    'valueCoding' in answer &&
    answer.valueCoding.code === option.valueCoding.code &&
    answer.valueCoding.system === option.valueCoding.system
  );
}
