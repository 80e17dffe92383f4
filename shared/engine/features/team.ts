/** @file The supervisor's board and the patients behind its numbers, kept live: a notice counts again whom it concerns. */
import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import type { TeamBoard, TeamManager, TeamRowsInput } from '#shared/contract/engine/team.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { createLiveTeam, type LiveTeam, type TeamMoment } from '#shared/domain/team-board.ts';
import { countOf, noCounts } from '#shared/domain/team-counts.ts';
import type { TeamPatient } from '#shared/domain/team-patient.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { recentCalls } from './team-calls.ts';
import { watchSubmittedPlans } from './team-plans.ts';

const boards = new WeakMap<Desk, Promise<LiveTeam>>();

/** Each care manager of the caseloads on this device and all together, and the last calls. */
export async function teamBoard(desk: Desk): Promise<TeamBoard> {
  const moment = await momentOf(desk);
  return {
    month: moment.context.month,
    managers: managersOf(desk, moment),
    total: { ...moment.total },
    recentCalls: recentCalls(desk),
    generatedAt: toInstant(desk.ports.now()),
  };
}

/** The patients who add to a number of the board. */
export async function teamRows(desk: Desk, { staffId, metric }: TeamRowsInput): Promise<TeamPatient[]> {
  const rows: TeamPatient[] = [];
  for (const row of (await momentOf(desk)).rows()) {
    const isHers = staffId === undefined || row.careManagerId === staffId;
    if (isHers && countOf(row, metric) > 0) rows.push(row);
  }
  return rows;
}

async function momentOf(desk: Desk): Promise<TeamMoment> {
  if (desk.person.role !== 'supervisor')
    throw engineError('NOT_ALLOWED', 'The team board is for supervisors.');
  let board = boards.get(desk);
  if (!board) {
    board = openBoard(desk);
    boards.set(desk, board);
    board.catch(() => boards.delete(desk));
  }
  const { practiceTimeZone, outreach } = desk.person;
  return (await board).at(desk.ports.now(), practiceTimeZone, PROGRAM_TARGETS, outreach);
}

async function openBoard(desk: Desk): Promise<LiveTeam> {
  const { caseload } = desk;
  let live: LiveTeam | null = null;
  const plansOf = await watchSubmittedPlans(desk.store, (patientId) => live?.touch(patientId));
  live = createLiveTeam({ patients: caseload.patients, factsOf: caseload.factsOf, plansOf });
  caseload.watch(live.touch);
  return live;
}

/** Everybody who cares for patients, or did and still has some. */
function managersOf({ caseload }: Desk, { byManager }: TeamMoment): TeamManager[] {
  const managers = [...caseload.staff.values()]
    .filter(({ id, role, isActive }) => (role === 'care-manager' && isActive) || byManager.has(id))
    .map((staff): TeamManager => {
      const { id: staffId, name, credential, devices } = staff;
      return { staffId, name, credential, devices, counts: { ...(byManager.get(staffId) ?? noCounts()) } };
    })
    .sort((left, right) => left.name.localeCompare(right.name));
  for (const [staffId, counts] of byManager) {
    if (caseload.staff.has(staffId)) continue;
    const name = staffId === '' ? 'No care manager' : 'Somebody of another team';
    managers.push({ staffId, name, credential: 'none', devices: [], counts: { ...counts } });
  }
  return managers;
}
