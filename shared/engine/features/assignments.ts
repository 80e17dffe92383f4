/** @file Reassignment and covers: what would move is told from what is on the device, everything else is asked of the server. */
import { ORPCError } from '@orpc/server';
import { COMPACT_STATES } from '#shared/content/license-states/index.ts';
import type { CoverView, MovePreview, NewCover, PreviewInput } from '#shared/contract/engine/assignments.ts';
import type { PatientMove, PatientsMoved } from '#shared/contract/server/assignments.ts';
import { CAUTIOUS_LICENSE_RULE } from '#shared/domain/license-rule.ts';
import { instantAt, localDate } from '#shared/domain/local-date.ts';
import { fromInstant, type Id, toInstant } from '#shared/domain/primitives.ts';
import {
  losingNurses,
  type MovingPatient,
  movingPatient,
  splitEvenly,
  type Taker,
  totalWork,
  uncoveredStates,
} from '#shared/domain/reassignment.ts';
import { noCounts } from '#shared/domain/team-counts.ts';
import { askServer } from '../ask-server.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { teamBoard, teamRows } from './team.ts';

const DAY_MINUTES = 1440;

/** What moves with these patients, who gives, who could take, and how they are shared out evenly over those named. */
export async function previewMove(desk: Desk, { patientIds, takerIds }: PreviewInput): Promise<MovePreview> {
  const { caseload, ports } = desk;
  const now = ports.now();
  const wanted = new Set(patientIds);
  const patients: MovingPatient[] = [];
  for (const row of await teamRows(desk, { metric: 'patients' })) {
    const patient = wanted.has(row.patientId) ? caseload.patients.get(row.patientId) : undefined;
    if (patient === undefined) continue;
    const name = caseload.staff.get(row.careManagerId)?.name ?? 'No care manager';
    patients.push(movingPatient(row, patient, caseload.factsOf(patient.id).tasks, name, now));
  }
  patients.sort((left, right) => left.name.localeCompare(right.name));
  const takers = await takersOf(desk, patients, now);
  const shares = splitEvenly(
    patients,
    takers.filter(({ staffId }) => takerIds.includes(staffId)),
  );
  const leaving = patients.filter(({ patientId, careManagerId }) =>
    shares.every((share) => share.toStaffId !== careManagerId || !share.patientIds.includes(patientId)),
  );
  const losing = losingNurses(leaving, caseload.staff, now);
  return { patients, total: totalWork(leaving), losing, takers, shares };
}

/** The active care managers of the supervisor's team, with what they have and what their licenses do not reach. */
async function takersOf(desk: Desk, moving: readonly MovingPatient[], now: number): Promise<Taker[]> {
  const { caseload, person } = desk;
  const on = localDate(now, person.practiceTimeZone);
  const rule = person.licenseRule ?? CAUTIOUS_LICENSE_RULE;
  const teamId = caseload.staff.get(person.staffId)?.teamId ?? '';
  const counts = new Map((await teamBoard(desk)).managers.map((one) => [one.staffId, one.counts]));
  return [...caseload.staff.values()]
    .filter((one) => one.isActive && one.role === 'care-manager' && teamId !== '' && one.teamId === teamId)
    .map((one): Taker => {
      const { patients, overdue, escalations } = counts.get(one.id) ?? noCounts();
      const others = moving.filter(({ careManagerId }) => careManagerId !== one.id);
      return {
        ...{ staffId: one.id, name: one.name, credential: one.credential, patients, overdue, escalations },
        has: moving.length - others.length,
        uncovered: uncoveredStates(one, others, on, COMPACT_STATES, rule),
      };
    })
    .sort((left, right) => left.name.localeCompare(right.name));
}

/** Moves patients, and notes in the trail of each who moved her. */
export async function movePatients(desk: Desk, move: PatientMove): Promise<PatientsMoved> {
  const moved = await askServer(desk, 'moving patients', (client) => client.assignments.move(move)).catch(
    (error: unknown) => {
      if (!(error instanceof ORPCError) || error.code !== 'OFFLINE') throw error;
      // The question may have reached the server, and only its answer not come back.
      throw engineError(
        'OFFLINE',
        'The server did not answer, and only the server moves patients. Try again: nobody is moved twice.',
      );
    },
  );
  for (const patientId of move.patientIds) {
    await desk.writer.write({
      action: 'patient.moved',
      patientId,
      subject: { collection: 'staff', id: move.toStaffId },
      changes: [],
    });
  }
  return moved;
}

/** The covers of the team as the server has them. */
export async function listCovers(desk: Desk): Promise<CoverView[]> {
  const covers = await askServer(desk, 'the list of covers', (client) => client.covers.list());
  const held = new Map<Id | '', number>();
  for (const { careManagerId } of desk.caseload.patients.values())
    held.set(careManagerId, (held.get(careManagerId) ?? 0) + 1);
  return covers.map((cover) => ({
    ...cover,
    patients: held.get(cover.coveredStaffId) ?? 0,
    lastAt: toInstant(fromInstant(cover.until) - 1),
  }));
}

/** Makes a cover of whole days, which are the practice's. One that begins today begins at once. */
export function createCover(desk: Desk, { firstDay, lastDay, ...people }: NewCover): Promise<{ id: Id }> {
  const { person, ports } = desk;
  const at = (day: string, minutes: number) => instantAt(day, minutes, person.practiceTimeZone);
  const from = toInstant(Math.max(at(firstDay, 0), ports.now()));
  const until = toInstant(at(lastDay, DAY_MINUTES));
  return askServer(desk, 'a new cover', (client) => client.covers.create({ ...people, from, until }));
}

/** Ends a cover at once. */
export function endCover(desk: Desk, { id }: { id: Id }): Promise<Record<string, never>> {
  return askServer(desk, 'ending the cover', (client) => client.covers.end({ id }));
}
