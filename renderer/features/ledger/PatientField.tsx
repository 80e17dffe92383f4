import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Program } from '#shared/domain/program.ts';
import { useFoundPatients } from '../../client/use-found-patients.ts';

export interface ChosenPatient {
  patientId: string;
  name: string;
  /** Her programs; empty where they are not known. */
  programs: readonly Program[];
}

interface PatientFieldProps {
  chosen: ChosenPatient;
  onChoose: (patient: ChosenPatient) => void;
}

/** The patient that time belongs to: found by name or record number among those on this device. */
export function PatientField({ chosen, onChoose }: PatientFieldProps) {
  const [text, setText] = useState('');
  const wanted = text === chosen.name ? '' : text.trim();
  const { rows, isSettled } = useFoundPatients(wanted, 8);
  const found = isSettled ? rows : [];
  const options: readonly ChosenPatient[] = wanted === '' ? [chosen] : found;
  return (
    <Autocomplete
      options={options}
      value={chosen}
      disableClearable
      filterOptions={(all) => all}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ patientId }) => patientId}
      isOptionEqualToValue={(one, other) => one.patientId === other.patientId}
      onInputChange={(_event, value) => setText(value)}
      onChange={(_event, { patientId, name, programs }) => onChoose({ patientId, name, programs })}
      noOptionsText={isSettled ? 'Nobody on this device' : 'Searching …'}
      renderInput={(params) => <TextField {...params} label="Patient" />}
    />
  );
}
