import type { AnswerMatch, FormRules, NeedRule, ScoreRule } from './form-rules.ts';
import type { Questionnaire, QuestionnaireItem } from './questionnaire.ts';
import { questionsOf } from './questions.ts';
import type { Need, ResponseItem, Score } from './screening.ts';

export { type AnswerProblem, answerProblems } from './answer-problems.ts';
export { questionsOf } from './questions.ts';

/** A form as the app knows it: what is asked, how it is scored, how long it takes. `FORMS` of `shared/content/forms` lists them. */
export interface Form {
  questionnaire: Questionnaire;
  rules: FormRules;
  estimatedMinutes: number;
}

/** The answers as scoring sees them: the codes chosen, by item. An item that is not there has no usable answer. */
type ChosenCodes = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Scores the answers given so far. A score is positive as soon as the answers that are there make it so, negative only when no
 * missing answer could change that, and else indeterminate; its `value` is null while an answer is missing. A blank, declined
 * or skipped item is missing: it is never scored as if it were the mildest answer. Needs follow from positive answers and
 * positive scores. Source: AHC HRSN scoring, domain.md 3.2, 2026-11-21.
 */
export function scoreForm(form: Form, items: readonly ResponseItem[]): { scores: Score[]; needs: Need[] } {
  const chosen = chosenCodes(items);
  const scores = form.rules.scores.map((rule) => scoreOf(rule, form.questionnaire, chosen));
  const needs: Need[] = [];
  for (const rule of form.rules.needs) {
    const need = needOf(rule, form.rules.scores, scores, chosen);
    if (need) needs.push(need);
  }
  return { scores, needs };
}

function chosenCodes(items: readonly ResponseItem[]): ChosenCodes {
  const chosen = new Map<string, Set<string>>();
  for (const item of items) {
    if (item.status !== 'answered') continue;
    const codes = item.answers.flatMap((answer) =>
      'valueCoding' in answer ? [answer.valueCoding.code] : [],
    );
    if (codes.length > 0) chosen.set(item.linkId, new Set(codes));
  }
  return chosen;
}

function isMatched(match: AnswerMatch, chosen: ChosenCodes): boolean {
  const codes = chosen.get(match.linkId);
  return codes !== undefined && match.codes.some((code) => codes.has(code));
}

function scoreOf(rule: ScoreRule, questionnaire: Questionnaire, chosen: ChosenCodes): Score {
  const { value, interpretation, text } =
    rule.kind === 'sum' ? sumScore(rule, questionnaire, chosen) : positiveAnswers(rule, chosen);
  return { id: rule.id, title: rule.title, loinc: rule.loinc, value, interpretation, text };
}

type Result = Pick<Score, 'value' | 'interpretation' | 'text'>;

function missingText(count: number): string {
  return `${count} ${count === 1 ? 'answer' : 'answers'} missing`;
}

/** The value is the number of items with a positive answer. */
function positiveAnswers(rule: ScoreRule & { kind: 'any-positive' }, chosen: ChosenCodes): Result {
  const missing = rule.positive.filter((match) => !chosen.has(match.linkId)).length;
  const positive = rule.positive.filter((match) => isMatched(match, chosen)).length;
  const value = missing === 0 ? positive : null;
  const suffix = missing === 0 ? '' : `; ${missingText(missing)}`;
  if (positive > 0) return { value, interpretation: 'positive', text: `Need found${suffix}` };
  if (missing === 0) return { value, interpretation: 'negative', text: 'No need found' };
  return { value, interpretation: 'indeterminate', text: missingText(missing) };
}

function sumScore(
  rule: ScoreRule & { kind: 'sum' },
  questionnaire: Questionnaire,
  chosen: ChosenCodes,
): Result {
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.linkId, question]));
  let sum = 0;
  let missing = 0;
  let mostMissing = 0;
  let most = 0;
  for (const linkId of rule.linkIds) {
    const options = questions.get(linkId)?.answerOption ?? [];
    const highest = Math.max(0, ...options.map((option) => option.score ?? 0));
    const [code] = chosen.get(linkId) ?? [];
    const weight = options.find((option) => option.valueCoding.code === code)?.score;
    most += highest;
    if (weight === undefined) {
      missing += 1;
      mostMissing += highest;
    } else {
      sum += weight;
    }
  }
  const cautions = rule.cautions.filter((caution) => caution.when.some((match) => isMatched(match, chosen)));
  const told = (text: string) => [text, ...cautions.map((caution) => caution.text)].join(' ');
  const value = missing === 0 ? sum : null;
  const soFar = missing === 0 ? `${sum} of ${most}.` : `${sum} so far of ${most}, ${missingText(missing)}.`;
  const limit = `Positive from ${rule.positiveFrom}.`;
  if (sum >= rule.positiveFrom) return { value, interpretation: 'positive', text: told(`${soFar} ${limit}`) };
  if (sum + mostMissing < rule.positiveFrom) {
    return { value, interpretation: 'negative', text: told(`${soFar} ${limit}`) };
  }
  return { value, interpretation: 'indeterminate', text: told(`${soFar} ${limit}`) };
}

function needOf(
  rule: NeedRule,
  scoreRules: readonly ScoreRule[],
  scores: readonly Score[],
  chosen: ChosenCodes,
): Need | null {
  const matched = rule.anyOf.filter((match) => isMatched(match, chosen)).map((match) => match.linkId);
  const score = scores.find((one) => one.id === rule.scoreId);
  if (score?.interpretation === 'positive') matched.push(...itemsOf(scoreRules, score.id));
  if (matched.length === 0) return null;
  return {
    id: rule.id,
    domain: rule.domain,
    title: rule.title,
    detail: rule.detail,
    linkIds: [...new Set(matched)],
  };
}

function itemsOf(scoreRules: readonly ScoreRule[], scoreId: string): string[] {
  const rule = scoreRules.find((one) => one.id === scoreId);
  if (!rule) return [];
  return rule.kind === 'sum' ? rule.linkIds : rule.positive.map((match) => match.linkId);
}

/**
 * The required questions that have neither an answer nor a recorded reason. Declined and skipped count as dealt with: she was
 * asked, or it was decided not to ask.
 */
export function missingItems(
  questionnaire: Pick<Questionnaire, 'item'>,
  items: readonly ResponseItem[],
): QuestionnaireItem[] {
  const dealtWith = new Set<string>();
  for (const item of items) {
    if (item.status !== 'answered' || item.answers.length > 0) dealtWith.add(item.linkId);
  }
  return questionsOf(questionnaire).filter(
    (question) => question.required && !dealtWith.has(question.linkId),
  );
}
