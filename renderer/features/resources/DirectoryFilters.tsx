import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { RefObject } from 'react';
import { RESOURCE_KINDS } from '#shared/content/resource-kinds.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { languageLabel } from '../../words/labels.ts';
import { PatientField } from '../PatientField.tsx';
import { useDirectoryState } from './directory-store.ts';

/** Languages that can be chosen; an entry may speak others too. */
const LANGUAGES = ['en', 'es', 'zh', 'vi', 'fil', 'ko', 'ru', 'ar', 'ht', 'fr', 'pt', 'pl', 'hmn', 'ase'];

interface DirectoryFiltersProps {
  /** What is searched for where nothing is typed: the patient's. */
  postalCode: string;
  /** To lead to it when the patient is asked for. */
  patientField: RefObject<HTMLInputElement | null>;
}

/** For whom, what, where and in which language. With a patient, hers are searched for until others are chosen. */
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
      <PatientField
        label="For patient"
        chosen={state.patient}
        onChoose={(patient) => set({ patient, postalCode: '', language: '' })}
        width="14rem"
        field={patientField}
      />
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
