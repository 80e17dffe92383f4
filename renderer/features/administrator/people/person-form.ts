import {
  NewPersonInput,
  type PersonChangeInput,
  PersonInput,
  type PersonRecord,
} from '#shared/contract/administration.ts';

/** An account as it stands in the dialog. `email` only counts for a new one. */
export type PersonForm = NewPersonInput;

/** What the dialog begins with. */
export function formOf(person: PersonRecord | null): PersonForm {
  if (person === null) {
    return {
      ...{ email: '', name: '', phone: '', team: '', licenses: [] },
      ...{ role: 'care-manager', credential: 'LPN' },
    };
  }
  const { email, name, role, credential, teamName: team, phone, licenses } = person;
  return { email, name, role, credential, team, phone, licenses };
}

/** What is wrong, by the path of its field: `licenses.0.number`. Empty where it can be sent. */
export function complaintsOf(form: PersonForm, isNew: boolean): Record<string, string> {
  const checked = isNew ? NewPersonInput.safeParse(form) : PersonInput.safeParse(form);
  const complaints: Record<string, string> = {};
  for (const { path, message } of checked.error?.issues ?? []) complaints[path.join('.')] ??= message;
  return complaints;
}

/** The fields that differ from the account as it is. */
export function changeOf(person: PersonRecord, form: PersonForm): PersonChangeInput {
  const before = formOf(person);
  const change: PersonChangeInput = {};
  for (const key of ['name', 'role', 'credential', 'team', 'phone', 'licenses'] as const) {
    if (JSON.stringify(before[key]) !== JSON.stringify(form[key]))
      Object.assign(change, { [key]: form[key] });
  }
  return change;
}
