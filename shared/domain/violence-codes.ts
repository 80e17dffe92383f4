/** @file What in a record stands for violence at home, as data: diagnoses (ICD-10-CM) and escalations (domain.md 4.2, 7.4, 7.5). */

interface ViolenceCode {
  /** How the codes begin. */
  code: string;
  meaning: string;
  /** Whether it says so by itself. One that is only chosen in its place, and mostly means something else, is not hidden. */
  isTelling: boolean;
}

const DIAGNOSES: readonly ViolenceCode[] = [
  { code: 'T74', meaning: 'abuse, neglect, confirmed', isTelling: true },
  { code: 'T76', meaning: 'abuse, neglect, suspected', isTelling: true },
  { code: 'Y07', meaning: 'perpetrator of it', isTelling: true },
  { code: 'Y04', meaning: 'assault by bodily force', isTelling: true },
  { code: 'X99', meaning: 'assault by sharp object', isTelling: true },
  { code: 'Z69', meaning: 'counselling after it', isTelling: true },
  { code: 'Z62.81', meaning: 'its history in childhood', isTelling: true },
  { code: 'Z91.41', meaning: 'its history in an adult', isTelling: true },
  { code: 'Z65.4', meaning: 'victim of crime', isTelling: true },
  { code: 'O9A.3', meaning: 'physical abuse in pregnancy', isTelling: true },
  { code: 'O9A.4', meaning: 'sexual abuse in pregnancy', isTelling: true },
  { code: 'O9A.5', meaning: 'psychological abuse in pregnancy', isTelling: true },
  { code: 'Z63.0', meaning: 'problems with spouse or partner', isTelling: false },
];

/** The triggers of escalations that tell of it. */
const TRIGGERS: ReadonlySet<string> = new Set(['abuser-present', 'abuse-disclosed', 'elder-abuse']);

/** Whether a diagnosis tells of violence. */
export function isViolenceCode(code: string): boolean {
  return DIAGNOSES.some((one) => one.isTelling && code.startsWith(one.code));
}

/** Whether a diagnosis tells of violence or is chosen in its place: for a practitioner to choose, never to be proposed. */
export function standsForViolence(code: string): boolean {
  return DIAGNOSES.some((one) => code.startsWith(one.code));
}

/** Whether an escalation began because of violence. */
export function isViolenceTrigger(triggerId: string): boolean {
  return TRIGGERS.has(triggerId);
}
