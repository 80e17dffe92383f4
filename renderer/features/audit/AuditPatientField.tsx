import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useFoundPatients } from '../../client/use-found-patients.ts';

interface AuditPatientFieldProps {
  patientId: string;
  /** Empty where the patient is not on this device. */
  name: string;
  onChoose: (patientId: string) => void;
}

/** The patient whose trail is looked for: found among those on this device, or nobody. */
export function AuditPatientField({ patientId, name, onChoose }: AuditPatientFieldProps) {
  const [text, setText] = useState('');
  const chosen = patientId === '' ? null : { patientId, name: name || 'A patient not on this device' };
  const wanted = text === chosen?.name ? '' : text.trim();
  const { rows, isSettled } = useFoundPatients(wanted, 8);
  const found = isSettled ? rows.map((row) => ({ patientId: row.patientId, name: row.name })) : [];
  return (
    <Autocomplete
      size="small"
      options={wanted === '' && chosen ? [chosen] : found}
      value={chosen}
      filterOptions={(all) => all}
      getOptionLabel={(option) => option.name}
      getOptionKey={(option) => option.patientId}
      isOptionEqualToValue={(one, other) => one.patientId === other.patientId}
      onInputChange={(_event, value) => setText(value)}
      onChange={(_event, option) => onChoose(option?.patientId ?? '')}
      noOptionsText={
        wanted === '' ? 'Type a name or number' : isSettled ? 'Nobody on this device' : 'Searching …'
      }
      sx={{ width: 220 }}
      renderInput={(params) => <TextField {...params} label="Patient" />}
    />
  );
}
