import type { PatientChart, PatientRow } from '#shared/contract/engine/patients.ts';
import { isContact } from '#shared/domain/call.ts';
import type { Receipt } from '#shared/domain/document.ts';
import { ageOn, localDate } from '#shared/domain/local-date.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import { findCarePlan, findOfPatient } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { CALLS_SHOWN, chartView, OBSERVATIONS_READ, programMinutes, SCREENINGS_SHOWN } from './chart-view.ts';

/** The minutes of the month and of the calls that are shown. */
const ENTRIES_READ = 4 * CALLS_SHOWN;

/** The patient of this id. NOT_FOUND when she is not on this device. */
export function requirePatient(desk: Pick<Desk, 'caseload'>, patientId: string): Patient {
  const patient = desk.caseload.patients.get(patientId);
  if (!patient) {
    throw engineError(
      'NOT_FOUND',
      'This patient is not on this device. She may be assigned to somebody else now.',
    );
  }
  return patient;
}

/** Everything the patient screen shows at first. Noted in the audit trail. */
export async function patientChart(desk: Desk, patientId: string): Promise<PatientChart> {
  const { store, caseload, person, ports } = desk;
  const patient = requirePatient(desk, patientId);
  const [carePlan, calls, timeEntries, screenings, observations, receipts] = await Promise.all([
    findCarePlan(store, patientId),
    findOfPatient(store, 'calls', patientId, CALLS_SHOWN),
    findOfPatient(store, 'timeEntries', patientId, ENTRIES_READ),
    findOfPatient(store, 'screenings', patientId, SCREENINGS_SHOWN),
    findOfPatient(store, 'observations', patientId, OBSERVATIONS_READ),
    receiptsOf(desk),
  ]);
  await noteFirstRead(desk, patientId);
  const tasks = [...caseload.openTasks.values()].filter((task) => task.patientId === patientId);
  return chartView(
    { patient, carePlan, calls, timeEntries, screenings, observations, tasks },
    {
      now: ports.now(),
      practiceTimeZone: person.practiceTimeZone,
      callingHours: person.outreach?.callingHours,
      nameOf: (staffId) => caseload.staff.get(staffId)?.name ?? '',
      receiptOf: receipts,
      mayWrite: person.role === 'care-manager',
    },
  );
}

/** A chart that is open is read again at every change; the audit trail notes it once a quarter of an hour. */
const READ_AGAIN_MS = 15 * 60_000;
const lastReads = new WeakMap<Desk, Map<string, number>>();

/** Notes in the audit trail that a chart was looked at, unless that was noted a moment ago. */
export async function noteFirstRead(desk: Desk, patientId: string): Promise<void> {
  const reads = lastReads.get(desk) ?? new Map<string, number>();
  lastReads.set(desk, reads);
  const now = desk.ports.monotonic();
  const last = reads.get(patientId);
  if (last !== undefined && now - last < READ_AGAIN_MS) return;
  reads.set(patientId, now);
  await desk.writer.write({
    action: 'chart.viewed',
    patientId,
    subject: { collection: 'patients', id: patientId },
    changes: [],
  });
}

/** Tells where a document of this device is. */
export async function receiptsOf(
  desk: Pick<Desk, 'sync'>,
): Promise<(document: { id: string; receivedAt: string }) => Receipt> {
  const heldIds = new Set((await desk.sync.held()).map(({ documentId }) => documentId));
  return (document) => receiptOf(document, heldIds);
}

/** Where a document is, by its receipt. */
export function receiptOf(
  document: { id: string; receivedAt: string },
  heldIds: ReadonlySet<string>,
): Receipt {
  if (document.receivedAt !== '') return 'with-the-server';
  return heldIds.has(document.id) ? 'held' : 'on-this-device';
}

/** A row of the caseload list. Minutes and calls are those that the caseload keeps in memory. */
export function patientRow(desk: Desk, patient: Patient): PatientRow {
  const { timeEntries, calls } = desk.caseload.factsOf(patient.id);
  const now = desk.ports.now();
  const zone = desk.person.practiceTimeZone;
  const minutes = programMinutes(patient, timeEntries, now, zone).map((program) => program.minutes);
  const contacts = calls
    .filter(({ disposition }) => isContact(disposition))
    .map(({ startedAt }) => startedAt);
  return {
    patientId: patient.id,
    name: patientName(patient),
    recordNumber: patient.recordNumber,
    age: ageOn(patient.birthDate, localDate(now, zone)),
    riskTier: patient.riskTier,
    programs: patient.enrollments.filter(({ status }) => status === 'active').map(({ program }) => program),
    city: patient.address.city,
    state: patient.address.state,
    careManagerName: desk.caseload.staff.get(patient.careManagerId)?.name ?? '',
    minutesThisMonth: Math.max(0, ...minutes),
    lastContactAt: contacts.sort().at(-1) ?? null,
  };
}
