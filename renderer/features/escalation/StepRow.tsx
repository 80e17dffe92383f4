import CheckCircle from '@mui/icons-material/CheckCircle';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { escalationPhone } from '#shared/content/escalations/index.ts';
import type { EscalationStep } from '#shared/domain/escalation.ts';
import type { ProtocolStep } from '#shared/domain/escalation-protocol.ts';
import { needsName } from '#shared/domain/escalation-rules.ts';
import { scrollIntoView } from '../../ui/scroll-into-view.ts';
import { clockText } from '../patient/formats.ts';

interface StepRowProps {
  step: ProtocolStep;
  /** When it was done; several where it repeats. */
  entries: readonly EscalationStep[];
  isNext: boolean;
  /** With what to say and to know; later phases are told by their titles alone until it is their turn. */
  isToldInFull: boolean;
  isOpen: boolean;
  /** `onNoted` once it is on disk: until then what was typed stays. */
  onTick(text: string, onNoted: () => void): void;
  onUndo(entryId: string): void;
}

/** One step: what to do, what to say, and when it was done. A tick by mistake is taken back by the same key. */
export function StepRow({ step, entries, isNext, isToldInFull, isOpen, onTick, onUndo }: StepRowProps) {
  const [text, setText] = useState('');
  const [isAsked, setAsked] = useState(false);
  const last = entries.at(-1);
  const isDone = last !== undefined;
  const isNameMissing = isAsked && text.trim() === '';
  const press = () => {
    if (last !== undefined && !step.repeats) onUndo(last.id);
    else if (needsName(step.id) && text.trim() === '') setAsked(true);
    else onTick(text.trim(), () => setText(''));
  };
  const numbers = step.phones.map((id) => escalationPhone(id)?.number ?? '').join(', ');
  return (
    <Box
      component="li"
      ref={isNext ? scrollIntoView : undefined}
      sx={{
        borderLeft: 3,
        borderColor: isNext ? 'error.main' : 'transparent',
        backgroundColor: isNext ? 'desk.hover' : undefined,
        pl: 1,
        py: 0.25,
      }}
    >
      <ButtonBase
        data-step={step.id}
        aria-pressed={isDone}
        aria-current={isNext ? 'step' : undefined}
        disabled={!isOpen}
        onClick={press}
        sx={{
          display: 'flex',
          alignItems: 'start',
          justifyContent: 'start',
          gap: 1,
          width: '100%',
          textAlign: 'left',
          py: 0.25,
          font: 'inherit',
          borderRadius: '5px',
        }}
      >
        <Box
          aria-hidden
          sx={{ display: 'flex', color: isDone ? 'success.main' : 'text.secondary', mt: '1px' }}
        >
          {isDone ? <CheckCircle fontSize="small" /> : <RadioButtonUnchecked fontSize="small" />}
        </Box>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box component="span" sx={{ fontWeight: 650 }}>
            {step.title}
            {numbers === '' ? '' : `: ${numbers}`}
          </Box>
          {entries.length === 0 ? null : (
            <Box component="span" sx={{ ml: 1, color: 'success.main', fontVariantNumeric: 'tabular-nums' }}>
              {entries.map(({ at }) => clockText(at)).join(', ')}
              {last?.text ? `, ${last.text}` : ''}
            </Box>
          )}
        </Box>
      </ButtonBase>
      {(isDone && !step.repeats) || !(isToldInFull || isAsked) ? null : (
        <Box sx={{ pl: 3.5, pb: 0.5 }}>
          {step.say === '' ? null : <Box sx={{ fontSize: '0.9375rem' }}>“{step.say}”</Box>}
          {step.hint === '' ? null : (
            <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>{step.hint}</Box>
          )}
          {step.asks === '' || !isOpen ? null : (
            <TextField
              id={`asks-${step.id}`}
              label={step.asks}
              autoFocus={isAsked}
              error={isNameMissing}
              helperText={isNameMissing ? 'Write the name, then Enter.' : undefined}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.ctrlKey || text.trim() === '') return;
                event.preventDefault();
                press();
              }}
              slotProps={{ htmlInput: { maxLength: 300 } }}
              sx={{ mt: 1, width: 280, maxWidth: '100%' }}
            />
          )}
        </Box>
      )}
    </Box>
  );
}
