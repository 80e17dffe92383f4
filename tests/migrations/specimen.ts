/** @file Specimens: stores that older versions of the app left behind, frozen as they lay on disk. */
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'specimens');

/** What is known of a specimen, beside its bytes. */
export interface SpecimenFacts {
  madeAt: string;
  email: string;
  passphrase: string;
  /** The data key, 64 hexadecimal digits. */
  key: string;
  staffId: string;
  patientIds: string[];
  /** What the server had not seen. */
  pending: { collection: string; documentId: string }[];
  sentCallId: string;
  screeningId: string;
  unsentCallId: string;
  openCallId: string;
}

/** A copy of a specimen that a test may spoil. */
export interface Specimen {
  folder: string;
  /** The encrypted file. */
  path: string;
  databaseName: string;
  key: Uint8Array;
  facts: SpecimenFacts;
}

/** The names of all specimens, oldest first. */
export function specimenNames(): string[] {
  return readdirSync(FOLDER).sort();
}

/** Where a specimen lies. */
export function specimenFolder(name: string): string {
  return join(FOLDER, name);
}

/** Copies a specimen into a temporary folder. */
export function copySpecimen(name: string): Specimen {
  const folder = mkdtempSync(join(tmpdir(), 'careline-specimen-'));
  cpSync(specimenFolder(name), folder, { recursive: true });
  const facts: SpecimenFacts = JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => entry.endsWith('.db'));
  if (file === undefined) throw new Error(`The specimen ${name} has no store.`);
  return {
    folder,
    path: join(folder, file),
    databaseName: file.replace(/\.db$/, ''),
    key: Uint8Array.from(Buffer.from(facts.key, 'hex')),
    facts,
  };
}
