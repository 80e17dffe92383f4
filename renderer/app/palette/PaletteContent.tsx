import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import { type KeyboardEvent, useId, useState } from 'react';
import { useEnterWhenSettled } from '../../ui/keyboard/use-enter-when-settled.ts';
import { PaletteRow } from './PaletteRow.tsx';
import { usePaletteEntries } from './use-palette-entries.ts';

/** The search field of the palette and what it finds; arrows choose, Enter goes. */
export function PaletteContent({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const { entries, isSearching, isStale } = usePaletteEntries(text);
  const at = Math.min(chosen, Math.max(0, entries.length - 1));
  const take = (index: number) => {
    onClose();
    entries[index]?.run();
  };
  const enter = useEnterWhenSettled(!isStale, () => {
    if (entries.length > 0) take(at);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setChosen((at + step + entries.length) % entries.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      enter.press();
    }
  };
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
            setChosen(0);
            enter.forget();
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
            onPoint={() => setChosen(index)}
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
