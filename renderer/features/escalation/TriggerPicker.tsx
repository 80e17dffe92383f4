import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import MenuList from '@mui/material/MenuList';
import TextField from '@mui/material/TextField';
import { type KeyboardEvent, useState } from 'react';
import { ESCALATION_PROTOCOLS } from '#shared/content/escalations/index.ts';
import { findProtocols } from '#shared/domain/escalation-protocol.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { scrollIntoView } from '../../ui/scroll-into-view.ts';
import { LEVEL_TONES, LEVEL_WORDS } from './escalation-words.ts';

interface TriggerPickerProps {
  /** Empty until it is known. */
  patientName: string;
  onChoose(triggerId: string): void;
}

/** What was heard: typed or taken from the list. The protocol sets how fast to act. */
export function TriggerPicker({ patientName, onChoose }: TriggerPickerProps) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = findProtocols(ESCALATION_PROTOCOLS, text);
  const chosen = found[Math.min(at, found.length - 1)];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      setAt((now) => Math.max(0, Math.min(found.length - 1, now + by)));
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      onChoose(chosen.id);
    }
  };
  return (
    <>
      <DialogTitle id="escalation-title">
        {patientName === '' ? 'Escalate' : `Escalate: ${patientName}`}
      </DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1, minHeight: 0 }}>
        <TextField
          autoFocus
          fullWidth
          label="What did you hear or see?"
          placeholder="chest, overdose, suicide, fall, sugar"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          slotProps={{
            inputLabel: { shrink: true },
            htmlInput: {
              role: 'combobox',
              'aria-expanded': true,
              'aria-controls': 'escalation-triggers',
              'aria-activedescendant': chosen === undefined ? undefined : `trigger-${chosen.id}`,
              autoComplete: 'off',
            },
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <Search aria-hidden />
                </InputAdornment>
              ),
            },
          }}
          sx={{ mt: 1 }}
        />
        <MenuList
          id="escalation-triggers"
          role="listbox"
          aria-label="Triggers"
          sx={{ overflow: 'auto', flex: 1, minHeight: 0, py: 0 }}
        >
          {found.map((protocol) => (
            <MenuItem
              key={protocol.id}
              id={`trigger-${protocol.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={protocol === chosen}
              selected={protocol === chosen}
              ref={protocol === chosen ? scrollIntoView : undefined}
              onClick={() => onChoose(protocol.id)}
              sx={{ gap: 1.5, whiteSpace: 'normal', alignItems: 'start' }}
            >
              <Box sx={{ flex: 1 }}>
                <Box sx={{ fontWeight: 650 }}>{protocol.title}</Box>
                <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{protocol.signs.join(' · ')}</Box>
              </Box>
              <StatusChip tone={LEVEL_TONES[protocol.level]} label={LEVEL_WORDS[protocol.level]} />
            </MenuItem>
          ))}
        </MenuList>
        {found.length > 0 ? null : (
          <Box role="status">
            Nothing has these words. Clear them and take “Another red flag” when nothing fits. Is life in
            danger? 911 now.
          </Box>
        )}
      </DialogContent>
    </>
  );
}
