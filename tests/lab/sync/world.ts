/** @file The organization of one seed: people in two teams, patients with a plan and tasks, and who has which device. */
import type { Passphrases } from '#server/auth/passphrases.ts';
import { inOrganization } from '#server/database/transaction.ts';
import { assignPatients } from '#server/organization/assign-patients.ts';
import { newId } from '#server/organization/ids.ts';
import { createOrganization, ensureTeam } from '#server/organization/organizations.ts';
import { createPerson } from '#server/organization/people.ts';
import { storeDocuments } from '#server/sync/store-documents.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { Task } from '#shared/domain/task.ts';
import { AT, patient, task } from '#tests/integration/server-documents.ts';
import { makeGoal } from '#tests/support/goal.ts';
import type { Stack } from './stack.ts';

export const PASSPHRASE = 'maple river quiet lantern';

export interface LabPerson {
  staffId: string;
  name: string;
  email: string;
  role: 'care-manager' | 'supervisor';
}

export interface LabPatient {
  id: string;
  /** Her family name, which stands in no other record. */
  marker: string;
}

export interface LabWorld {
  organizationId: string;
  teamIds: readonly [string, string];
  people: LabPerson[];
  /** Whose device each is, by its number. */
  owners: LabPerson[];
  patients: LabPatient[];
}

const PEOPLE = [
  ['nora', 'care-manager', 0],
  ['cora', 'care-manager', 0],
  ['dora', 'care-manager', 0],
  ['lena', 'supervisor', 0],
  ['wanda', 'care-manager', 1],
  ['petra', 'supervisor', 1],
] as const;
const OWNERS = [0, 0, 1, 3, 2, 4, 5, 1] as const;
/** Whose each patient is at first. */
const HOLDERS = [0, 0, 0, 1, 1, 2, 4] as const;

/** Makes the organization on the database. Hashing a passphrase for each person would cost more than the rest. */
export async function makeWorld(
  stack: Stack,
  seed: number,
  devices: number,
  hash: string,
): Promise<LabWorld> {
  const { pool } = stack.database;
  const { id: organizationId } = await createOrganization(pool, {
    name: `Lab ${seed} ${newId()}`,
    // Their clocks are fast, and nobody touches a key.
    settings: { lockAfterMinutes: 240 },
  });
  const passphrases: Passphrases = {
    hash: async () => hash,
    verify: async () => false,
    close: async () => undefined,
  };
  const teamIds = [
    await ensureTeam(pool, organizationId, 'East'),
    await ensureTeam(pool, organizationId, 'West'),
  ] as const;
  const people: LabPerson[] = [];
  for (const [name, role, team] of PEOPLE) {
    const teamId = teamIds[team];
    const email = `${name}.${organizationId}@lab.example`;
    const credential = role === 'supervisor' ? 'RN' : 'LPN';
    const account = { email, passphrase: PASSPHRASE, name, role, credential, teamId } as const;
    people.push({
      staffId: await createPerson(pool, passphrases, organizationId, account),
      name,
      email,
      role,
    });
  }
  const patients: LabPatient[] = HOLDERS.map((_, index) => ({
    id: newId(),
    marker: `Qz${seed}v${index}family`,
  }));
  await inOrganization(pool, organizationId, async (transaction) => {
    for (const [index, holder] of HOLDERS.entries()) {
      const { id, marker } = patients[index] as LabPatient;
      const { staffId } = people[holder] as LabPerson;
      await assignPatients(transaction, { organizationId, staffId, patientIds: [id] });
      const store = (collection: 'patients' | 'carePlans' | 'tasks', documents: object[]) =>
        storeDocuments(transaction, { organizationId, collection, documents: documents as never });
      await store('patients', [patientOf(id, marker)]);
      await store('carePlans', [planOf(id)]);
      await store('tasks', tasksOf(id, staffId));
    }
  });
  const owners = Array.from(
    { length: devices },
    (_, index) => people[OWNERS[index % OWNERS.length] ?? 0] as LabPerson,
  );
  return { organizationId, teamIds, people, owners, patients };
}

function patientOf(id: string, marker: string): Patient {
  const medication = (text: string) => ({
    ...{ id: newId(), codes: [], text, dosage: 'once a day' },
    ...{ status: 'active' as const, startedOn: '2026-01-02' },
  });
  return patient({
    id,
    familyName: marker,
    medications: [medication('Lisinopril 20 mg'), medication('Metformin 500 mg')],
    allergies: [{ id: newId(), codes: [], text: 'Penicillin', criticality: 'high', reaction: 'hives' }],
  });
}

function planOf(patientId: string): CarePlan {
  const target = {
    measureLoinc: '8480-6',
    measureName: 'systolic',
    comparator: '<',
    unit: 'mm[Hg]',
  } as const;
  return {
    ...{ id: newId(), updatedAt: AT, updatedBy: 'server', deviceId: 'server', rev: 0, receivedAt: '' },
    patientId,
    ...{ version: 0, sections: [], copies: [] },
    status: 'active',
    problems: [
      {
        codeStatus: 'none',
        expectedOutcome: '',
        order: 0,
        id: newId(),
        title: 'Hypertension',
        codes: [],
        status: 'active',
        sourceScreeningId: '',
      },
      {
        codeStatus: 'none',
        expectedOutcome: '',
        order: 0,
        id: newId(),
        title: 'Diabetes',
        codes: [],
        status: 'active',
        sourceScreeningId: '',
      },
    ],
    goals: [{ ...makeGoal('Walk daily'), target: { ...target, value: 130 } }, makeGoal('Eat greens')],
    interventions: [],
    barriers: [{ goalId: '', order: 0, id: newId(), description: 'No scale at home', status: 'open' }],
    signatures: [],
  };
}

function tasksOf(patientId: string, staffId: string): Task[] {
  const author = { staffId, deviceId: 'server' };
  const server = { updatedBy: 'server', deviceId: 'server' };
  return [
    task(author, patientId, { ...server, id: newId() }),
    task(author, patientId, {
      ...server,
      id: newId(),
      kind: 'escalation',
      title: 'Chest pain',
      priority: 'stat',
    }),
  ];
}
