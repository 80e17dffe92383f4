/** @file The caseload prepared for being searched at each keystroke: keys and rows are made again only for patients who have changed. */
import type { PatientRow } from '#shared/contract/engine/patients.ts';
import {
  distance,
  isMeant,
  type PatientKey,
  patientKey,
  patientQuestion,
} from '#shared/domain/find-patient.ts';
import { localDate } from '#shared/domain/local-date.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { Desk } from '../desk.ts';
import { patientRow } from './patients.ts';

interface Findable {
  patientId: Id;
  name: string;
  key: PatientKey;
  /** Made when it is first shown. */
  row: PatientRow | null;
}

interface PatientIndex {
  /** By family name. */
  sorted: Findable[];
  byId: Map<Id, Findable>;
  touched: Set<Id>;
  /** The rows are of one day: ages and months change. */
  day: string;
}

const indexes = new WeakMap<Desk, PatientIndex>();

/**
 * Patients by name, telephone number in any form, record number or date of birth, by family name; those of whom every word of the text begins
 * a word come first. All patients when the text is empty.
 */
export function searchPatients(desk: Desk, text: string, limit: number): PatientRow[] {
  const { sorted } = freshIndex(desk);
  const question = patientQuestion(text);
  const near: Findable[] = [];
  const far: Findable[] = [];
  for (const one of sorted) {
    if (!isMeant(one.key, question)) continue;
    (distance(one.key, question) === 0 ? near : far).push(one);
  }
  return [...near, ...far].slice(0, limit).map((one) => rowOf(desk, one));
}

function rowOf(desk: Desk, one: Findable): PatientRow {
  const patient = desk.caseload.patients.get(one.patientId);
  if (!patient) throw new Error('The index holds a patient that has left.');
  one.row ??= patientRow(desk, patient);
  return one.row;
}

function freshIndex(desk: Desk): PatientIndex {
  const index = indexes.get(desk) ?? openIndex(desk);
  const day = localDate(desk.ports.now(), desk.person.practiceTimeZone);
  if (day !== index.day) {
    for (const one of index.sorted) one.row = null;
    index.day = day;
  }
  if (index.touched.size > 0) takeIn(desk, index);
  return index;
}

function openIndex(desk: Desk): PatientIndex {
  const index: PatientIndex = { sorted: [], byId: new Map(), touched: new Set(), day: '' };
  for (const patientId of desk.caseload.patients.keys()) index.touched.add(patientId);
  desk.caseload.watch((patientId) => void index.touched.add(patientId));
  indexes.set(desk, index);
  return index;
}

function takeIn(desk: Desk, index: PatientIndex): void {
  let isOrderOld = false;
  for (const patientId of index.touched) {
    const patient = desk.caseload.patients.get(patientId);
    const known = index.byId.get(patientId);
    if (!patient) {
      isOrderOld = index.byId.delete(patientId) || isOrderOld;
      continue;
    }
    const name = `${patient.familyName} ${patient.givenName}`;
    isOrderOld ||= known?.name !== name;
    index.byId.set(patientId, { patientId, name, key: patientKey(patient), row: null });
  }
  index.touched.clear();
  if (isOrderOld) {
    index.sorted = [...index.byId.values()].sort((left, right) => collator.compare(left.name, right.name));
  } else {
    index.sorted = index.sorted.map((one) => index.byId.get(one.patientId) ?? one);
  }
}

const collator = new Intl.Collator('en');
