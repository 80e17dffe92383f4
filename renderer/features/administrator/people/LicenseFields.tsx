import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { US_STATES } from '#shared/domain/address-time-zone.ts';
import type { License } from '#shared/domain/staff.ts';
import { newUuid } from '#shared/domain/uuid.ts';

interface LicenseFieldsProps {
  licenses: readonly License[];
  complaints: Readonly<Record<string, string>>;
  onChange(licenses: License[]): void;
}

/** The licenses of a person, one row each. */
export function LicenseFields({ licenses, complaints, onChange }: LicenseFieldsProps) {
  const add = () => {
    const id = newUuid(Date.now(), (bytes) => crypto.getRandomValues(bytes));
    onChange([...licenses, { id, state: '', number: '', isCompact: false, expiresOn: '' }]);
  };
  const change = (id: string, part: Partial<License>) =>
    onChange(licenses.map((license) => (license.id === id ? { ...license, ...part } : license)));
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, display: 'grid', gap: 1.25, minWidth: 0 }}>
      <Typography component="legend" variant="subtitle2" sx={{ mb: 1.25 }}>
        Licenses
      </Typography>
      {licenses.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          None on record. A nurse is warned where none of her licenses covers a patient’s state, if your
          practice wants it.
        </Typography>
      ) : null}
      {licenses.map((license, index) => {
        const complaint = (field: string) => complaints[`licenses.${index}.${field}`] ?? '';
        const field = (name: 'state' | 'number' | 'expiresOn', label: string) => ({
          label,
          value: license[name],
          error: complaint(name) !== '',
          helperText: complaint(name),
          onChange: ({ target }: { target: { value: string } }) =>
            change(license.id, { [name]: target.value }),
        });
        return (
          <Box
            key={license.id}
            role="group"
            aria-label={`License ${index + 1}`}
            sx={{
              display: 'grid',
              gap: 1,
              alignItems: 'start',
              gridTemplateColumns: { xs: '1fr', sm: '1.2fr 1fr 9.5rem auto auto' },
            }}
          >
            <TextField select {...field('state', 'State')}>
              {US_STATES.map(({ code, name }) => (
                <MenuItem key={code} value={code}>
                  {name}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              {...field('number', 'Number')}
              slotProps={{ htmlInput: { maxLength: 40, autoComplete: 'off' } }}
            />
            <TextField
              {...field('expiresOn', 'Expires on')}
              type="date"
              slotProps={{ inputLabel: { shrink: true } }}
            />
            <FormControlLabel
              control={<Checkbox size="small" checked={license.isCompact} />}
              label="Compact"
              onChange={(_event, isCompact) => change(license.id, { isCompact })}
              sx={{ mr: 0 }}
            />
            <IconButton
              aria-label={`Remove license ${index + 1}`}
              onClick={() => onChange(licenses.filter(({ id }) => id !== license.id))}
              sx={{ mt: 0.5 }}
            >
              <Close fontSize="small" />
            </IconButton>
          </Box>
        );
      })}
      {complaints.licenses === undefined ? null : (
        <FormHelperText error>{complaints.licenses}</FormHelperText>
      )}
      <Box>
        <Button variant="outlined" startIcon={<Add />} onClick={add}>
          Add a license
        </Button>
      </Box>
    </Box>
  );
}
