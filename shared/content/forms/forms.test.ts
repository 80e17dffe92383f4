import { describe, expect, test } from 'vitest';
import { levelsOf } from '#shared/domain/escalation-protocol.ts';
import { plainValue } from '#shared/domain/questionnaire/answers.ts';
import { FormRules } from '#shared/domain/questionnaire/form-rules.ts';
import { canonical, itemsOf, Questionnaire, questionsOf } from '#shared/domain/questionnaire/model.ts';
import { escalationProtocol } from '../escalations/index.ts';
import { PLAN_TEMPLATES } from '../plan-templates/index.ts';
import { FORMS } from './index.ts';

describe.each(FORMS.map((form) => [form.questionnaire.id, form] as const))('%s', (_id, form) => {
  const { questionnaire, rules } = form;
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.linkId, question]));

  test('is a questionnaire with its rules and notice', () => {
    expect(Questionnaire.parse(questionnaire)).toEqual(questionnaire);
    expect(questionnaire.notes).toEqual([]);
    expect(FormRules.parse(rules)).toEqual(rules);
    expect(rules.questionnaire).toBe(canonical(questionnaire));
    expect(questionnaire.copyright).toBeTruthy();
    expect(form.estimatedMinutes).toBeGreaterThan(0);
  });

  test('every linkId is there once', () => {
    const linkIds = itemsOf(questionnaire).map((item) => item.linkId);
    expect(new Set(linkIds).size).toBe(linkIds.length);
  });

  test('every answer that the rules name can be given', () => {
    const matches = [
      ...rules.scores.flatMap((rule) =>
        rule.kind === 'any-positive'
          ? rule.positive
          : rule.kind === 'sum'
            ? rule.cautions.flatMap((caution) => caution.when)
            : [],
      ),
      ...rules.needs.flatMap((need) => need.anyOf),
      ...rules.escalations.flatMap((escalation) => escalation.anyOf),
    ];
    for (const match of matches) {
      const question = questions.get(match.linkId);
      const codes =
        question?.type === 'boolean'
          ? ['true', 'false']
          : (question?.options.map((option) => plainValue(option.value)) ?? []);
      expect(codes).toEqual(expect.arrayContaining(match.codes));
      const isNumber = question?.type === 'integer' || question?.type === 'decimal';
      expect(match.from !== undefined || match.to !== undefined).toBe(isNumber);
    }
  });

  test('every score can be worked out from its items', () => {
    for (const rule of rules.scores) {
      if (rule.kind === 'any-positive') continue;
      for (const linkId of rule.linkIds) {
        expect(questions.get(linkId)?.options.length).toBeGreaterThan(1);
        expect(questions.get(linkId)?.options.every((option) => option.weight !== null)).toBe(true);
      }
    }
    const scoreIds = rules.scores.map((rule) => rule.id);
    for (const rule of [...rules.needs, ...rules.escalations]) {
      expect(rule.anyOf.length + rule.scoreIds.length).toBeGreaterThan(0);
      expect(scoreIds).toEqual(expect.arrayContaining(rule.scoreIds));
    }
  });

  test('every escalation follows a protocol at a level that it may have', () => {
    for (const { triggerId, level } of rules.escalations) {
      const protocol = escalationProtocol(triggerId);
      expect(protocol && levelsOf(protocol)).toContain(level);
    }
  });

  test('a review is of conditions that have a plan template', () => {
    expect(PLAN_TEMPLATES.map((template) => template.id)).toEqual(expect.arrayContaining(rules.reviews));
    expect(rules.reviews.length > 0).toBe(
      questionnaire.id.endsWith('-review') && questionnaire.id !== 'medication-review',
    );
  });

  test('every choice has its answers, each of its own', () => {
    for (const { linkId, type, options } of questions.values()) {
      if (type !== 'choice') continue;
      expect(options.length).toBeGreaterThan(1);
      expect(new Set(options.map((option) => plainValue(option.value))).size, linkId).toBe(options.length);
    }
  });

  test('a question that carries a LOINC code as its name is coded with it, and with nothing else', () => {
    for (const { linkId, codes } of questions.values()) {
      const isLoinc = /^\d{1,6}-\d$/.test(linkId);
      expect(codes).toEqual(isLoinc ? [{ system: 'http://loinc.org', code: linkId }] : []);
    }
  });
});

const questionsIn = (id: string) =>
  questionsOf(FORMS.find((form) => form.questionnaire.id === id)?.questionnaire ?? { items: [] });

test.each([
  ['ahc-hrsn-core', ['95618-5', '95617-7', '95616-9', '95615-1']],
  ['ahc-hrsn-supplemental', ['68517-2', '96842-0', '95530-2', '68524-8']],
  ['audit-c', ['68518-0', '68519-8', '68520-6']],
])('the safety and substance questions of %s are asked in private', (id, linkIds) => {
  const inPrivate = questionsIn(id).filter((question) => question.needsPrivacy);
  expect(inPrivate.map((question) => question.linkId)).toEqual(linkIds);
});

test('every question that is worded here has words to say on the telephone', () => {
  const ours = FORMS.filter((form) => form.questionnaire.codes.length === 0);
  expect(ours).toHaveLength(10);
  const unsaid = ours.flatMap((form) =>
    questionsOf(form.questionnaire).filter((question) => question.spokenText === ''),
  );
  expect(unsaid.map((question) => question.linkId)).toEqual([]);
});

test('PRAPARE is licensed: none of its wording ships', () => {
  const panels = FORMS.flatMap((form) => form.questionnaire.codes.map(({ code }) => code));
  expect(panels).not.toContain('93025-5');
  const codes = FORMS.flatMap((form) => questionsOf(form.questionnaire).flatMap((item) => item.codes));
  for (const code of ['93033-9', '93029-7', '93031-3', '76501-6', '93026-3']) {
    expect(codes.map((coding) => coding.code)).not.toContain(code);
  }
});
