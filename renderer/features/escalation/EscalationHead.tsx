import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { escalationProtocol } from '#shared/content/escalations/index.ts';
import type { EscalationView } from '#shared/contract/engine/escalations.ts';
import { EscalationLevel } from '#shared/domain/escalation.ts';
import { levelsOf } from '#shared/domain/escalation-protocol.ts';
import { useNow } from '../../client/use-now.ts';
import { formatDateTime } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { toneColors } from '../../ui/tone.ts';
import { languageLabel } from '../../words/labels.ts';
import { dateText } from '../patient/formats.ts';
import { foldEscalation } from './escalation-store.ts';
import { LEVEL_TONES, LEVEL_WORDS, waitedWords } from './escalation-words.ts';
import { useEscalationActions } from './use-escalations.ts';

/** Who, what and how fast; who has it, and since when nobody has. */
export function EscalationHead({ view }: { view: EscalationView }) {
  const { row, escalation, patient } = view;
  const { setLevel, acknowledge, isPending } = useEscalationActions();
  const heading = useRef<HTMLHeadingElement>(null);
  // Not into a field: whoever opened this by a key may still be typing answers.
  useEffect(() => heading.current?.focus(), []);
  const protocol = escalationProtocol(row.triggerId);
  const levels = protocol === undefined ? [escalation.level] : levelsOf(protocol);
  return (
    <Box
      sx={(theme) => ({
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 0.5,
        px: 2.5,
        py: 1.25,
        backgroundColor: toneColors(theme, LEVEL_TONES[escalation.level]).fill,
        color: toneColors(theme, LEVEL_TONES[escalation.level]).text,
      })}
    >
      <Box sx={{ flex: '1 1 22rem', minWidth: 0 }}>
        <Typography
          ref={heading}
          id="escalation-title"
          component="h2"
          tabIndex={-1}
          sx={{ fontSize: '1.125rem', fontWeight: 700, '&&:focus-visible': { outline: 'none' } }}
        >
          {row.title}: {row.patientName}
        </Typography>
        <Box sx={{ fontSize: '0.8125rem' }}>
          born {dateText(patient.birthDate)} · No. {patient.recordNumber} ·{' '}
          {patient.needsInterpreter ? `needs an interpreter (${languageLabel(patient.language)}) · ` : ''}
          <Standing view={view} />
        </Box>
      </Box>
      <TextField
        select
        label="Level"
        value={escalation.level}
        disabled={!view.isOpen || isPending || levels.length < 2}
        onChange={(event) =>
          setLevel({ taskId: row.taskId, level: EscalationLevel.parse(event.target.value) })
        }
        sx={{ width: 190, backgroundColor: 'background.paper', borderRadius: '6px' }}
      >
        {levels.map((level) => (
          <MenuItem key={level} value={level}>
            {LEVEL_WORDS[level]}
          </MenuItem>
        ))}
      </TextField>
      {row.mayAcknowledge ? (
        <Button variant="contained" disabled={isPending} onClick={() => acknowledge(row.taskId)}>
          I take this over
        </Button>
      ) : null}
      <Button
        color="inherit"
        variant="outlined"
        onClick={() => foldEscalation(true)}
        aria-keyshortcuts="Escape"
      >
        Fold
        <span aria-hidden style={{ marginLeft: 8 }}>
          <KeyHint keys="Esc" />
        </span>
      </Button>
    </Box>
  );
}

function Standing({ view: { row, isOpen, escalation } }: { view: EscalationView }) {
  const now = useNow(1000);
  if (!isOpen) return <strong>Closed {formatDateTime(escalation.closedAt || row.occurredAt, now)}</strong>;
  if (row.acknowledgedAt !== '') {
    return (
      <strong>
        {row.acknowledgedByName || 'Somebody'} has it since {formatDateTime(row.acknowledgedAt, now)}
      </strong>
    );
  }
  return (
    <strong role="timer">
      Noted {formatDateTime(row.occurredAt, now)}; nobody acknowledged it yet (
      {waitedWords(row.occurredAt, now)})
    </strong>
  );
}
