import type { Questionnaire, QuestionnaireItem } from './questionnaire.ts';
import { questionsOf } from './questions.ts';
import type { Answer, ResponseItem } from './screening.ts';

/** An answer that cannot stand, with what is wrong in words. */
export interface AnswerProblem {
  linkId: string;
  message: string;
}

/**
 * What is wrong with answers to a form: an item that the form does not have or that comes twice, a kind of answer that the
 * item does not take, a choice that is not in its list, several answers where one is asked, `None of the above` together
 * with others, an answer beside declined or skipped. Missing answers are no problem here.
 */
export function answerProblems(
  questionnaire: Pick<Questionnaire, 'item'>,
  items: readonly ResponseItem[],
): AnswerProblem[] {
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.linkId, question]));
  const seen = new Set<string>();
  const problems: AnswerProblem[] = [];
  for (const item of items) {
    const question = questions.get(item.linkId);
    const message = seen.has(item.linkId)
      ? 'This question is answered twice: keep one answer.'
      : question
        ? problemOf(question, item)
        : 'This form has no such question: it may be another version.';
    seen.add(item.linkId);
    if (message) problems.push({ linkId: item.linkId, message });
  }
  return problems;
}

function problemOf(question: QuestionnaireItem, item: ResponseItem): string {
  const { answers } = item;
  if (item.status !== 'answered') {
    return answers.length > 0
      ? 'A question that was declined or skipped has no answer: remove one of the two.'
      : '';
  }
  if (answers.length > 1 && !question.repeats) return 'This question takes one answer.';
  if (!answers.every((answer) => fits(question.type, answer)))
    return 'This question takes another kind of answer.';
  return question.type === 'choice' ? choiceProblem(question, answers) : '';
}

function choiceProblem(question: QuestionnaireItem, answers: readonly Answer[]): string {
  const options = answers.map((answer) =>
    'valueCoding' in answer
      ? question.answerOption?.find(
          (option) =>
            option.valueCoding.code === answer.valueCoding.code &&
            option.valueCoding.system === answer.valueCoding.system,
        )
      : undefined,
  );
  if (options.some((option) => option === undefined))
    return 'This answer is not in the list of the question.';
  if (new Set(options).size < options.length) return 'The same answer is given twice.';
  const exclusive = options.find((option) => option?.isExclusive);
  return exclusive && options.length > 1
    ? `"${exclusive.valueCoding.display}" cannot go together with other answers.`
    : '';
}

function fits(type: QuestionnaireItem['type'], answer: Answer): boolean {
  const kinds = {
    choice: 'valueCoding',
    boolean: 'valueBoolean',
    integer: 'valueInteger',
    decimal: 'valueDecimal',
    string: 'valueString',
    text: 'valueString',
    date: 'valueDate',
  } as const;
  return type !== 'group' && type !== 'display' && kinds[type] in answer;
}
