import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import type {
  ChartCall,
  PatientChart,
  PatientRow,
  ProgramMinutes,
} from '#shared/contract/engine/patients.ts';
import { type Call, isContact } from '#shared/domain/call.ts';
import { callability } from '#shared/domain/calling-hours.ts';
import type { Receipt } from '#shared/domain/document.ts';
import { ageOn, localDate } from '#shared/domain/local-date.ts';
import {
  effectiveEntries,
  monthOf,
  nextThreshold,
  secondsByProgram,
  targetOf,
  wholeMinutes,
} from '#shared/domain/minutes.ts';
import type { Observation } from '#shared/domain/observation.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import type { Task } from '#shared/domain/task.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { findCarePlan, findOfPatient } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';

const CALLS_SHOWN = 20;
/** A year of reviews of several conditions, with the screenings of the year. */
const SCREENINGS_SHOWN = 40;
// Enough that a year of home readings does not hide the last laboratory results.
const OBSERVATIONS_READ = 200;
const TREND_LENGTH = 6;

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
  const [carePlan, calls, timeEntries, screenings, observations, held] = await Promise.all([
    findCarePlan(store, patientId),
    findOfPatient(store, 'calls', patientId, CALLS_SHOWN),
    findOfPatient(store, 'timeEntries', patientId, 4 * CALLS_SHOWN),
    findOfPatient(store, 'screenings', patientId, SCREENINGS_SHOWN),
    findOfPatient(store, 'observations', patientId, OBSERVATIONS_READ),
    desk.sync.held(),
  ]);
  await noteFirstRead(desk, patientId);
  const heldIds = new Set(held.map(({ documentId }) => documentId));
  const now = ports.now();
  return {
    patient,
    careManagerName: caseload.staff.get(patient.careManagerId)?.name ?? '',
    callable: callability(patient, now),
    month: monthOf(now, person.practiceTimeZone),
    minutes: programMinutes(desk, patient, timeEntries),
    carePlan,
    carePlanReceipt: carePlan ? receiptOf(carePlan, heldIds) : null,
    calls: calls.map((call) => chartCall(desk, call, effectiveEntries(timeEntries), heldIds)),
    openTasks: openTasksOf(desk, patientId),
    screenings,
    observations: newestOfEachKind(observations),
    mayWrite: person.role === 'care-manager',
  };
}

/** A chart that is open is read again at every change; the audit trail notes it once a quarter of an hour. */
const READ_AGAIN_MS = 15 * 60_000;
const lastReads = new WeakMap<Desk, Map<string, number>>();

async function noteFirstRead(desk: Desk, patientId: string): Promise<void> {
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

function programMinutes(desk: Desk, patient: Patient, entries: readonly TimeEntry[]): ProgramMinutes[] {
  const now = desk.ports.now();
  const zone = desk.person.practiceTimeZone;
  const seconds = secondsByProgram(entries, patient.id, monthOf(now, zone), zone);
  const enrolled = patient.enrollments
    .filter(({ status }) => status === 'active')
    .map(({ program }) => program);
  const programs = new Set([...enrolled, ...seconds.keys()]);
  return [...programs].map((program) => {
    const counted = seconds.get(program) ?? 0;
    const target = targetOf(PROGRAM_TARGETS, program, localDate(now, zone));
    const minutes = wholeMinutes(counted);
    return { program, seconds: counted, minutes, target: target ? nextThreshold(target, minutes) : 0 };
  });
}

function chartCall(
  desk: Desk,
  call: Call,
  entries: readonly TimeEntry[],
  heldIds: ReadonlySet<string>,
): ChartCall {
  const seconds = entries
    .filter(({ callId }) => callId === call.id)
    .reduce((sum, entry) => sum + entry.seconds, 0);
  return {
    call,
    staffName: desk.caseload.staff.get(call.staffId)?.name ?? '',
    minutes: wholeMinutes(seconds),
    receipt: receiptOf(call, heldIds),
    authors: Object.fromEntries(
      call.addenda.map(({ writtenBy }) => [writtenBy, desk.caseload.staff.get(writtenBy)?.name ?? '']),
    ),
  };
}

/** Where a document is, by its receipt. */
export function receiptOf(
  document: { id: string; receivedAt: string },
  heldIds: ReadonlySet<string>,
): Receipt {
  if (document.receivedAt !== '') return 'with-the-server';
  return heldIds.has(document.id) ? 'held' : 'on-this-device';
}

function openTasksOf(desk: Desk, patientId: string): Task[] {
  const tasks = [...desk.caseload.openTasks.values()].filter((task) => task.patientId === patientId);
  return tasks.sort((left, right) => (left.dueAt < right.dueAt ? -1 : 1));
}

/** The last few of each kind, so that a trend shows; newest first as they were read. */
function newestOfEachKind(observations: readonly Observation[]): Observation[] {
  const taken = new Map<string, number>();
  return observations.filter((observation) => {
    const kind = observation.loinc || observation.title;
    const count = taken.get(kind) ?? 0;
    taken.set(kind, count + 1);
    return count < TREND_LENGTH;
  });
}

/** A row of the caseload list. Minutes and calls are those that the caseload keeps in memory. */
export function patientRow(desk: Desk, patient: Patient): PatientRow {
  const { timeEntries, calls } = desk.caseload.factsOf(patient.id);
  const minutes = programMinutes(desk, patient, timeEntries).map((program) => program.minutes);
  const contacts = calls
    .filter(({ disposition }) => isContact(disposition))
    .map(({ startedAt }) => startedAt);
  return {
    patientId: patient.id,
    name: patientName(patient),
    recordNumber: patient.recordNumber,
    age: ageOn(patient.birthDate, localDate(desk.ports.now(), desk.person.practiceTimeZone)),
    riskTier: patient.riskTier,
    programs: patient.enrollments.filter(({ status }) => status === 'active').map(({ program }) => program),
    city: patient.address.city,
    state: patient.address.state,
    careManagerName: desk.caseload.staff.get(patient.careManagerId)?.name ?? '',
    minutesThisMonth: Math.max(0, ...minutes),
    lastContactAt: contacts.sort().at(-1) ?? null,
  };
}
