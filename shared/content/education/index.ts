/**
 * @file The library of handouts in English and Spanish, as checked data. Facts follow the plan templates and domain.md 2.3 (2026-11-21);
 * what to call for follows the patient's copy of the plan, so that both tell her the same.
 */
import { type Handout, HandoutSource, HandoutWords } from '#shared/domain/education.ts';
import type { CopyLanguage } from '#shared/domain/patient-copy-shape.ts';
import { PATIENT_COPY_LABELS } from '../patient-copy/index.ts';
import enArthritis from './en/arthritis-and-chronic-pain.json' with { type: 'json' };
import enKidneyDisease from './en/chronic-kidney-disease.json' with { type: 'json' };
import enCopd from './en/copd.json' with { type: 'json' };
import enDepression from './en/depression.json' with { type: 'json' };
import enFallRisk from './en/fall-risk.json' with { type: 'json' };
import enHeartFailure from './en/heart-failure.json' with { type: 'json' };
import enHypertension from './en/hypertension.json' with { type: 'json' };
import enType2Diabetes from './en/type-2-diabetes.json' with { type: 'json' };
import esArthritis from './es/arthritis-and-chronic-pain.json' with { type: 'json' };
import esKidneyDisease from './es/chronic-kidney-disease.json' with { type: 'json' };
import esCopd from './es/copd.json' with { type: 'json' };
import esDepression from './es/depression.json' with { type: 'json' };
import esFallRisk from './es/fall-risk.json' with { type: 'json' };
import esHeartFailure from './es/heart-failure.json' with { type: 'json' };
import esHypertension from './es/hypertension.json' with { type: 'json' };
import esType2Diabetes from './es/type-2-diabetes.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

/** The words around the handouts, by language. */
export const HANDOUT_WORDS: Readonly<Record<CopyLanguage, HandoutWords>> = {
  en: HandoutWords.parse(words.en),
  es: HandoutWords.parse(words.es),
};

/** Every handout of this release, by language. */
export const HANDOUTS: Readonly<Record<CopyLanguage, readonly Handout[]>> = {
  en: [
    enArthritis,
    enKidneyDisease,
    enCopd,
    enDepression,
    enFallRisk,
    enHeartFailure,
    enHypertension,
    enType2Diabetes,
  ].map(toHandout),
  es: [
    esArthritis,
    esKidneyDisease,
    esCopd,
    esDepression,
    esFallRisk,
    esHeartFailure,
    esHypertension,
    esType2Diabetes,
  ].map(toHandout),
};

/** The handout with the signs that the patient's copy of the plan has for its condition. */
function toHandout(source: unknown): Handout {
  const { green, yellow, red, ...handout } = HandoutSource.parse(source);
  const signs = PATIENT_COPY_LABELS[handout.language].signs[handout.id];
  const zones = {
    green,
    yellow: [...(signs?.call ?? []), ...yellow],
    red: [...(signs?.emergency ?? []), ...red],
  };
  return { ...handout, zones };
}
