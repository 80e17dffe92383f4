/** @file A supervisor with 25 care managers and 5,000 patients, as her device holds them in memory. */
import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import type { TeamBoard } from '#shared/contract/engine/team.ts';
import type { Call } from '#shared/domain/call.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import { createLiveTeam, type LiveTeam, type TeamMoment } from '#shared/domain/team-board.ts';
import type { TeamPatient } from '#shared/domain/team-patient.ts';
import { testId } from '#shared/domain/test-documents.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { type BenchCaseload, benchCaseload, NOW, PRACTICE_ZONE } from '../queue/caseload.ts';

export const MANAGERS = 25;
export const PATIENTS = 5000;

/** The caseloads, each patient with one of the care managers. */
export function teamCaseload(): BenchCaseload {
  const caseload = benchCaseload(PATIENTS);
  for (const [index, patient] of [...caseload.patients.values()].entries())
    caseload.patients.set(patient.id, { ...patient, careManagerId: managerId(index % MANAGERS) });
  return caseload;
}

function managerId(number: number): Id {
  return testId(8000 + number);
}

export function liveTeam(caseload: BenchCaseload): LiveTeam {
  const { patients, factsOf } = caseload;
  return createLiveTeam({ patients, factsOf, plansOf: () => 0 });
}

export function momentOf(live: LiveTeam): TeamMoment {
  return live.at(NOW, PRACTICE_ZONE, PROGRAM_TARGETS);
}

/** A call of ten minutes with a patient arrives from the server. Answers with whom. */
export function callArrives(caseload: BenchCaseload, number: number): Id {
  const ids = [...caseload.patients.keys()];
  const id = ids[(number * 37) % ids.length] ?? '';
  const call = [...caseload.calls.values()].find((calls) => calls.length > 0)?.[0] as Call;
  const entry = [...caseload.timeEntries.values()].find((entries) => entries.length > 0)?.[0] as TimeEntry;
  const at = toInstant(NOW - 600_000);
  const now = { id: testId(100_000 + number), patientId: id, startedAt: at };
  caseload.calls.set(id, [...(caseload.calls.get(id) ?? []), { ...call, ...now }]);
  caseload.timeEntries.set(id, [...(caseload.timeEntries.get(id) ?? []), { ...entry, ...now, seconds: 600 }]);
  return id;
}

/** What the engine hands to the screen. */
export function answers(moment: TeamMoment): { board: TeamBoard; rows: TeamPatient[] } {
  const managers = [...moment.byManager].map(([staffId, counts], index) => ({
    ...{ staffId, name: `Care Manager ${index}`, credential: 'LPN', counts: { ...counts }, devices: [] },
  }));
  const { month } = moment.context;
  return {
    board: { month, managers, total: moment.total, recentCalls: [], generatedAt: toInstant(NOW) },
    rows: [...moment.rows()],
  };
}
