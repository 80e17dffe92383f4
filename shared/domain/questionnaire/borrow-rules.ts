import { plainValue } from './answers.ts';
import { type Form, formWithoutRules } from './form.ts';
import type { AnswerMatch, FormRules, NeedRule, ScoreRule } from './form-rules.ts';
import { type Questionnaire, type QuestionnaireItem, questionsOf } from './model.ts';

/** The question of a form that is the same as one of another form, by the linkId of the other. */
type Same = ReadonlyMap<string, string>;

/**
 * A form that comes without rules, with those of a form that Careline knows, where it asks the same: each question that a rule needs is there once by
 * its code, and with the same answers of the same weights. The code alone does not do: instruments share codes of questions and not their answers
 * (domain.md 3.2). A rule of which any question is missing is left out. Of several known forms the one that gives most scores lends.
 */
export function withKnownRules(questionnaire: Questionnaire, known: readonly Form[]): Form {
  const plain = formWithoutRules(questionnaire);
  const lent = known
    .map((form) => ({ form, rules: lentBy(form, plain) }))
    .filter(({ rules }) => rules.scores.length > 0)
    .sort((left, right) => right.rules.scores.length - left.rules.scores.length);
  return { ...plain, rules: lent[0]?.rules ?? plain.rules };
}

function lentBy({ questionnaire, rules }: Form, to: Form): FormRules {
  const same = sameQuestions(questionnaire, to.questionnaire);
  const scores: ScoreRule[] = [];
  for (const rule of rules.scores) {
    const mapped = scoreFor(rule, same);
    const parts = rule.kind === 'any-positive' ? rule.scoreIds : [];
    if (mapped && parts.every((id) => scores.some((score) => score.id === id))) scores.push(mapped);
  }
  const lend = <Rule extends Pick<NeedRule, 'anyOf' | 'scoreIds'>>(rule: Rule): Rule[] => {
    const anyOf = matchesFor(rule.anyOf, same);
    const isWhole = rule.scoreIds.every((id) => scores.some((score) => score.id === id));
    return anyOf && isWhole ? [{ ...rule, anyOf }] : [];
  };
  return {
    ...to.rules,
    source: `As ${questionnaire.title}. ${rules.source}`,
    toConfirm: rules.toConfirm,
    scores,
    needs: rules.needs.flatMap(lend),
    escalations: rules.escalations.flatMap(lend),
  };
}

function sameQuestions(one: Questionnaire, other: Questionnaire): Same {
  const same = new Map<string, string>();
  for (const question of questionsOf(one)) {
    const alike = questionsOf(other).filter((candidate) => sharesCode(question, candidate));
    const [only] = alike;
    if (only && alike.length === 1 && hasSameAnswers(question, only)) same.set(question.linkId, only.linkId);
  }
  return same;
}

function sharesCode(one: QuestionnaireItem, other: QuestionnaireItem): boolean {
  return one.codes.some(({ system, code }) =>
    other.codes.some((coding) => coding.system === system && coding.code === code),
  );
}

function hasSameAnswers(one: QuestionnaireItem, other: QuestionnaireItem): boolean {
  if (one.options.length === 0 && other.options.length === 0) return one.type === other.type;
  const answers = (item: QuestionnaireItem) =>
    item.options.map(({ value, weight }) => `${plainValue(value)} ${weight}`).sort();
  return JSON.stringify(answers(one)) === JSON.stringify(answers(other));
}

function scoreFor(rule: ScoreRule, same: Same): ScoreRule | null {
  if (rule.kind === 'any-positive') {
    const positive = matchesFor(rule.positive, same);
    return positive && { ...rule, positive };
  }
  const linkIds = linkIdsFor(rule.linkIds, same);
  if (!linkIds) return null;
  if (rule.kind === 'product') return { ...rule, linkIds };
  const notFromAlone = linkIdsFor(rule.notFromAlone, same);
  const cautions = rule.cautions.map(({ when, text }) => ({ when: matchesFor(when, same) ?? [], text }));
  return notFromAlone && { ...rule, linkIds, notFromAlone, cautions };
}

function matchesFor(matches: readonly AnswerMatch[], same: Same): AnswerMatch[] | null {
  const linkIds = linkIdsFor(
    matches.map((match) => match.linkId),
    same,
  );
  return linkIds && matches.map((match, at) => ({ ...match, linkId: linkIds[at] ?? '' }));
}

/** All of them, or null where one is missing. */
function linkIdsFor(linkIds: readonly string[], same: Same): string[] | null {
  const found = linkIds.flatMap((linkId) => same.get(linkId) ?? []);
  return found.length === linkIds.length ? found : null;
}
