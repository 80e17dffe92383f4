import type { Role } from '#shared/domain/staff.ts';

export interface ScreenEntry {
  path: string;
  name: string;
  /** Shortcut: two keys one after the other. */
  keys: string;
  /** Whether it stands in the title bar. */
  isMain: boolean;
  /** Whether the number of what is open there stands beside its name. */
  withOpenReviews?: boolean;
}

const today: ScreenEntry = { path: '/', name: 'Today', keys: 'g t', isMain: true };
const team: ScreenEntry = { path: '/team', name: 'Team', keys: 'g m', isMain: true };
const caseload: ScreenEntry = { path: '/caseload', name: 'Caseload', keys: 'g c', isMain: true };
const month: ScreenEntry = { path: '/month', name: 'My month', keys: 'g y', isMain: true };
const reviews: ScreenEntry = {
  path: '/reviews',
  name: 'To decide',
  keys: 'g d',
  isMain: true,
  withOpenReviews: true,
};
const tasks: ScreenEntry = { path: '/tasks', name: 'Tasks', keys: 'g k', isMain: true };
const referrals: ScreenEntry = { path: '/referrals', name: 'Referrals', keys: 'g f', isMain: false };
const careGaps: ScreenEntry = { path: '/care-gaps', name: 'Care gaps', keys: 'g g', isMain: false };
const resources: ScreenEntry = { path: '/resources', name: 'Resources', keys: 'g r', isMain: false };
const approvals: ScreenEntry = { path: '/approvals', name: 'Plans to approve', keys: 'g a', isMain: false };
const covers: ScreenEntry = { path: '/team/cover', name: 'Covers', keys: 'g o', isMain: false };
const callReviews: ScreenEntry = {
  path: '/call-reviews',
  name: 'Calls to review',
  keys: 'g v',
  isMain: false,
};
const monthClose: ScreenEntry = { path: '/month-close', name: 'Month close', keys: 'g y', isMain: true };
const audit: ScreenEntry = { path: '/audit', name: 'Audit trail', keys: 'g u', isMain: false };
const sync: ScreenEntry = { path: '/sync', name: 'Sync', keys: 'g s', isMain: true };
const settings: ScreenEntry = { path: '/settings', name: 'Settings', keys: 'g ,', isMain: false };

const people: ScreenEntry = { path: '/people', name: 'People', keys: 'g p', isMain: true };
const devices: ScreenEntry = { path: '/devices', name: 'Devices', keys: 'g d', isMain: true };
const practice: ScreenEntry = { path: '/practice', name: 'Practice', keys: 'g c', isMain: true };

/** The screens a role can go to, in the order they are offered. */
export function screensFor(role: Role): ScreenEntry[] {
  if (role === 'administrator')
    return [people, devices, practice, { ...audit, isMain: true }, sync, settings];
  return role === 'supervisor'
    ? [
        team,
        caseload,
        tasks,
        monthClose,
        referrals,
        resources,
        reviews,
        callReviews,
        approvals,
        covers,
        audit,
        sync,
        settings,
      ]
    : [today, caseload, tasks, month, careGaps, referrals, resources, reviews, sync, settings];
}
