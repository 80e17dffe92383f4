/** @file The forms that ship with Careline. A new form is a FHIR Questionnaire and its rules as data, and a line here. */
import type { Form } from '#shared/domain/questionnaire/form.ts';
import { FormRules } from '#shared/domain/questionnaire/form-rules.ts';
import { readQuestionnaire } from '#shared/domain/questionnaire/read-questionnaire.ts';
import ahcHrsnCore from './ahc-hrsn-core.json' with { type: 'json' };
import ahcHrsnCoreRules from './ahc-hrsn-core.rules.json' with { type: 'json' };

/** Every form of this release, checked when the module is loaded. */
export const FORMS: readonly Form[] = [form(ahcHrsnCore, ahcHrsnCoreRules, 5)];

function form(json: unknown, rules: unknown, estimatedMinutes: number): Form {
  const read = readQuestionnaire(json);
  if (!read.ok)
    throw new Error(read.problems.map(({ linkId, message }) => `${linkId}: ${message}`).join('\n'));
  return { questionnaire: read.questionnaire, rules: FormRules.parse(rules), estimatedMinutes };
}
