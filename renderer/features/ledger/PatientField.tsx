import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Program } from '#shared/domain/program.ts';
import { useEngine } from '../../client/EngineProvider.tsx';

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
  const query = useQuery(
    useEngine().patients.search.queryOptions({
      input: { text: wanted, limit: 8 },
      enabled: wanted !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const options: ChosenPatient[] = wanted === '' ? [chosen] : (query.data ?? []);
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
      noOptionsText="Nobody on this device"
      renderInput={(params) => <TextField {...params} label="Patient" />}
    />
  );
}
