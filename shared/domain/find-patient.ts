/** @file Finding a patient by what somebody says or types: a name, a telephone number in any form, a record number, a date of birth. */
import type { Patient } from './patient.ts';

/** What a patient is found by, prepared once. */
export interface PatientKey {
  /** Names and record number in small letters without accents, with a space before each word. */
  words: string;
  phones: readonly string[];
  birthDate: string;
}

/** A question, prepared once. */
export interface PatientQuestion {
  words: readonly string[];
  /** Digits of a telephone number or a part of one, or empty. */
  digits: string;
  /** `1950-03-04`, or empty. */
  birthDate: string;
}

/** Prepares a patient for being found. */
export function patientKey(
  patient: Pick<
    Patient,
    'givenName' | 'preferredName' | 'familyName' | 'recordNumber' | 'phones' | 'birthDate'
  >,
): PatientKey {
  const { givenName, preferredName, familyName, recordNumber } = patient;
  return {
    words: ` ${plain(`${givenName} ${preferredName} ${familyName} ${recordNumber}`)}`,
    phones: patient.phones.map(({ number }) => nationalDigits(number)),
    birthDate: patient.birthDate,
  };
}

/** Reads a question. A date is one of birth; digits with what telephone numbers are written with may be part of one. */
export function patientQuestion(text: string): PatientQuestion {
  const trimmed = text.trim();
  const isNumber = /^[\d\s().+/-]+$/.test(trimmed);
  const digits = isNumber ? nationalDigits(trimmed) : '';
  return {
    words: plain(trimmed).split(' ').filter(Boolean),
    digits: digits.length >= 3 ? digits : '',
    birthDate: birthDateIn(trimmed),
  };
}

/** Whether a patient is meant. Every word must begin a word of her name, or stand somewhere in it or in the record number. */
export function isMeant(key: PatientKey, question: PatientQuestion): boolean {
  if (question.birthDate !== '' && key.birthDate === question.birthDate) return true;
  if (question.digits !== '' && key.phones.some((phone) => phone.includes(question.digits))) return true;
  return question.words.every(
    (word) =>
      key.words.includes(word) || (isDigits(word) && key.phones.some((phone) => phone.includes(word))),
  );
}

/** 0 when every word begins a word of hers: those come first. */
export function distance(key: PatientKey, question: PatientQuestion): 0 | 1 {
  return question.words.every((word) => key.words.includes(` ${word}`)) ? 0 : 1;
}

function isDigits(word: string): boolean {
  return /^\d{3,}$/.test(word);
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}-]+/gu, ' ')
    .trim();
}

function nationalDigits(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
}

/** `1950-03-04`, `3/4/1950`, `03-04-50` or `03041950`; month before day, as they are said here. */
function birthDateIn(text: string): string {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const spoken =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text) ?? /^(\d\d)(\d\d)((?:19|20)\d\d)$/.exec(text);
  return spoken ? dateOf(century(spoken[3] ?? ''), spoken[1], spoken[2]) : '';
}

function dateOf(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Two digits are of the last hundred years as far as adults go. */
function century(year: string): string {
  if (year.length === 4) return year;
  return Number(year) <= 20 ? `20${year}` : `19${year}`;
}
