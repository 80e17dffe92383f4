import type { Need, ResponseItem, Score } from '../screening.ts';
import { answersGiven, type Given, isMatched, numberGiven } from './answers-given.ts';
import { enabledItems, enablement, type IsEnabled } from './enabled.ts';
import type { Form } from './form.ts';
import type { NeedRule, ScoreRule, Threshold } from './form-rules.ts';
import { placesOf } from './places.ts';

/** What of the patient some scores depend on. */
export interface ScoredPatient {
  sex: 'female' | 'male' | 'other' | 'unknown';
  /** In whole years on the day of the screening; null where it is not known. */
  age: number | null;
}

const NOBODY: ScoredPatient = { sex: 'unknown', age: null };

/**
 * Scores the answers given so far. A score is positive as soon as the answers that are there make it so, negative only when no
 * missing answer could change that, and else indeterminate; its `value` is null while an answer is missing. A blank, declined
 * or skipped item is missing: it is never scored as if it were the mildest answer. Answers to items that are not asked do not count.
 * Needs follow from positive answers and positive scores. Source: domain.md 3.2 to 3.7, 2026-11-21.
 */
export function scoreForm(
  form: Form,
  items: readonly ResponseItem[],
  patient: ScoredPatient = NOBODY,
  isEnabled: IsEnabled = enablement(form.questionnaire, items),
): { scores: Score[]; needs: Need[] } {
  const given = answersGiven(form.questionnaire, enabledItems(items, isEnabled));
  const isAsked = (linkId: string) => isEnabled(linkId, '');
  const rules = form.rules.scores.filter((rule) => !rule.onlyWhenAsked || linkIdsOf(rule).every(isAsked));
  const scores: Score[] = [];
  for (const rule of rules) {
    const { id, title, loinc } = rule;
    scores.push({ id, title, loinc, ...resultOf(rule, { form, given, patient, isAsked, scores }) });
  }
  const needs = form.rules.needs.flatMap((rule) => needOf(rule, rules, scores, given) ?? []);
  return { scores, needs };
}

type Result = Pick<Score, 'value' | 'interpretation' | 'text'>;

interface Scoring {
  form: Form;
  given: Given;
  patient: ScoredPatient;
  isAsked(linkId: string): boolean;
  /** Those worked out before this one. */
  scores: readonly Score[];
}

function resultOf(rule: ScoreRule, scoring: Scoring): Result {
  if (rule.kind === 'sum') return sumScore(rule, scoring);
  return rule.kind === 'product' ? productScore(rule, scoring) : positiveAnswers(rule, scoring);
}

function missingText(count: number): string {
  return `${count} ${count === 1 ? 'answer' : 'answers'} missing`;
}

/** The value is the number of items with a positive answer and of scores that are positive. Items that are not asked are none. */
function positiveAnswers(
  rule: ScoreRule & { kind: 'any-positive' },
  { given, isAsked, scores }: Scoring,
): Result {
  const isUnknown = (linkId: string) => {
    const codes = given.get(linkId)?.codes;
    return codes === undefined || rule.unknownCodes.some((code) => codes.has(code));
  };
  const parts = scores.filter((score) => rule.scoreIds.includes(score.id));
  const countOf = (interpretation: Score['interpretation']) =>
    parts.filter((score) => score.interpretation === interpretation).length;
  const asked = [...new Set(rule.positive.map((match) => match.linkId))].filter(isAsked);
  const isPositive = (linkId: string) =>
    rule.positive.some((match) => match.linkId === linkId && isMatched(match, given));
  const missing = asked.filter(isUnknown).length + countOf('indeterminate');
  const positive = asked.filter(isPositive).length + countOf('positive');
  const value = missing === 0 ? positive : null;
  const suffix = missing === 0 ? '' : `; ${missingText(missing)}`;
  if (positive > 0) return { value, interpretation: 'positive', text: `Need found${suffix}` };
  if (missing === 0) return { value, interpretation: 'negative', text: 'No need found' };
  return { value, interpretation: 'indeterminate', text: missingText(missing) };
}

function sumScore(rule: ScoreRule & { kind: 'sum' }, { form, given, patient, isAsked }: Scoring): Result {
  const places = placesOf(form.questionnaire);
  let sum = 0;
  let sumOfOthers = 0;
  let missing = 0;
  let mostMissing = 0;
  let mostMissingOfOthers = 0;
  let most = 0;
  for (const linkId of rule.linkIds) {
    const item = places.get(linkId)?.item;
    const weights = item?.options.flatMap((option) => option.weight ?? []) ?? [];
    const limit = typeof item?.limits.max === 'number' ? item.limits.max : Number.POSITIVE_INFINITY;
    const highest = item?.options.length ? Math.max(0, ...weights) : limit;
    const countsElsewhere = !rule.notFromAlone.includes(linkId);
    const weight = numberGiven(given.get(linkId));
    most += highest;
    if (weight !== null) {
      sum += weight;
      if (countsElsewhere) sumOfOthers += weight;
    } else if (!(rule.notAskedIsZero && !isAsked(linkId))) {
      missing += 1;
      mostMissing += highest;
      if (countsElsewhere) mostMissingOfOthers += highest;
    }
  }
  const cautions = rule.cautions.filter((caution) => caution.when.some((match) => isMatched(match, given)));
  const value = missing === 0 ? sum : null;
  const of = Number.isFinite(most) ? ` of ${most}` : '';
  const band = value === null ? '' : (rule.bands.findLast(({ from }) => value >= from)?.text ?? '');
  const soFar =
    missing === 0
      ? [`${sum}${of}`, band].filter(Boolean).join(', ')
      : `${sum} so far${of}, ${missingText(missing)}`;
  const onlyFromOne = rule.notFromAlone.length > 0 && sumOfOthers === 0;
  const interpretation = decide(rule.positiveFrom, patient, {
    certain: onlyFromOne ? 0 : sum,
    most: onlyFromOne && mostMissingOfOthers === 0 ? 0 : sum + mostMissing,
    isComplete: missing === 0,
  });
  const parts = [
    `${soFar}.`,
    limitText(rule.positiveFrom),
    onlyFromOne && sum > 0 && missing === 0
      ? 'All points come from one question, which alone does not count.'
      : '',
    ...cautions.map((caution) => caution.text),
  ];
  return { value, interpretation, text: parts.filter(Boolean).join(' ').slice(0, 500) };
}

