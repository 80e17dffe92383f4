/** @file The forms that ship with Careline. A new form is a FHIR Questionnaire and its rules as data, and a line here. */
import type { Form } from '#shared/domain/questionnaire/form.ts';
import { FormRules } from '#shared/domain/questionnaire/form-rules.ts';
import { readQuestionnaire } from '#shared/domain/questionnaire/read-questionnaire.ts';
import auditC from './mood-and-alcohol/audit-c.json' with { type: 'json' };
import auditCRules from './mood-and-alcohol/audit-c.rules.json' with { type: 'json' };
import gad7 from './mood-and-alcohol/gad-7.json' with { type: 'json' };
import gad7Rules from './mood-and-alcohol/gad-7.rules.json' with { type: 'json' };
import phq9 from './mood-and-alcohol/phq-9.json' with { type: 'json' };
import phq9Rules from './mood-and-alcohol/phq-9.rules.json' with { type: 'json' };
import fallScreen from './safety-and-medicines/fall-screen.json' with { type: 'json' };
import fallScreenRules from './safety-and-medicines/fall-screen.rules.json' with { type: 'json' };
import homeSafety from './safety-and-medicines/home-safety.json' with { type: 'json' };
import homeSafetyRules from './safety-and-medicines/home-safety.rules.json' with { type: 'json' };
import medicationReview from './safety-and-medicines/medication-review.json' with { type: 'json' };
import medicationReviewRules from './safety-and-medicines/medication-review.rules.json' with { type: 'json' };
import ahcHrsnCore from './social-needs/ahc-hrsn-core.json' with { type: 'json' };
import ahcHrsnCoreRules from './social-needs/ahc-hrsn-core.rules.json' with { type: 'json' };
import ahcHrsnSupplemental from './social-needs/ahc-hrsn-supplemental.json' with { type: 'json' };
import ahcHrsnSupplementalRules from './social-needs/ahc-hrsn-supplemental.rules.json' with { type: 'json' };
import hungerVitalSign from './social-needs/hunger-vital-sign.json' with { type: 'json' };
import hungerVitalSignRules from './social-needs/hunger-vital-sign.rules.json' with { type: 'json' };
import copdReview from './symptom-review/copd-review.json' with { type: 'json' };
import copdReviewRules from './symptom-review/copd-review.rules.json' with { type: 'json' };
import depressionReview from './symptom-review/depression-review.json' with { type: 'json' };
import depressionReviewRules from './symptom-review/depression-review.rules.json' with { type: 'json' };
import diabetesReview from './symptom-review/diabetes-review.json' with { type: 'json' };
import diabetesReviewRules from './symptom-review/diabetes-review.rules.json' with { type: 'json' };
import heartFailureReview from './symptom-review/heart-failure-review.json' with { type: 'json' };
import heartFailureReviewRules from './symptom-review/heart-failure-review.rules.json' with { type: 'json' };
import hypertensionReview from './symptom-review/hypertension-review.json' with { type: 'json' };
import hypertensionReviewRules from './symptom-review/hypertension-review.rules.json' with { type: 'json' };
import kidneyReview from './symptom-review/kidney-review.json' with { type: 'json' };
import kidneyReviewRules from './symptom-review/kidney-review.rules.json' with { type: 'json' };
import painReview from './symptom-review/pain-review.json' with { type: 'json' };
import painReviewRules from './symptom-review/pain-review.rules.json' with { type: 'json' };

/** Every form of this release, checked when the module is loaded. */
export const FORMS: readonly Form[] = [
  form(ahcHrsnCore, ahcHrsnCoreRules, 5),
  form(ahcHrsnSupplemental, ahcHrsnSupplementalRules, 7),
  form(hungerVitalSign, hungerVitalSignRules, 1),
  form(phq9, phq9Rules, 4),
  form(gad7, gad7Rules, 3),
  form(auditC, auditCRules, 2),
  form(fallScreen, fallScreenRules, 2),
  form(medicationReview, medicationReviewRules, 10),
  form(homeSafety, homeSafetyRules, 6),
  form(hypertensionReview, hypertensionReviewRules, 5),
  form(diabetesReview, diabetesReviewRules, 5),
  form(heartFailureReview, heartFailureReviewRules, 4),
  form(copdReview, copdReviewRules, 4),
  form(kidneyReview, kidneyReviewRules, 5),
  form(depressionReview, depressionReviewRules, 4),
  form(painReview, painReviewRules, 4),
];

function form(json: unknown, rules: unknown, estimatedMinutes: number): Form {
  const read = readQuestionnaire(json);
  if (!read.ok)
    throw new Error(read.problems.map(({ linkId, message }) => `${linkId}: ${message}`).join('\n'));
  return { questionnaire: read.questionnaire, rules: FormRules.parse(rules), estimatedMinutes };
}
