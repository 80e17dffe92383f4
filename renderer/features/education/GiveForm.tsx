import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import type { EducationGiven, TeachBack } from '#shared/domain/education-given.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { scrollIntoView } from '../../ui/scroll-into-view.ts';
import { ToggleChip } from '../../ui/ToggleChip.tsx';
import { METHODS, RESULTS } from './education-words.ts';

/** How a handout was given, and what came back. */
export type GivingWords = Pick<EducationGiven, 'method' | 'teachBack' | 'note'>;

interface GiveFormProps {
  isBusy: boolean;
  onGive(words: GivingWords, onDone: () => void): void;
}

/** Records a handout as given: a letter says how, a number what came back, Enter records. */
export function GiveForm({ isBusy, onGive }: GiveFormProps) {
  const [method, setMethod] = useState<EducationGiven['method'] | null>(null);
  const [teachBack, setTeachBack] = useState<TeachBack | null>(null);
  const [note, setNote] = useState('');
  const choose = (next: EducationGiven['method']) => {
    setMethod(next);
    // Nobody is there to say it back when it is sent.
    if (next === 'mail' || next === 'e-mail' || next === 'portal') setTeachBack('not-asked');
    else if (method !== next) setTeachBack(null);
  };
  const reset = () => {
    setMethod(null);
    setTeachBack(null);
    setNote('');
  };
  const isReady = method !== null && teachBack !== null && !isBusy;
  const record = () => {
    if (method !== null && teachBack !== null && !isBusy) onGive({ method, teachBack, note }, reset);
  };
  const group = 'Handouts';
  useShortcut('Enter', record, { description: 'Record the handout', group, enabled: isReady });
  useShortcut('Escape', reset, { description: 'Do not record it', group, enabled: method !== null });
  return (
    <Box
      // The whole form, also where it grew below the edge of the pane.
      ref={method === null ? null : scrollIntoView}
      component="section"
      aria-label="Record as given"
      sx={{ display: 'grid', gap: 1 }}
    >
      <Row label="How it was given">
        {METHODS.map((one) => (
          <KeyedChip
            key={one.method}
            keys={one.keys}
            label={one.label}
            isOn={method === one.method}
            onChoose={() => choose(one.method)}
          />
        ))}
      </Row>
      {method === null ? null : (
        <>
          <Row label="What came back">
            {RESULTS.map((one, index) => (
              <KeyedChip
                key={one.teachBack}
                keys={String(index + 1)}
                label={one.label}
                isOn={teachBack === one.teachBack}
                onChoose={() => setTeachBack(one.teachBack)}
              />
            ))}
          </Row>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <TextField
              size="small"
              label="Remark, if any"
              value={note}
              onChange={(event) => setNote(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') record();
              }}
              slotProps={{ htmlInput: { maxLength: 2000 } }}
              sx={{ flex: 1, minWidth: 180 }}
            />
            <Button
              variant="contained"
              size="small"
              disabled={!isReady}
              onClick={record}
              endIcon={<KeyHint keys="Enter" />}
            >
              Record
            </Button>
            <Button size="small" color="inherit" onClick={reset}>
              Not now
            </Button>
          </Box>
        </>
      )}
    </Box>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box role="group" aria-label={label} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
      <Typography variant="caption" color="textSecondary" sx={{ width: '100%' }}>
        {label}
      </Typography>
      {children}
    </Box>
  );
}

interface KeyedChipProps {
  keys: string;
  label: string;
  isOn: boolean;
  onChoose(): void;
}

function KeyedChip({ keys, label, isOn, onChoose }: KeyedChipProps) {
  useShortcut(keys, onChoose, { description: label, group: 'Handouts' });
  return (
    <ToggleChip
      label={
        <>
          {label}
          <span aria-hidden>
            <KeyHint keys={keys} />
          </span>
        </>
      }
      isOn={isOn}
      onToggle={onChoose}
    />
  );
}
