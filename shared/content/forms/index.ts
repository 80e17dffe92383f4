/** @file The forms that ship with Careline. A new form is a questionnaire and its rules as data, and a line here. */
import { FormRules } from '#shared/domain/form-rules.ts';
import { Questionnaire } from '#shared/domain/questionnaire.ts';
import type { Form } from '#shared/domain/scoring.ts';
import ahcHrsnCore from './ahc-hrsn-core.json' with { type: 'json' };
import ahcHrsnCoreRules from './ahc-hrsn-core.rules.json' with { type: 'json' };

/** Every form of this release, checked when the module is loaded. */
export const FORMS: readonly Form[] = [
  {
    questionnaire: Questionnaire.parse(ahcHrsnCore),
    rules: FormRules.parse(ahcHrsnCoreRules),
    estimatedMinutes: 5,
  },
];
