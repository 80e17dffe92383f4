/** @file What moves with patients who are given to somebody else, what it does to who gives and who takes, and a fair split over several. Pure. */
import { z } from 'zod';
import { stateCode } from './address-time-zone.ts';
import { type CompactMember, type LicenseRule, licenseCover } from './license-rule.ts';
import type { Patient } from './patient.ts';
import { Id, Instant, type LocalDate, toInstant } from './primitives.ts';
import { Credential, type Staff, StaffDevice } from './staff.ts';
import { isOpen, type Task } from './task.ts';
import { silentDevices } from './team-counts.ts';
import type { TeamPatient } from './team-patient.ts';

/** A callback promised for within so many days is told apart: whoever takes over has to know of it at once. */
export const CALLBACK_DAYS = 7;

const Count = z.number().int().min(0);

/** What of a patient's goes with her to whoever takes over. */
export const MovingWork = z.object({
  /** Open tasks of all kinds but escalations and referrals. */
  tasks: Count,
  /** Those of them that are callbacks due within {@link CALLBACK_DAYS}, overdue ones too. */
  callbacks: Count,
  escalations: Count,
  /** Referrals that have no outcome yet. */
  referrals: Count,
  /** Counted seconds of this month, over all programs. They stay whose work they were; the patient's month goes on. */
  seconds: Count,
});
export type MovingWork = z.infer<typeof MovingWork>;

export const MovingPatient = z.object({
  patientId: Id,
  name: z.string(),
  recordNumber: z.string(),
  careManagerId: z.string(),
  careManagerName: z.string(),
  /** By its two letters; empty where the address names none. */
  state: z.string(),
  /** The first of her promised callbacks; empty without one. */
  nextCallbackAt: z.union([Instant, z.literal('')]),
  ...MovingWork.shape,
});
export type MovingPatient = z.infer<typeof MovingPatient>;

/** Somebody who gives patients away. What was written on her devices since their last contact is not with anybody else yet. */
export const LosingNurse = z.object({
  /** Empty for patients whom nobody had. */
  staffId: z.string(),
  name: z.string(),
  isActive: z.boolean(),
  patients: Count,
  devices: z.array(StaffDevice),
  /** How many of them have been silent for so long that they may well hold unsent work. */
  silent: Count,
});
export type LosingNurse = z.infer<typeof LosingNurse>;

/** Somebody who could take patients over. */
export const Taker = z.object({
  staffId: Id,
  name: z.string(),
  credential: Credential,
  /** What she has now. */
  patients: Count,
  overdue: Count,
  escalations: Count,
  /** How many of the moving patients she has already. */
  has: Count,
  /** States of moving patients that none of her licenses covers, with how many patients; none where the organization does not ask. */
  uncovered: z.array(z.object({ state: z.string(), patients: Count })),
});
export type Taker = z.infer<typeof Taker>;

/** Which patients go to whom. */
export const Share = z.object({ toStaffId: Id, patientIds: z.array(Id) });
export type Share = z.infer<typeof Share>;

/** What goes with one patient. `tasks` are her open ones, `row` is how she stands on the board. */
export function movingPatient(
  row: TeamPatient,
  { address }: Pick<Patient, 'address'>,
  tasks: readonly Task[],
  careManagerName: string,
  now: number,
): MovingPatient {
  const { patientId, name, recordNumber, careManagerId, escalations, seconds } = row;
  const open = tasks.filter(isOpen);
  const soon = toInstant(now + CALLBACK_DAYS * 86_400_000);
  const callbacks = open.filter(({ kind, dueAt }) => kind === 'callback' && dueAt <= soon);
  return {
    ...{ patientId, name, recordNumber, careManagerId, careManagerName, escalations, seconds },
    state: stateCode(address.state),
    tasks: open.filter(({ kind }) => kind !== 'escalation' && kind !== 'referral').length,
    callbacks: callbacks.length,
    nextCallbackAt: callbacks.map(({ dueAt }) => dueAt).sort()[0] ?? '',
    referrals: open.filter(({ kind }) => kind === 'referral').length,
  };
}

