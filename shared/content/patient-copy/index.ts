/** @file Our words of the patient's copy, in English and Spanish, as checked data. What to watch for follows the red flags of the plan templates (domain.md 2.3, 2026-11-21). */
import { type CopyLanguage, PatientCopyWords } from '#shared/domain/patient-copy-shape.ts';
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };

/** The words by language. */
export const PATIENT_COPY_LABELS: Readonly<Record<CopyLanguage, PatientCopyWords>> = {
  en: PatientCopyWords.parse(en),
  es: PatientCopyWords.parse(es),
};
