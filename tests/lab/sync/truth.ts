/** @file What the server has at the end, read past all scopes, and who may see it by the words of SPEC.md. */
import type pg from 'pg';
import { inOrganization, inTransaction } from '#server/database/transaction.ts';
import { COLLECTIONS, type CollectionName } from '#shared/domain/document.ts';
import { PULL_ONLY } from '#shared/domain/documents.ts';

/** A document as a device should have it: its content with the server's stamp. */
export interface TruthDocument {
  id: string;
  rev: number;
  receivedAt: string;
  patientId: string;
  [field: string]: unknown;
}

export interface Truth {
  documents: Record<CollectionName, TruthDocument[]>;
  /** All that was ever taken of a document, as JSON texts, by `collection/id`. */
  versions: Map<string, string[]>;
  /** Versions that the server made by a merge. */
  merges: number;
  people: { id: string; role: string; teamId: string; isActive: boolean }[];
  /** Who holds each patient. */
  holders: Map<string, string>;
  /** Who covers for whom at this moment. */
  covers: { covering: string; covered: string }[];
}

/** Reads it all in one transaction each for the records and the accounts. */
export async function readTruth(pool: pg.Pool, organizationId: string): Promise<Truth> {
  const accounts = await inTransaction(pool, async (transaction) => {
    const people = await transaction.query<Truth['people'][number]>(
      `select id, role, coalesce(team_id::text, '') as "teamId", is_active as "isActive" from people where organization_id = $1`,
      [organizationId],
    );
    const held = await transaction.query<{ patient_id: string; staff_id: string }>(
      'select patient_id, staff_id from assignments where organization_id = $1 and until_at is null',
      [organizationId],
    );
    const covers = await transaction.query<Truth['covers'][number]>(
      `select covering_staff_id as covering, covered_staff_id as covered from covers
        where organization_id = $1 and began_at is not null and ended_at is null and until_at > now()`,
      [organizationId],
    );
    return { people: people.rows, held: held.rows, covers: covers.rows };
  });
  const records = await inOrganization(pool, organizationId, async (transaction) => {
    const documents = await transaction.query<{
      collection: CollectionName;
      id: string;
      patient_id: string | null;
      rev: number;
      received_at: Date;
      body: object;
    }>(
      `select collection, id, patient_id, rev, received_at, body from documents
        where organization_id = $1 and not deleted`,
      [organizationId],
    );
    const versions = await transaction.query<{ place: string; body: string; pushed: string | null }>(
      `select collection || '/' || id as place, body::text, pushed::text from document_versions where organization_id = $1`,
      [organizationId],
    );
    return { documents: documents.rows, versions: versions.rows };
  });
  const documents = Object.fromEntries(
    COLLECTIONS.map((name) => [name, []]),
  ) as unknown as Truth['documents'];
  for (const row of records.documents) {
    const stamp = { id: row.id, rev: row.rev, receivedAt: row.received_at.toISOString() };
    documents[row.collection].push({ patientId: row.patient_id ?? '', ...row.body, ...stamp });
  }
  // A patient's own record has no such field; it was only put there for the scope.
  for (const patient of documents.patients) patient.patientId = patient.id;
  const versions = new Map<string, string[]>();
  for (const { place, body, pushed } of records.versions) {
    const texts = versions.get(place) ?? [];
    texts.push(body, ...(pushed === null ? [] : [pushed]));
    versions.set(place, texts);
  }
  const merges = records.versions.filter(({ pushed }) => pushed !== null).length;
  const holders = new Map(accounts.held.map((row) => [row.patient_id, row.staff_id]));
  return { documents, versions, merges, people: accounts.people, holders, covers: accounts.covers };
}

/** The patients that a person may see: SCOPE-1, SCOPE-4, SCOPE-7. */
export function patientsOf(truth: Truth, staffId: string): Set<string> {
  const seen = new Set(teamOf(truth, staffId));
  for (const { covering, covered } of truth.covers) if (covering === staffId) seen.add(covered);
  const isPractising = truth.people.some(
    ({ id, isActive, role }) => id === staffId && isActive && role !== 'administrator',
  );
  if (!isPractising) return new Set();
  return new Set([...truth.holders].filter(([, holder]) => seen.has(holder)).map(([patientId]) => patientId));
}

/** What the device of a person should have, by collection. */
export function recordsOf(truth: Truth, staffId: string): Record<CollectionName, TruthDocument[]> {
  const patients = patientsOf(truth, staffId);
  const team = teamOf(truth, staffId);
  const isSupervisor = truth.people.some(({ id, role }) => id === staffId && role === 'supervisor');
  const isSeen = (name: CollectionName, document: TruthDocument): boolean => {
    if (PULL_ONLY.has(name)) return true;
    if (name === 'auditEvents') return team.has(String(document.updatedBy));
    if (name === 'reviewItems' && document.patientId === '') {
      return isSupervisor && team.has(String(document.raisedBy));
    }
    return patients.has(document.patientId);
  };
  return Object.fromEntries(
    COLLECTIONS.map((name) => [name, truth.documents[name].filter((document) => isSeen(name, document))]),
  ) as Record<CollectionName, TruthDocument[]>;
}

function teamOf({ people }: Truth, staffId: string): Set<string> {
  const me = people.find(({ id }) => id === staffId);
  const team = me?.role === 'supervisor' ? people.filter(({ teamId }) => teamId === me.teamId) : [];
  return new Set([staffId, ...team.map(({ id }) => id)]);
}
