import { z } from 'zod';
import { Id } from '#shared/domain/primitives.ts';
import { ReferralState } from '#shared/domain/referral.ts';
import { ReferralOverview } from '#shared/domain/referral-overview.ts';
import { ResourceMatch, ResourceSearch } from '#shared/domain/resource-match.ts';
import { Task } from '#shared/domain/task.ts';
import { command, query } from '../procedures.ts';

/** A referral that is under way, in the list over all patients. */
export const ReferralRow = z.object({
  task: Task,
  patientName: z.string(),
  /** Whole days since it was made. */
  daysOpen: z.number().int(),
});
export type ReferralRow = z.infer<typeof ReferralRow>;

/** Days back from today over which referrals that ended are counted. */
export const OVERVIEW_DAYS = 180;

/** How the referrals stand in numbers, with those that ended last. */
export const ReferralStanding = ReferralOverview.extend({ endedLast: z.array(ReferralRow) });
export type ReferralStanding = z.infer<typeof ReferralStanding>;

/** An entry of the directory with how many referrals to it are under way. */
export const DirectoryRow = z.object({ match: ResourceMatch, openReferrals: z.number().int() });
export type DirectoryRow = z.infer<typeof DirectoryRow>;

/** What the directory has for a search. */
export const DirectoryPage = z.object({
  rows: z.array(DirectoryRow),
  /** How many there are; `rows` may be fewer. */
  total: z.number().int(),
  /** In the whole directory. */
  all: z.number().int(),
  /** What was searched for: the patient's, where one was named and nothing else said. */
  postalCode: z.string(),
  language: z.string(),
});
export type DirectoryPage = z.infer<typeof DirectoryPage>;

export const referrals = {
  /** How the referrals stand in numbers: those under way, and those that ended of late. Those for a need that is private are not counted. */
  overview: query(['tasks', 'patients']).output(ReferralStanding),
  /** All that are under way, the most overdue first. Those for a need that is private are left out. */
  open: query(['tasks', 'patients']).output(z.object({ rows: z.array(ReferralRow), mayWrite: z.boolean() })),
  /**
   * Refers a patient for a need, to a resource of the directory or, with an empty id, to one that is still to be found. A referral of this need to
   * this resource that is under way is not made twice. Without consent it is only proposed.
   */
  create: command
    .input(
      z.object({
        patientId: Id,
        patientNeedId: Id,
        resourceId: z.union([Id, z.literal('')]),
        hasConsent: z.boolean(),
        note: z.string().max(2000),
      }),
    )
    .output(z.object({ taskId: Id })),
  /**
   * Takes the next step, or notes a follow-up that brought no news. INVALID when the step does not follow. Help that did not come opens the need again;
   * where help was received, `asksIfMet` says that the need is to be asked about.
   */
  advance: command
    .input(z.object({ taskId: Id, state: ReferralState, note: z.string().max(2000) }))
    .output(z.object({ taskId: Id, asksIfMet: z.boolean() })),
};

export const resources = {
  /** Searches the directory on this device. */
  search: query(['resources'])
    .input(z.object({ ...ResourceSearch.shape, limit: z.number().int().min(1).max(200) }))
    .output(z.array(ResourceMatch)),
  /** The whole directory, searched: also what serves other areas, where no ZIP is told. */
  directory: query(['resources', 'tasks', 'patients'])
    .input(
      z.object({
        ...ResourceSearch.shape,
        /** Whose ZIP and language are taken where none is given, or empty. */
        patientId: z.union([Id, z.literal('')]),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(DirectoryPage),
  /** The referrals to a resource, those under way first, then the newest. Those for a need that is private are left out. */
  referrals: query(['tasks', 'patients'])
    .input(z.object({ resourceId: Id }))
    .output(z.array(ReferralRow)),
  /** Tells the supervisor that an entry of the directory is wrong. Told once while nobody has looked at it. */
  reportWrong: command
    .input(z.object({ patientId: Id, resourceId: Id, note: z.string().max(1000) }))
    .output(z.object({ taskId: Id })),
};
