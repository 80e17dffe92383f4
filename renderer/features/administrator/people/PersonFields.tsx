import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { CREDENTIAL_LABELS, ROLE_LABELS } from '#shared/content/labels.ts';
import type { TeamRecord } from '#shared/contract/administration.ts';
import { Credential, Role } from '#shared/domain/staff.ts';
import { LicenseFields } from './LicenseFields.tsx';
import type { PersonForm } from './person-form.ts';

interface PersonFieldsProps {
  form: PersonForm;
  isNew: boolean;
  /** Her own account: her role is not hers to give up. */
  isOwn: boolean;
  teams: readonly TeamRecord[];
  complaints: Readonly<Record<string, string>>;
  onChange(part: Partial<PersonForm>): void;
}

/** Everything of an account that is typed or chosen. */
export function PersonFields({ form, isNew, isOwn, teams, complaints, onChange }: PersonFieldsProps) {
  const field = (name: 'name' | 'email' | 'phone' | 'role' | 'credential', label: string, hint = '') => ({
    label,
    value: form[name],
    error: complaints[name] !== undefined,
    helperText: complaints[name] ?? hint,
    onChange: ({ target }: { target: { value: string } }) => onChange({ [name]: target.value }),
  });
  const line = { slotProps: { htmlInput: { autoComplete: 'off', maxLength: 200 } } };
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { sm: '1fr 1fr' }, alignItems: 'start' }}>
        <TextField {...field('name', 'Name')} {...line} autoFocus />
        <TextField
          {...field('email', 'E-mail', isNew ? 'She signs in with it.' : 'It cannot be changed.')}
          slotProps={{ htmlInput: { ...line.slotProps.htmlInput, readOnly: !isNew } }}
        />
        <TextField
          select
          {...field('role', 'Role', isOwn ? 'Another administrator can change it.' : '')}
          disabled={isOwn}
          slotProps={{ formHelperText: { sx: { '&.Mui-disabled': { color: 'text.secondary' } } } }}
        >
          {Role.options.map((role) => (
            <MenuItem key={role} value={role}>
              {ROLE_LABELS[role]}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          {...field('credential', 'Credential', 'Printed beside the name, kept with the minutes.')}
        >
          {Credential.options.map((credential) => (
            <MenuItem key={credential} value={credential}>
              {credential === 'none'
                ? CREDENTIAL_LABELS.none
                : `${credential}, ${CREDENTIAL_LABELS[credential]}`}
            </MenuItem>
          ))}
        </TextField>
        <Autocomplete
          freeSolo
          options={teams.map(({ name }) => name)}
          inputValue={form.team}
          onInputChange={(_event, team) => onChange({ team })}
          renderInput={(params) => (
            <TextField
              {...params}
              label="Team"
              error={complaints.team !== undefined}
              helperText={complaints.team ?? teamHint(form, teams)}
            />
          )}
        />
        <TextField {...field('phone', 'Work telephone')} {...line} />
      </Box>
      <LicenseFields
        licenses={form.licenses}
        complaints={complaints}
        onChange={(licenses) => onChange({ licenses })}
      />
    </Box>
  );
}

function teamHint({ team, role }: PersonForm, teams: readonly TeamRecord[]): string {
  if (team.trim() === '') return role === 'administrator' ? 'An administrator may be in none.' : '';
  const known = teams.some(({ name }) => name.toLowerCase() === team.trim().toLowerCase());
  return known ? 'Its supervisors see her patients.' : 'A new team of this name is made.';
}
