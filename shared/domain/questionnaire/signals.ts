import type { EscalationLevel } from '../escalation.ts';
import type { ResponseItem } from '../screening.ts';
import { answersGiven } from './answers-given.ts';
import type { Form } from './form.ts';
import { itemsOf } from './model.ts';
import { causesOf, scoreForm } from './scoring.ts';

/** Something that cannot wait for the end of the form. */
export interface Signal {
  /** The trigger of the protocol: `Escalation.triggerId`. */
  triggerId: string;
  level: EscalationLevel;
  title: string;
  detail: string;
  /** The answers that show it. */
  linkIds: string[];
}

/** PHQ-9 item 9 (LOINC), thoughts of being better off dead or of hurting oneself: any answer but the mildest (domain.md 3.5). */
const SELF_HARM_CODES = ['44260-8'];
const SELF_HARM: Omit<Signal, 'linkIds'> = {
  triggerId: 'suicidal-statement',
  level: 'RN-now',
  title: 'Thoughts of self-harm',
  detail: 'PHQ-9 item 9 is above “not at all”',
};

/**
 * What in the answers so far opens an escalation at once: the form's own rules, and in any form, whoever made it, the PHQ-9 item on thoughts
 * of death or self-harm answered above its mildest answer. Every answer given counts, also one whose question is not asked any more: it was said.
 * Cheap enough for each key press; `items` need no computed values.
 */
export function signalsOf(form: Form, items: readonly ResponseItem[]): Signal[] {
  const given = answersGiven(form.questionnaire, items);
  const { scores } = form.rules.escalations.some((rule) => rule.scoreIds.length > 0)
    ? scoreForm(form, items, undefined, () => true)
    : { scores: [] };
  const signals = form.rules.escalations.flatMap((rule) => {
    const linkIds = causesOf(rule, form.rules.scores, scores, given);
    const { triggerId, level, title, detail } = rule;
    return linkIds.length === 0 ? [] : [{ triggerId, level, title, detail, linkIds }];
  });
  const selfHarm = itemsOf(form.questionnaire)
    .filter((item) => item.codes.some(({ code }) => SELF_HARM_CODES.includes(code)))
    .filter((item) => given.get(item.linkId)?.numbers.some((number) => number > 0) === true)
    .map((item) => item.linkId);
  const isTold = signals.some((signal) => signal.triggerId === SELF_HARM.triggerId);
  return selfHarm.length === 0 || isTold ? signals : [...signals, { ...SELF_HARM, linkIds: selfHarm }];
}
