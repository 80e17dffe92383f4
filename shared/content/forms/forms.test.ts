import { describe, expect, test } from 'vitest';
import { plainValue } from '#shared/domain/questionnaire/answers.ts';
import { FormRules } from '#shared/domain/questionnaire/form-rules.ts';
import { canonical, itemsOf, Questionnaire, questionsOf } from '#shared/domain/questionnaire/model.ts';
import { FORMS } from './index.ts';

describe.each(FORMS.map((form) => [form.questionnaire.id, form] as const))('%s', (_id, form) => {
  const { questionnaire, rules } = form;
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.linkId, question]));

  test('is a questionnaire with its rules and notice', () => {
    expect(Questionnaire.parse(questionnaire)).toEqual(questionnaire);
    expect(FormRules.parse(rules)).toEqual(rules);
    expect(rules.questionnaire).toBe(canonical(questionnaire));
    expect(questionnaire.copyright).toBeTruthy();
    expect(form.estimatedMinutes).toBeGreaterThan(0);
  });

  test('every linkId is there once', () => {
    const linkIds = itemsOf(questionnaire).map((item) => item.linkId);
    expect(new Set(linkIds).size).toBe(linkIds.length);
  });

  test('every code that the rules name is an answer of its item', () => {
    const matches = [
      ...rules.scores.flatMap((rule) =>
        rule.kind === 'any-positive'
          ? rule.positive
          : rule.kind === 'sum'
            ? rule.cautions.flatMap((caution) => caution.when)
            : [],
      ),
      ...rules.needs.flatMap((need) => need.anyOf),
    ];
    for (const match of matches) {
      const codes = questions.get(match.linkId)?.options.map((option) => plainValue(option.value)) ?? [];
      expect(codes).toEqual(expect.arrayContaining(match.codes));
    }
    for (const rule of rules.scores) {
      if (rule.kind !== 'sum') continue;
      for (const linkId of rule.linkIds) {
        expect(questions.get(linkId)?.options.every((option) => option.weight !== null)).toBe(true);
      }
    }
    for (const need of rules.needs) {
      expect(need.anyOf.length > 0 || rules.scores.some((rule) => need.scoreIds.includes(rule.id))).toBe(
        true,
      );
    }
  });

  test('every question has its code and every choice its answers', () => {
    for (const question of questions.values()) {
      expect(question.codes.length).toBeGreaterThan(0);
      if (question.type === 'choice') expect(question.options.length).toBeGreaterThan(1);
    }
  });
});

test('the safety questions of the AHC form are asked in private', () => {
  const ahc = FORMS.find((form) => form.questionnaire.id === 'ahc-hrsn-core');
  const inPrivate = questionsOf(ahc?.questionnaire ?? { items: [] }).filter(
    (question) => question.needsPrivacy,
  );
  expect(inPrivate.map((question) => question.linkId)).toEqual(['95618-5', '95617-7', '95616-9', '95615-1']);
});
