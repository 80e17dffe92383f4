import Check from '@mui/icons-material/Check';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { Disposition } from '#shared/domain/call.ts';

import { Nothing } from '../../patient/summary/MoreList.tsx';
import { searchDispositions } from './disposition-groups.ts';

interface DispositionPickerProps {
  value: Disposition | null;
  onChoose(disposition: Disposition): void;
}

/** How the call ended: type a few letters, arrows move, Enter chooses. */
export function DispositionPicker({ value, onChoose }: DispositionPickerProps) {
  const id = useId();
  const [search, setSearch] = useState('');
  const [cursor, setCursor] = useState<Disposition | null>(value);
  const groups = searchDispositions(search);
  const flat = groups.flatMap((group) => group.dispositions.map(({ disposition }) => disposition));
  const active = cursor !== null && flat.includes(cursor) ? cursor : (flat[0] ?? null);
  const optionId = (disposition: Disposition) => `${id}-${disposition}`;

  useEffect(() => {
    if (active !== null) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, id]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (active === null) return;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      setCursor(active);
      return onChoose(active);
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    setCursor(flat[(flat.indexOf(active) + step + flat.length) % flat.length] ?? null);
  };

  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, gap: 1 }}>
      <TextField
        autoFocus
        label="How did the call end?"
        placeholder="Type to search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={onKeyDown}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: {
            role: 'combobox',
            'aria-expanded': true,
            'aria-controls': `${id}-list`,
            'aria-autocomplete': 'list',
            ...(active === null ? {} : { 'aria-activedescendant': optionId(active) }),
          },
        }}
      />
      <Box
        id={`${id}-list`}
        role="listbox"
        aria-label="How the call ended"
        sx={{
          overflow: 'auto',
          minHeight: 0,
          maxHeight: { xs: 220, md: 'none' },
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          py: 0.5,
        }}
      >
        {groups.length === 0 ? (
          <Box sx={{ p: 1.5 }}>
            <Nothing>Nothing fits these letters.</Nothing>
          </Box>
        ) : null}
        {groups.map((group) => (
          <Box key={group.title} role="group" aria-labelledby={`${id}-${group.title}`}>
            <Typography
              id={`${id}-${group.title}`}
              role="presentation"
              variant="caption"
              color="textSecondary"
              sx={{ display: 'block', px: 1.25, pt: 0.75 }}
            >
              {group.title}
            </Typography>
            {group.dispositions.map(({ disposition, label }) => (
              <Option
                key={disposition}
                id={optionId(disposition)}
                label={label}
                isChosen={disposition === value}
                isActive={disposition === active}
                onChoose={() => {
                  setCursor(disposition);
                  onChoose(disposition);
                }}
              />
            ))}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

interface OptionProps {
  id: string;
  label: string;
  isChosen: boolean;
  isActive: boolean;
  onChoose(): void;
}

function Option({ id, label, isChosen, isActive, onChoose }: OptionProps) {
  return (
    // The keyboard stays in the search field, which moves through the options by aria-activedescendant.
    <Box
      id={id}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: 1.25,
        minHeight: 30,
        cursor: 'pointer',
        fontSize: '0.8125rem',
        fontWeight: isChosen ? 650 : 400,
        bgcolor: isChosen ? 'desk.selected' : isActive ? 'desk.hover' : 'transparent',
        outline: isActive ? '2px solid' : 'none',
        outlineColor: 'primary.main',
        outlineOffset: -2,
        '&:hover': { bgcolor: isChosen ? 'desk.selected' : 'desk.hover' },
      }}
    >
      <Check aria-hidden sx={{ fontSize: '1rem', visibility: isChosen ? 'visible' : 'hidden' }} />
      {label}
    </Box>
  );
}
