import { create } from 'zustand';
import type { SettingsChangeInput } from '#shared/contract/administration.ts';
import type { OrganizationSettings } from '#shared/domain/organization-settings.ts';

/** Settings as the page edits them: the groups that are sent whole, and the answers by their question. */
export interface SettingsForm {
  offlineLeaseDays: number;
  lockAfterMinutes: number;
  manualEntryDays: number;
  outreach: OrganizationSettings['outreach'];
  licenseRule: OrganizationSettings['licenseRule'];
  isSafetyNetClinic: boolean;
  behavioralCareManagers: string[];
  switches: OrganizationSettings['billing']['switches'];
}

/** What the server has, as the page edits it. */
export function formOf(settings: OrganizationSettings): SettingsForm {
  const { offlineLeaseDays, lockAfterMinutes, manualEntryDays, outreach, licenseRule, billing } = settings;
  return { offlineLeaseDays, lockAfterMinutes, manualEntryDays, outreach, licenseRule, ...billing };
}

/** What is to be sent so that `before` becomes `after`: only what differs, an answer that was taken back as null. */
export function changeOf(before: SettingsForm, after: SettingsForm): SettingsChangeInput {
  const change: SettingsChangeInput = {};
  for (const key of Object.keys(before) as (keyof SettingsForm)[]) {
    if (key === 'switches' || isSame(before[key], after[key])) continue;
    Object.assign(change, { [key]: after[key] });
  }
  const ids = new Set([...Object.keys(before.switches), ...Object.keys(after.switches)]);
  const answers = [...ids]
    .filter((id) => before.switches[id] !== after.switches[id])
    .map((id) => [id, after.switches[id] ?? null]);
  if (answers.length > 0) change.switches = Object.fromEntries(answers);
  return change;
}

/** How many things differ. */
export function countChanges({ switches = {}, ...rest }: SettingsChangeInput): number {
  return Object.keys(rest).length + Object.keys(switches).length;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

interface SettingsDraft {
  /** What is changed and not saved; null while nothing is. Outlives a visit to another screen. */
  draft: SettingsForm | null;
}

export const useSettingsDraft = create<SettingsDraft>(() => ({ draft: null }));

/** Forgets what was changed. */
export function dropSettingsDraft(): void {
  useSettingsDraft.setState({ draft: null });
}
