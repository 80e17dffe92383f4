import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { type RefObject, useState } from 'react';
import { RESOURCE_KINDS } from '#shared/content/resource-kinds.ts';
import { useFoundPatients } from '../../client/use-found-patients.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { languageLabel } from '../../words/labels.ts';
import { useDirectoryState } from './directory-store.ts';

/** Languages that can be chosen; an entry may speak others too. */
const LANGUAGES = ['en', 'es', 'zh', 'vi', 'fil', 'ko', 'ru', 'ar', 'ht', 'fr', 'pt', 'pl', 'hmn', 'ase'];

interface DirectoryFiltersProps {
  /** What is searched for where nothing is typed: the patient's. */
  postalCode: string;
  patientField: RefObject<HTMLInputElement | null>;
}

/** For whom, what, where and in which language. */
export function DirectoryFilters({ postalCode, patientField }: DirectoryFiltersProps) {
  const state = useDirectoryState();
  const set = useDirectoryState.setState;
  return (
    <Box component="search" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <SearchField
        label="Name or words"
        value={state.text}
        onChange={(text) => set({ text })}
        width="14rem"
      />
      <PatientChoice field={patientField} />
      <TextField
        select
        size="small"
        label="Help with"
        value={state.kind}
        onChange={(event) => set({ kind: event.target.value })}
        sx={{ width: '11rem' }}
      >
        <MenuItem value="">Anything</MenuItem>
        {RESOURCE_KINDS.map(({ kind, label }) => (
          <MenuItem key={kind} value={kind}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        size="small"
        label="ZIP"
        value={state.postalCode}
        placeholder={postalCode.slice(0, 5)}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: { maxLength: 5, inputMode: 'numeric', autoComplete: 'off' },
        }}
        onChange={(event) => set({ postalCode: event.target.value.replace(/\D/g, '') })}
        sx={{ width: '6rem' }}
      />
      <TextField
        select
        size="small"
        label="Language first"
        value={state.language}
        onChange={(event) => set({ language: event.target.value })}
        sx={{ width: '11rem' }}
      >
        <MenuItem value="">{state.patient ? 'The patient’s' : 'Any'}</MenuItem>
        {LANGUAGES.map((language) => (
          <MenuItem key={language} value={language}>
            {languageLabel(language)}
          </MenuItem>
        ))}
      </TextField>
    </Box>
  );
}

/** Whose ZIP and language are searched for, and of whom a wrong entry is told. */
function PatientChoice({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const patient = useDirectoryState((state) => state.patient);
  const [text, setText] = useState('');
  const wanted = text === patient?.name ? '' : text.trim();
  const { rows, isSettled } = useFoundPatients(wanted, 8);
  const found = isSettled ? rows.map(({ patientId, name }) => ({ patientId, name })) : [];
  return (
    <Autocomplete
      size="small"
      options={wanted === '' && patient ? [patient] : found}
      value={patient}
      filterOptions={(all) => all}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ patientId }) => patientId}
      isOptionEqualToValue={(one, other) => one.patientId === other.patientId}
      onInputChange={(_event, value) => setText(value)}
      onChange={(_event, chosen) =>
        useDirectoryState.setState({ patient: chosen, postalCode: '', language: '' })
      }
      noOptionsText={wanted === '' ? 'Type a name' : isSettled ? 'Nobody on this device' : 'Searching …'}
      renderInput={(params) => <TextField {...params} label="For patient" inputRef={field} />}
      sx={{ width: '14rem' }}
    />
  );
}
