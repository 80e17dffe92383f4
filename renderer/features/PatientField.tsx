import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { type RefObject, useState } from 'react';
import { useFoundPatients } from '../client/use-found-patients.ts';

export interface NamedPatient {
  patientId: string;
  name: string;
}

interface PatientFieldProps {
  label?: string;
  chosen: NamedPatient | null;
  onChoose(patient: NamedPatient | null): void;
  /** Any CSS width; that of what is around it where it is not given. */
  width?: string;
  autoFocus?: boolean;
  field?: RefObject<HTMLInputElement | null>;
}

/** One patient of this device, found by name, number, telephone or birth date; or nobody. */
export function PatientField(props: PatientFieldProps) {
  const { label = 'Patient', chosen, onChoose, width = 'auto', autoFocus = false, field } = props;
  const [text, setText] = useState('');
  const wanted = text === chosen?.name ? '' : text.trim();
  const { rows, isSettled } = useFoundPatients(wanted, 8);
  const found = isSettled ? rows.map(({ patientId, name }) => ({ patientId, name })) : [];
  return (
    <Autocomplete
      size="small"
      options={wanted === '' && chosen ? [chosen] : found}
      value={chosen}
      filterOptions={(all) => all}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ patientId }) => patientId}
      isOptionEqualToValue={(one, other) => one.patientId === other.patientId}
      onInputChange={(_event, value) => setText(value)}
      onChange={(_event, patient) => onChoose(patient)}
      noOptionsText={
        wanted === '' ? 'Type a name or number' : isSettled ? 'Nobody on this device' : 'Searching …'
      }
      renderInput={(params) => (
        <TextField {...params} label={label} autoFocus={autoFocus} {...(field ? { inputRef: field } : {})} />
      )}
      sx={{ width }}
    />
  );
}
