/** @file Who has which patients of a supervisor's team, now and for a while. Only supervisors ask, and only about their own team. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { serverErrors } from './errors.ts';

/** Most patients of one request: a move takes their whole histories along, and has to be over before the line is taken for dead. */
export const MOST_MOVED = 50;

export const PatientMove = z.object({ toStaffId: Id, patientIds: z.array(Id).min(1).max(MOST_MOVED) });
export type PatientMove = z.infer<typeof PatientMove>;

/** How many changed hands, and how many she had already. */
export const PatientsMoved = z.object({ assigned: z.number().int(), unchanged: z.number().int() });
export type PatientsMoved = z.infer<typeof PatientsMoved>;

/** One person has another's patients as well, from a moment until another. */
export const Cover = z.object({
  id: Id,
  coveringStaffId: Id,
  coveringName: z.string(),
  coveredStaffId: Id,
  coveredName: z.string(),
  from: Instant,
  until: Instant,
  hasBegun: z.boolean(),
  /** Whoever is covered is of the caller's team. */
  mayEnd: z.boolean(),
});
export type Cover = z.infer<typeof Cover>;

const base = oc.errors(serverErrors);

export const assignments = {
  /** All of them or none. INVALID for somebody who cannot take them, NOT_FOUND when one is not with the caller's team. */
  move: base
    .route({ method: 'POST', path: '/assignments/move', summary: 'Gives patients of the team to one of it' })
    .input(PatientMove)
    .output(PatientsMoved),
};

export const covers = {
  /** The covers that hold or will, of anybody of the caller's team, by when they begin. */
  list: base
    .route({ method: 'POST', path: '/covers/list', summary: 'Who of the team covers for whom' })
    .output(z.array(Cover)),
  /** INVALID saying what is wrong with the people or the period. */
  create: base
    .route({ method: 'POST', path: '/covers/create', summary: 'Lets one of the team cover for another' })
    .input(z.object({ coveringStaffId: Id, coveredStaffId: Id, from: Instant, until: Instant }))
    .output(z.object({ id: Id })),
  /** Ends it at once, or takes back one that has not begun. NOT_FOUND. */
  end: base
    .route({ method: 'POST', path: '/covers/end', summary: 'Ends a cover before its time' })
    .input(z.object({ id: Id }))
    .output(z.object({})),
};
