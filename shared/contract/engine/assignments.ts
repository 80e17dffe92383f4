/** @file Reassignment as a supervisor does it. What will move is worked out on her device; moving itself, and all about covers, is the server's alone. */
import { z } from 'zod';
import { Id, Instant, LocalDate } from '#shared/domain/primitives.ts';
import { LosingNurse, MovingPatient, MovingWork, Share, Taker } from '#shared/domain/reassignment.ts';
import { command, query } from '../procedures.ts';
import { Cover, PatientMove, PatientsMoved } from '../server/assignments.ts';

/** Most patients that are looked at together. */
export const MOST_CHOSEN = 500;

/** What happens if these patients are moved. */
export const MovePreview = z.object({
  /** By name; those who are not on this device any more are left out. */
  patients: z.array(MovingPatient),
  /** What goes with those who do not stay where they are. */
  total: MovingWork,
  losing: z.array(LosingNurse),
  /** The active care managers of the team, by name. */
  takers: z.array(Taker),
  /** The patients shared out evenly over those who were named. */
  shares: z.array(Share),
});
export type MovePreview = z.infer<typeof MovePreview>;

export const PreviewInput = z.object({
  patientIds: z.array(Id).min(1).max(MOST_CHOSEN),
  /** Who takes them; nobody yet. */
  takerIds: z.array(Id).max(50),
});
export type PreviewInput = z.infer<typeof PreviewInput>;

/** Days as the practice counts them, the last one included. */
export const NewCover = z.object({
  coveringStaffId: Id,
  coveredStaffId: Id,
  firstDay: LocalDate,
  lastDay: LocalDate,
});
export type NewCover = z.infer<typeof NewCover>;

export const CoverView = z.object({
  ...Cover.shape,
  /** How many patients whoever is covered has, as far as this device knows. */
  patients: z.number().int(),
  /** The last moment of it. */
  lastAt: Instant,
});
export type CoverView = z.infer<typeof CoverView>;

export const assignments = {
  /** NOT_ALLOWED for anybody but a supervisor. */
  preview: query(['patients', 'tasks', 'timeEntries', 'calls', 'carePlans', 'staff'])
    .input(PreviewInput)
    .output(MovePreview),
  /**
   * Gives patients to somebody of the team, all of them or none; asks the server, which moves them to her devices and from those that had them. OFFLINE
   * when it does not answer; INVALID or NOT_FOUND with its sentence.
   */
  move: command.input(PatientMove).output(PatientsMoved),
  /** The covers of the team that hold or will, by when they begin, as the server has them. OFFLINE. */
  covers: query([]).output(z.array(CoverView)),
  /** From the first day, or at once where that is today, to the end of the last. OFFLINE, INVALID with what is wrong. */
  createCover: command.input(NewCover).output(z.object({ id: Id })),
  /** At once, also one that has not begun. OFFLINE, NOT_FOUND. */
  endCover: command.input(z.object({ id: Id })).output(z.object({})),
};
