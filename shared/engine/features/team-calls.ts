import type { TeamCall } from '#shared/contract/engine/team.ts';
import type { Call } from '#shared/domain/call.ts';
import { wholeMinutes } from '#shared/domain/minutes.ts';
import { patientName } from '#shared/domain/patient.ts';
import type { Desk } from '../desk.ts';

const SHOWN = 50;

/** The last calls of the team, the latest first. */
export function recentCalls({ caseload }: Desk): TeamCall[] {
  return newest(caseload.calls.values()).map((call) => {
    const patient = caseload.patients.get(call.patientId);
    const seconds = caseload
      .factsOf(call.patientId)
      .timeEntries.reduce((sum, entry) => sum + (entry.callId === call.id ? entry.seconds : 0), 0);
    return {
      callId: call.id,
      patientId: call.patientId,
      patientName: patient ? patientName(patient) : '',
      staffName: caseload.staff.get(call.staffId)?.name ?? '',
      startedAt: call.startedAt,
      receivedAt: call.receivedAt,
      disposition: call.disposition,
      minutes: wholeMinutes(seconds),
    };
  });
}

/** One pass over all calls, which are many; only those that may be shown are put in order. */
function newest(calls: Iterable<Call>): Call[] {
  let found: Call[] = [];
  let oldest = '';
  for (const call of calls) {
    if (call.startedAt <= oldest) continue;
    found.push(call);
    if (found.length < 2 * SHOWN) continue;
    found = latestFirst(found);
    oldest = found.at(-1)?.startedAt ?? '';
  }
  return latestFirst(found);
}

function latestFirst(calls: Call[]): Call[] {
  return calls.sort((left, right) => (left.startedAt < right.startedAt ? 1 : -1)).slice(0, SHOWN);
}
