import { readinessOf } from '#shared/content/billing/readiness-of.ts';
import { auditorPacket, chainOf } from '#shared/domain/ledger/auditor-packet.ts';
import { isChained, verifyMinutes } from '#shared/domain/ledger/minute-chain.ts';
import type { AuditorPacket, PacketChain } from '#shared/domain/ledger/packet-shape.ts';
import { effectiveEntries } from '#shared/domain/minutes.ts';
import { toInstant, type YearMonth } from '#shared/domain/primitives.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { findOfPatient, findPatientPlans } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { practiceFacts } from './month-ledger.ts';
import { requirePatient } from './patients.ts';

const READ = 2000;

/**
 * The auditor's packet of a patient's month, from what is on this device, and noted in the audit trail. A chain runs through the minutes of all
 * patients, of which a device has only its own person's: here each entry is checked against its own digest, and the server checks the links.
 */
export async function ledgerPacket(
  desk: Desk,
  { patientId, month }: { patientId: string; month: YearMonth },
): Promise<AuditorPacket> {
  const { store, person, caseload, ports } = desk;
  const patient = requirePatient(desk, patientId);
  const [entries, calls, plans, screenings] = await Promise.all([
    findOfPatient(store, 'timeEntries', patientId, READ),
    findOfPatient(store, 'calls', patientId, READ),
    findPatientPlans(store, patientId),
    findOfPatient(store, 'screenings', patientId, READ),
  ]);
  await desk.writer.write({
    action: 'ledger.packet-made',
    patientId,
    subject: { collection: 'patients', id: patientId },
    changes: [],
  });
  const { working: carePlan, versions: planVersions } = plans;
  const timeEntries = effectiveEntries(entries);
  return auditorPacket({
    organizationName: person.organizationName,
    timeZone: person.practiceTimeZone,
    month,
    generatedAt: toInstant(ports.now()),
    generatedBy: person.name,
    patient,
    carePlan,
    planVersions,
    entries,
    calls,
    staff: caseload.staff,
    chain: deviceChain(entries),
    readiness: readinessOf(
      { patient, carePlan, planVersions, timeEntries, calls, screenings },
      month,
      practiceFacts(desk),
    ),
  });
}

/** Each entry by itself: its digest must be that of its facts. */
function deviceChain(entries: readonly TimeEntry[]): PacketChain {
  for (const entry of entries.filter(isChained)) {
    const result = verifyMinutes([entry]);
    if (!result.ok) {
      const { deviceId, sequence, problem } = result;
      return chainOf({ deviceId, sequence, problem, entryId: entry.id }, entries, 'device');
    }
  }
  return chainOf(null, entries, 'device');
}
