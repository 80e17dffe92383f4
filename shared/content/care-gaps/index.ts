/**
 * @file What should be done for whom, as checked data by the days it holds for (domain.md 1.4, 2.2, 5.3; 2026-11-22). Each rule names its source; a
 * figure that is not settled is a question to the practice, and its cautious answer holds until there is one.
 */
import { CareGapRule, ConditionSet, type Figure } from '#shared/domain/care-gap-rule.ts';
import chronic from './chronic-conditions.json' with { type: 'json' };
import conditionSets from './condition-sets.json' with { type: 'json' };
import immunizations from './immunizations.json' with { type: 'json' };
import visits from './visits-and-screenings.json' with { type: 'json' };

/** Every version of every rule, in the order in which gaps are shown. */
export const CARE_GAP_RULES: readonly CareGapRule[] = CareGapRule.array().parse([
  ...visits.filter(({ group }) => group === 'after-discharge'),
  ...chronic,
  ...visits.filter(({ group }) => group !== 'after-discharge'),
  ...immunizations,
]);

/** Conditions that rules name. */
export const CONDITION_SETS: ReadonlyMap<string, ConditionSet> = new Map(
  ConditionSet.array()
    .parse(conditionSets)
    .map((set) => [set.id, set]),
);

const figuresOf = ({ for: who, span }: CareGapRule): (Figure | null)[] => [
  who.ageFrom,
  who.ageTo,
  span.kind === 'months' ? span.months : null,
  span.kind === 'after-discharge' ? span.days : null,
];

/** A figure that a practice confirms, with the rule that it is of. */
export interface CareGapQuestion extends Exclude<Figure, number> {
  title: string;
  source: string;
}

/** The questions to the practice, by the id of their setting. */
export const CARE_GAP_QUESTIONS: ReadonlyMap<string, CareGapQuestion> = new Map(
  CARE_GAP_RULES.flatMap((rule) =>
    figuresOf(rule)
      .filter((figure) => figure !== null && typeof figure !== 'number')
      .map((figure) => [figure.setting, { ...figure, title: rule.title, source: rule.source }]),
  ),
);
