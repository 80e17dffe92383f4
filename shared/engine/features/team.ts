import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import type { CareManagerRow, TeamCall, TeamOverview } from '#shared/contract/engine/team.ts';
import { isContact } from '#shared/domain/call.ts';
import { localDate } from '#shared/domain/local-date.ts';
import { monthOf, secondsByProgram, targetOf, wholeMinutes } from '#shared/domain/minutes.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import { fromInstant, toInstant } from '#shared/domain/primitives.ts';
import type { Staff } from '#shared/domain/staff.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { byPatient } from './by-patient.ts';

const CALLS_SHOWN = 50;

/** The supervisor's board: each care manager of the caseloads on this device, and the last calls. */
export function teamOverview(desk: Desk): TeamOverview {
  if (desk.person.role !== 'supervisor')
    throw engineError('NOT_ALLOWED', 'The team board is for supervisors.');
  const { caseload, ports } = desk;
  const patients = byManager(caseload.patients.values());
  const managers = [...caseload.staff.values()].filter(
    ({ role, isActive }) => role === 'care-manager' && isActive,
  );
  managers.sort((left, right) => left.name.localeCompare(right.name));
  return {
    careManagers: managers.map((manager) => managerRow(desk, manager, patients.get(manager.id) ?? [])),
    recentCalls: recentCalls(desk),
    generatedAt: toInstant(ports.now()),
  };
}

function byManager(patients: Iterable<Patient>): Map<string, Patient[]> {
  const groups = new Map<string, Patient[]>();
  for (const patient of patients)
    groups.set(patient.careManagerId, [...(groups.get(patient.careManagerId) ?? []), patient]);
  return groups;
}

function managerRow(desk: Desk, manager: Staff, patients: readonly Patient[]): CareManagerRow {
  const { caseload, ports, person } = desk;
  const now = ports.now();
  const zone = person.practiceTimeZone;
  const month = monthOf(now, zone);
  const today = localDate(now, zone);
  const mine = new Set(patients.map(({ id }) => id));
  const entries = byPatient(
    [...caseload.timeEntries.values()].filter(({ patientId }) => mine.has(patientId)),
  );
  const calls = [...caseload.calls.values()].filter(({ patientId }) => mine.has(patientId));
  const inMonth = calls.filter(({ startedAt }) => monthOf(fromInstant(startedAt), zone) === month);
  const reached = new Set(
    inMonth.filter(({ disposition }) => isContact(disposition)).map(({ patientId }) => patientId),
  );
  const ofToday = [...caseload.timeEntries.values()].filter(
    ({ staffId, startedAt }) => staffId === manager.id && localDate(fromInstant(startedAt), zone) === today,
  );
  const overdue = [...caseload.openTasks.values()].filter(
    ({ patientId, dueAt }) => mine.has(patientId) && dueAt < toInstant(now),
  );
  const counted = patients.map((patient) => {
    const seconds = secondsByProgram(entries.get(patient.id) ?? [], patient.id, month, zone);
    const isAtTarget = [...seconds].some(([program, count]) => {
      const target = targetOf(PROGRAM_TARGETS, program, today);
      return target !== undefined && target.base > 0 && wholeMinutes(count) >= target.base;
    });
    return { seconds: [...seconds.values()].reduce((sum, count) => sum + count, 0), isAtTarget };
  });
  return {
    staffId: manager.id,
    name: manager.name,
    credential: manager.credential,
    patients: patients.length,
    reachedThisMonth: reached.size,
    atTarget: counted.filter(({ isAtTarget }) => isAtTarget).length,
    minutesThisMonth: wholeMinutes(counted.reduce((sum, { seconds }) => sum + seconds, 0)),
    minutesToday: wholeMinutes(ofToday.reduce((sum, { seconds }) => sum + seconds, 0)),
    overdue: new Set(overdue.map(({ patientId }) => patientId)).size,
    lastSyncAt:
      manager.devices
        .map(({ lastContactAt }) => lastContactAt)
        .sort()
        .at(-1) ?? null,
  };
}

function recentCalls(desk: Desk): TeamCall[] {
  const { caseload } = desk;
  const newest = [...caseload.calls.values()].sort((left, right) =>
    left.startedAt < right.startedAt ? 1 : -1,
  );
  const shown = newest.slice(0, CALLS_SHOWN);
  const seconds = new Map<string, number>();
  for (const entry of caseload.timeEntries.values())
    seconds.set(entry.callId, (seconds.get(entry.callId) ?? 0) + entry.seconds);
  return shown.map((call) => {
    const patient = caseload.patients.get(call.patientId);
    return {
      callId: call.id,
      patientId: call.patientId,
      patientName: patient ? patientName(patient) : '',
      staffName: caseload.staff.get(call.staffId)?.name ?? '',
      startedAt: call.startedAt,
      receivedAt: call.receivedAt,
      disposition: call.disposition,
      minutes: wholeMinutes(seconds.get(call.id) ?? 0),
    };
  });
}
