/** @file The words for recorded facts, as the person who records them reads them. */
import type { EvidenceKind } from '#shared/domain/care-evidence.ts';

/** What a fact is called, what its day is, and what its note should say. */
export interface EvidenceLabel {
  title: string;
  day: string;
  note: string;
}

export const EVIDENCE_LABELS: Readonly<Record<EvidenceKind, EvidenceLabel>> = {
  'initiating-visit': {
    title: 'Initiating visit',
    day: 'Day of the visit',
    note: 'Which visit, and with whom',
  },
  'extra-planning': {
    title: 'Extra planning at the initiating visit',
    day: 'Day of the visit',
    note: 'Which practitioner',
  },
  'established-patient': { title: 'Established patient', day: 'Since', note: 'Which practice' },
  'high-risk-condition': {
    title: 'High-risk condition named by the practitioner',
    day: 'Day it was named',
    note: 'Which condition, and who named it',
  },
  'qualified-medicare-beneficiary': {
    title: 'Qualified Medicare Beneficiary',
    day: 'Since',
    note: 'Where it was seen',
  },
  'complex-decision-making': {
    title: 'Decision making by the practitioner',
    day: 'Day it was recorded',
    note: 'Which practitioner',
  },
  'plan-copy-given': {
    title: 'Copy of the care plan given',
    day: 'Day it was given',
    note: 'By mail, portal or in person',
  },
  'plan-approved': {
    title: 'Care plan approved',
    day: 'Day it was approved',
    note: 'Who approved it',
  },
  'device-set-up': { title: 'Device set up and explained', day: 'Day of the set-up', note: 'Which device' },
  'device-data-days': {
    title: 'Days with readings',
    day: 'Last day of the 30',
    note: 'Where the count comes from',
  },
  'social-need-documented': {
    title: 'Social need documented at a visit',
    day: 'Day of the visit',
    note: 'Which need',
  },
  'risk-tool-used': {
    title: 'Assessment with a standard tool',
    day: 'Day of the assessment',
    note: 'Which tool',
  },
  'transition-visit': {
    title: 'Visit after the discharge',
    day: 'Day of the visit',
    note: 'With whom',
  },
  'medications-reconciled': {
    title: 'Medications reconciled',
    day: 'Day it was done',
    note: 'By whom',
  },
  'practitioner-visit': { title: 'Visit with the practitioner', day: 'Day of the visit', note: 'With whom' },
  'inpatient-stay': { title: 'Stay in a hospital or nursing facility', day: 'First day', note: 'Where' },
  'home-health': { title: 'Home health plan', day: 'First day', note: 'Which agency' },
  hospice: { title: 'Hospice', day: 'First day', note: 'Which hospice' },
  dialysis: { title: 'Monthly dialysis care', day: 'First day', note: 'Which center' },
  'model-aligned': { title: 'Aligned to a payment model', day: 'Since', note: 'Which model' },
};
