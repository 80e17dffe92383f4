import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import { useId, useState } from 'react';
import { useChoice } from '../../ui/keyboard/use-choice.ts';
import { PaletteRow } from './PaletteRow.tsx';
import { usePaletteEntries } from './use-palette-entries.ts';

/** The search field of the palette and what it finds; arrows choose, Enter goes. */
export function PaletteContent({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const listId = useId();
  const { entries, isSearching, isSettled } = usePaletteEntries(text);
  const take = (index: number) => {
    onClose();
    entries[index]?.run();
  };
  const { at, point, onKeyDown, restart } = useChoice(entries.length, isSettled, take);
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          px: 2,
          py: 1,
          borderBottom: '1px solid',
          borderColor: 'divider',
        }}
      >
        <Search aria-hidden sx={{ color: 'text.secondary' }} />
        <InputBase
          autoFocus
          fullWidth
          value={text}
          placeholder="Name, telephone, record number or screen"
          onChange={(event) => {
            setText(event.target.value);
            restart();
          }}
          onKeyDown={onKeyDown}
          inputProps={{
            role: 'combobox',
            'aria-label': 'Find a patient or a screen',
            'aria-expanded': entries.length > 0,
            'aria-controls': listId,
            'aria-autocomplete': 'list',
            'aria-activedescendant': entries.length > 0 ? `${listId}-${at}` : undefined,
            spellCheck: false,
            autoComplete: 'off',
          }}
          sx={{ fontSize: '1rem', '& input:focus-visible': { outline: 'none' } }}
        />
      </Box>
      <Box
        id={listId}
        role="listbox"
        aria-label="Found"
        sx={{ maxHeight: '52vh', overflow: 'auto', p: 0.75 }}
      >
        {entries.map((entry, index) => (
          <PaletteRow
            key={entry.id}
            id={`${listId}-${index}`}
            entry={entry}
            isChosen={index === at}
            onTake={() => take(index)}
            onPoint={() => point(index)}
          />
        ))}
      </Box>
      <Box
        role="status"
        sx={{ px: 2, pb: entries.length === 0 ? 2 : 0, fontSize: '0.8125rem', color: 'text.secondary' }}
      >
        {entries.length === 0 && !isSearching
          ? 'No patient on this device and no screen has that name.'
          : null}
      </Box>
    </>
  );
}
