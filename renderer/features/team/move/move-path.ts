/** @file How patients are handed to the screen that moves them: by ids in the window's history, so that a reload keeps them. */
import { z } from 'zod';
import { Id } from '#shared/domain/primitives.ts';

export const MOVE_PATH = '/team/move';

const MoveState = z.object({ patientIds: z.array(Id).min(1) });

/** The options of the navigation to {@link MOVE_PATH}. */
export function moveState(patientIds: readonly string[]): { state: unknown } {
  return { state: { patientIds } };
}

/** The patients that the address was opened for; none where it was typed by hand. */
export function patientsOfState(state: unknown): string[] {
  return MoveState.safeParse(state).data?.patientIds ?? [];
}
