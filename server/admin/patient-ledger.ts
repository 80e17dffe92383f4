/** @file A patient's minutes as the server has them, with every chain that they are in. */
import type pg from 'pg';
import { readinessOf } from '#shared/content/billing/readiness-of.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { auditorPacket, chainOf } from '#shared/domain/ledger/auditor-packet.ts';
import { brokenLink } from '#shared/domain/ledger/minute-chain.ts';
import type { AuditorPacket } from '#shared/domain/ledger/packet-shape.ts';
import { effectiveEntries, monthBounds } from '#shared/domain/minutes.ts';
import type { OrganizationSettings } from '#shared/domain/organization-settings.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { sortPlans } from '#shared/domain/plan-versions.ts';
import { type Id, toInstant, YearMonth } from '#shared/domain/primitives.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { inOrganization } from '../database/transaction.ts';
import { settingsOf } from '../organization/organizations.ts';
import { AdminError } from './context.ts';
import { findOrganization } from './find-organization.ts';
import { findPatient, readDocuments } from './read-documents.ts';

/** What the commands about a patient's minutes start from. */
export interface PatientLedger {
  organization: { id: Id; name: string };
  settings: OrganizationSettings;
  month: string;
  patient: Patient;
  /** The whole ledger of the patient. */
  entries: TimeEntry[];
  /** All entries of the devices that wrote in the patient's month, of every patient. */
  chains: TimeEntry[];
}

/**
 * Reads the ledger of a patient, found by id or record number.
 *
 * @throws {AdminError} for a patient that is not there or not the only one, or a month that is none
 */
export async function readPatientLedger(
  pool: pg.Pool,
  {
    organisation,
    patient: named,
    month,
  }: { organisation?: string | undefined; patient: string; month: string },
): Promise<PatientLedger> {
  if (!YearMonth.safeParse(month).success) {
    throw new AdminError('The month must be written as 2026-11.');
  }
  const organization = await findOrganization(pool, organisation);
  const settings = await settingsOf(pool, organization.id);
  return inOrganization(pool, organization.id, async (transaction) => {
    const patient = await findPatient(transaction, organization.id, named);
    const entries = await readDocuments(
      transaction,
      organization.id,
      'timeEntries',
      'patient_id = $3',
      patient.id,
    );
    const { from, until } = monthBounds(month, settings.timeZone);
    const [first, end] = [toInstant(from), toInstant(until)];
    const devices = new Set(
      entries
        .filter(({ startedAt }) => startedAt >= first && startedAt < end)
        .map(({ deviceId }) => deviceId)
        .filter((id) => id !== 'server'),
    );
    const chains = await readDocuments(transaction, organization.id, 'timeEntries', 'device_id = any($3)', [
      ...devices,
    ]);
    return { organization, settings, month, patient, entries, chains };
  });
}

/** The auditor's packet of a patient's month, from all that the server has. */
export async function packetOf(pool: pg.Pool, ledger: PatientLedger, now: number): Promise<AuditorPacket> {
  const { organization, settings, month, patient, entries, chains } = ledger;
  return inOrganization(pool, organization.id, async (transaction) => {
    const ofPatient = <Name extends CollectionName>(name: Name) =>
      readDocuments(transaction, organization.id, name, 'patient_id = $3', patient.id);
    const calls = await ofPatient('calls');
    const { working: carePlan, versions: planVersions } = sortPlans(await ofPatient('carePlans'));
    const screenings = await ofPatient('screenings');
    const people = await readDocuments(transaction, organization.id, 'staff');
    const staff = new Map(people.map((person) => [person.id as string, person]));
    const timeEntries = effectiveEntries(entries);
    return auditorPacket({
      organizationName: organization.name,
      timeZone: settings.timeZone,
      month,
      generatedAt: toInstant(now),
      generatedBy: 'the server’s administrator',
      patient,
      carePlan,
      planVersions,
      entries,
      calls,
      staff,
      chain: chainOf(brokenLink(chains), chains, 'server'),
      readiness: readinessOf({ patient, carePlan, planVersions, timeEntries, calls, screenings }, month, {
        timeZone: settings.timeZone,
        billing: settings.billing,
        credentialOf: (staffId) => staff.get(staffId)?.credential ?? 'none',
      }),
    });
  });
}
