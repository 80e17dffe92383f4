import type { PlanCopy } from '#shared/domain/care-plan.ts';
import type { CopyLanguage } from '#shared/domain/patient-copy-shape.ts';

export const LANGUAGE_NAMES: Readonly<Record<CopyLanguage, string>> = { en: 'English', es: 'Español' };

export const METHOD_LABELS: Readonly<Record<PlanCopy['method'], string>> = {
  'in-person': 'In person',
  mail: 'By mail',
  'e-mail': 'By e-mail',
  portal: 'Through the portal',
  fax: 'By fax',
  'read-aloud': 'Read aloud on the telephone',
};
