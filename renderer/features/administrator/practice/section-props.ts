import type { SettingsForm } from './settings-draft.ts';

/** What every group of settings gets. */
export interface SectionProps {
  form: SettingsForm;
  isChanged(field: Exclude<keyof SettingsForm, 'switches'>): boolean;
  onChange(part: Partial<SettingsForm>): void;
}
