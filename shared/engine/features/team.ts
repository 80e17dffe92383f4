import type { CareManagerRow, TeamCall, TeamOverview } from '#shared/contract/engine/team.ts';
import { isContact } from '#shared/domain/call.ts';
import { effectiveEntries, monthOf, wholeMinutes } from '#shared/domain/minutes.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import { fromInstant, toInstant } from '#shared/domain/primitives.ts';
import { monthSummary, rankQueue } from '#shared/domain/queue.ts';
import type { Staff } from '#shared/domain/staff.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { queueInput } from './queue.ts';

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
  const input = queueInput(desk, patients);
  // The same rules as her own Today, so that both say the same numbers.
  const summary = monthSummary(input, rankQueue(input));
  const month = monthOf(input.now, input.practiceTimeZone);
  const reached = [...input.calls.values()].filter((calls) =>
    calls.some(
      ({ startedAt, disposition }) =>
        isContact(disposition) && monthOf(fromInstant(startedAt), input.practiceTimeZone) === month,
    ),
  );
  const overdue = [...input.tasks.values()].filter((tasks) =>
    tasks.some(({ dueAt }) => dueAt < toInstant(input.now)),
  );
  const contacts = manager.devices.map(({ lastContactAt }) => lastContactAt).sort();
  return {
    staffId: manager.id,
    name: manager.name,
    credential: manager.credential,
    patients: patients.length,
    reachedThisMonth: reached.length,
    atTarget: summary.atTarget,
    minutesThisMonth: summary.minutesThisMonth,
    minutesToday: summary.minutesToday,
    overdue: overdue.length,
    lastSyncAt: contacts.at(-1) ?? null,
  };
}

function recentCalls(desk: Desk): TeamCall[] {
  const { caseload } = desk;
  const newest = [...caseload.calls.values()].sort((left, right) =>
    left.startedAt < right.startedAt ? 1 : -1,
  );
  const shown = newest.slice(0, CALLS_SHOWN);
  const seconds = new Map<string, number>();
  for (const entry of effectiveEntries([...caseload.timeEntries.values()]))
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