/** All that moves. */
export function totalWork(moving: readonly MovingWork[]): MovingWork {
  const sum: MovingWork = { tasks: 0, callbacks: 0, escalations: 0, referrals: 0, seconds: 0 };
  for (const one of moving) for (const key of Object.keys(sum) as (keyof MovingWork)[]) sum[key] += one[key];
  return sum;
}

/** Who gives, the most patients first. */
export function losingNurses(
  moving: readonly MovingPatient[],
  staff: ReadonlyMap<string, Pick<Staff, 'isActive' | 'devices'>>,
  now: number,
): LosingNurse[] {
  const nurses = new Map<string, LosingNurse>();
  for (const { careManagerId: staffId, careManagerName: name } of moving) {
    const { isActive = false, devices = [] } = staff.get(staffId) ?? {};
    const silent = silentDevices({ devices }, now).length;
    const nurse = nurses.get(staffId) ?? { staffId, name, isActive, patients: 0, devices, silent };
    nurse.patients += 1;
    nurses.set(staffId, nurse);
  }
  return [...nurses.values()].sort(
    (left, right) => right.patients - left.patients || left.name.localeCompare(right.name),
  );
}

/** States of these patients that the person's licenses do not cover on a day, the most patients first. */
export function uncoveredStates(
  holder: Pick<Staff, 'credential' | 'licenses'>,
  moving: readonly Pick<MovingPatient, 'state'>[],
  on: LocalDate,
  members: readonly CompactMember[],
  rule: LicenseRule,
): Taker['uncovered'] {
  if (rule.mode === 'off') return [];
  const states = new Map<string, number>();
  for (const { state } of moving) states.set(state, (states.get(state) ?? 0) + 1);
  return [...states]
    .filter(([state]) => !licenseCover(holder, state, on, members, rule).covers)
    .map(([state, patients]) => ({ state, patients }))
    .sort((left, right) => right.patients - left.patients || left.state.localeCompare(right.state));
}

/**
 * Shares patients out so that nobody takes more than one more than another. Whoever has one of them already keeps her, as far as her share reaches.
 * The patients with the most to do are dealt first, each to whoever may care for her by her licenses, then has the fewest to do by then.
 */
export function splitEvenly(moving: readonly MovingPatient[], takers: readonly Taker[]): Share[] {
  if (takers.length === 0) return [];
  const [least, more] = [Math.floor(moving.length / takers.length), moving.length % takers.length];
  const fewestFirst = [...takers].sort(
    (left, right) => left.patients - right.patients || left.name.localeCompare(right.name),
  );
  const hands = fewestFirst.map((taker, index) => ({
    taker,
    room: least + (index < more ? 1 : 0),
    work: 0,
    patientIds: [] as Id[],
  }));
  const deal = (hand: (typeof hands)[number], patient: MovingPatient) => {
    hand.room -= 1;
    hand.work += effort(patient);
    hand.patientIds.push(patient.patientId);
  };
  const rest = [...moving]
    .sort((left, right) => effort(right) - effort(left) || (left.patientId < right.patientId ? -1 : 1))
    .filter((patient) => {
      const hers = hands.find(({ taker, room }) => taker.staffId === patient.careManagerId && room > 0);
      if (hers) deal(hers, patient);
      return hers === undefined;
    });
  for (const patient of rest) {
    const mayNot = ({ taker }: (typeof hands)[number]) =>
      Number(taker.uncovered.some(({ state }) => state === patient.state));
    const [hand] = hands
      .filter(({ room }) => room > 0)
      .sort(
        (left, right) => mayNot(left) - mayNot(right) || left.work - right.work || right.room - left.room,
      );
    if (hand) deal(hand, patient);
  }
  return takers.flatMap(({ staffId: toStaffId }) => {
    const patientIds = hands.find(({ taker }) => taker.staffId === toStaffId)?.patientIds ?? [];
    return patientIds.length === 0 ? [] : [{ toStaffId, patientIds }];
  });
}

/** A patient counts as one, and each thing that is open with her as another. */
function effort({ tasks, escalations, referrals }: MovingWork): number {
  return 1 + tasks + escalations + referrals;
}