function limitsOf(threshold: Threshold, { sex }: ScoredPatient): { lower: number; upper: number } {
  if (typeof threshold === 'number') return { lower: threshold, upper: threshold };
  if (sex === 'female' || sex === 'male') return { lower: threshold[sex], upper: threshold[sex] };
  return {
    lower: Math.min(threshold.female, threshold.male),
    upper: Math.max(threshold.female, threshold.male),
  };
}

function limitText(threshold: Threshold | null): string {
  if (threshold === null) return '';
  if (typeof threshold === 'number') return `Positive from ${threshold}.`;
  return `Positive from ${threshold.female} (women) or ${threshold.male} (men).`;
}

/** `certain` cannot shrink any more, `most` cannot grow. */
function decide(
  threshold: Threshold | null,
  patient: ScoredPatient,
  reach: { certain: number; most: number; isComplete: boolean },
): Score['interpretation'] {
  if (threshold === null) return reach.isComplete ? 'negative' : 'indeterminate';
  const { lower, upper } = limitsOf(threshold, patient);
  if (reach.certain >= upper) return 'positive';
  return reach.most < lower ? 'negative' : 'indeterminate';
}

function productScore(rule: ScoreRule & { kind: 'product' }, { form, given, patient }: Scoring): Result {
  const places = placesOf(form.questionnaire);
  let missing = 0;
  let least = 1;
  let most = 1;
  for (const linkId of rule.linkIds) {
    const number = numberGiven(given.get(linkId));
    const weights = places.get(linkId)?.item.options.flatMap((option) => option.weight ?? []) ?? [];
    if (number === null) missing += 1;
    least *= number ?? 0;
    most *= number ?? (weights.length > 0 ? Math.max(...weights) : Number.MAX_VALUE);
  }
  // No day a week is no minute a week, whatever the other answer.
  const value = least === most ? least : null;
  const limits = limitsForAge(rule.positiveBelow, patient.age);
  const amount = value === null ? `${missingText(missing)}.` : `${value} ${rule.unit}.`;
  if (limits.length === 0) {
    return {
      value,
      interpretation: 'indeterminate',
      text: `${amount} Cannot be judged at this age.`,
    };
  }
  const limitWords = patient.age === null ? 'The limit depends on age.' : `Positive below ${limits[0]}.`;
  const text = `${amount} ${limitWords}`;
  if (limits.every((limit) => most < limit)) return { value, interpretation: 'positive', text };
  const isNegative = limits.every((limit) => least >= limit);
  return { value, interpretation: isNegative ? 'negative' : 'indeterminate', text };
}

/** The limit of the oldest age that is reached; every one where the age is not known. */
function limitsForAge(
  limits: readonly { fromAge: number; value: number }[],
  age: number | null,
): readonly number[] {
  if (age === null) return limits.map((limit) => limit.value);
  const reached = limits.filter((limit) => age >= limit.fromAge).sort((a, b) => b.fromAge - a.fromAge);
  return reached.slice(0, 1).map((limit) => limit.value);
}

function needOf(
  rule: NeedRule,
  scoreRules: readonly ScoreRule[],
  scores: readonly Score[],
  given: Given,
): Need | null {
  const linkIds = causesOf(rule, scoreRules, scores, given);
  if (linkIds.length === 0) return null;
  const { id, domain, title, detail } = rule;
  return { id, domain, title, detail, linkIds };
}

/** The items that make a need or an escalation so: those answered as it says, and those of a positive score; none where it is not so. */
export function causesOf(
  rule: Pick<NeedRule, 'anyOf' | 'scoreIds'>,
  scoreRules: readonly ScoreRule[],
  scores: readonly Score[],
  given: Given,
): string[] {
  const matched = rule.anyOf.filter((match) => isMatched(match, given)).map((match) => match.linkId);
  const positive = scores.filter((score) => score.interpretation === 'positive').map((score) => score.id);
  for (const scoreRule of scoreRules) {
    if (rule.scoreIds.includes(scoreRule.id) && positive.includes(scoreRule.id)) {
      matched.push(...linkIdsOf(scoreRule));
    }
  }
  return [...new Set(matched)];
}

function linkIdsOf(rule: ScoreRule): string[] {
  return rule.kind === 'any-positive' ? rule.positive.map((match) => match.linkId) : rule.linkIds;
}
