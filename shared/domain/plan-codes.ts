/** @file Codes that a problem of a plan may have. Pure. */
import type { Coding } from './primitives.ts';

export const ICD_10_CM = 'http://hl7.org/fhir/sid/icd-10-cm';
export const SNOMED_CT = 'http://snomed.info/sct';

const ICD_SHAPE = /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/;
const SNOMED_SHAPE = /^[1-9]\d{5,17}$/;

/** The code that somebody typed: ICD-10-CM or SNOMED CT by its shape (SNOMED CT by its check digit too), or null where it is neither. */
export function readProblemCode(typed: string): Coding | null {
  const code = typed.trim().toUpperCase();
  if (ICD_SHAPE.test(code)) return { system: ICD_10_CM, code };
  return SNOMED_SHAPE.test(code) && hasCheckDigit(code) ? { system: SNOMED_CT, code } : null;
}

/** The short name of a terminology, or empty where it is another one. */
export function codeSystemName(system: string): string {
  if (system === ICD_10_CM) return 'ICD-10';
  return system === SNOMED_CT ? 'SNOMED' : '';
}

// Verhoeff: products of the dihedral group of ten, after a permutation that depends on the place of the digit.
const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

function hasCheckDigit(code: string): boolean {
  const digits = [...code].reverse().map(Number);
  return digits.reduce((sum, digit, place) => product(sum, permuted(digit, place % 8)), 0) === 0;
}

function permuted(digit: number, times: number): number {
  return times === 0 ? digit : permuted(PERMUTATION[digit] ?? 0, times - 1);
}

function product(one: number, two: number): number {
  const isTurn = (number: number) => number < 5;
  if (isTurn(one)) return isTurn(two) ? (one + two) % 5 : ((one + two) % 5) + 5;
  return isTurn(two) ? ((((one - two) % 5) + 5) % 5) + 5 : (((one - two) % 5) + 5) % 5;
}
