/** @file Codes of needs: which may be proposed, and who may decide (ICD-10-CM guideline I.B.14; domain.md 4 and 6.5). */
import type { CodeProposal, NeedGuide } from './need-guide.ts';
import type { PatientNeed } from './patient-need.ts';
import type { Coding, Id, Instant, LocalDate } from './primitives.ts';
import type { Credential } from './staff.ts';
import { standsForViolence } from './violence-codes.ts';

const DECIDES: ReadonlySet<Credential> = new Set<Credential>(['RN', 'NP', 'PA', 'MD']);

/** Whether a person of this credential may confirm or reject a code. An LPN may not. */
export function mayDecideCodes(credential: Credential): boolean {
  return DECIDES.has(credential);
}

/** The guide's codes that may be proposed for a date of service, the default first; the others fit in the case that their `when` tells. */
export function proposableCodes(guide: NeedGuide, onDate: LocalDate): CodeProposal[] {
  if (!guide.mayGoOnPlan) return [];
  return guide.codes
    .filter(
      ({ code, validFrom, validTo }) =>
        validFrom <= onDate && (validTo === '' || onDate <= validTo) && !standsForViolence(code),
    )
    .sort((left, right) => Number(left.when !== '') - Number(right.when !== ''));
}

/** The code to propose for a date of service, or null where none is right without knowing more. */
export function proposedCode(guide: NeedGuide, onDate: LocalDate): Coding | null {
  const [first] = proposableCodes(guide, onDate);
  return first?.when === '' ? codingOf(first) : null;
}

/** The need with another of its proposable codes, which waits for a clinician again. Null where it may not be proposed. */
export function withProposedCode(
  need: PatientNeed,
  guide: NeedGuide,
  onDate: LocalDate,
  code: string,
): PatientNeed | null {
  const proposal = proposableCodes(guide, onDate).find((one) => one.code === code);
  if (!proposal) return null;
  return {
    ...need,
    code: codingOf(proposal),
    codeStatus: 'proposed',
    codeDecidedBy: '',
    codeDecidedAt: '',
  };
}

/** The need with a clinician's word on its code. Null where there is no code. */
export function withDecidedCode(
  need: PatientNeed,
  decision: 'confirmed' | 'rejected',
  by: Id,
  at: Instant,
): PatientNeed | null {
  if (need.code === null) return null;
  return { ...need, codeStatus: decision, codeDecidedBy: by, codeDecidedAt: at };
}

function codingOf({ system, code, display }: CodeProposal): Coding {
  return { system, code, display };
}
