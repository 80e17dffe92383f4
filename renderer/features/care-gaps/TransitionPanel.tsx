import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { TRANSITION_LABELS } from '#shared/content/labels.ts';
import type { ChecklistStepView, TransitionView } from '#shared/contract/engine/care-gaps.ts';
import { formatDate, formatWeekday, plural } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import type { Tone } from '../../ui/tone.ts';
import type { GapActions } from './use-gap-actions.ts';

const TONES: Record<ChecklistStepView['state'], Tone> = {
  done: 'good',
  late: 'critical',
  today: 'caution',
  open: 'neutral',
};
const WORDS: Record<ChecklistStepView['state'], string> = {
  done: 'Done',
  late: 'Late',
  today: 'Today',
  open: 'Open',
};

interface TransitionPanelProps {
  patientId: string;
  view: TransitionView;
  actions: GapActions;
  mayWrite: boolean;
}

/** What follows a discharge or an emergency visit: each step with its day, and what is late. */
export function TransitionPanel({ patientId, view, actions, mayWrite }: TransitionPanelProps) {
  const late = view.steps.filter(({ state }) => state === 'late').length;
  const done = view.steps.filter(({ state }) => state === 'done').length;
  const tried = view.attempts === 0 ? '' : ` · ${plural(view.attempts, 'attempt')} without contact`;
  return (
    <Panel
      title={`${TRANSITION_LABELS[view.kind]}, ${formatDate(view.on)}`}
      note={`${done} of ${view.steps.length} done${late === 0 ? '' : ` · ${late} late`}${tried}`}
    >
      <Typography variant="body2" color="textSecondary" sx={{ pb: 0.5 }}>
        {[view.facility, view.reason, `followed until ${formatDate(view.endsOn)}`]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      <Box component="ul" aria-label="Steps" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {view.steps.map((step) => (
          <StepRow
            key={step.id}
            step={step}
            mayWrite={mayWrite}
            onDone={(note, onSaved) =>
              actions.stepDone({ patientId, transitionId: view.id, stepId: step.id, note }, onSaved)
            }
          />
        ))}
      </Box>
    </Panel>
  );
}

interface StepRowProps {
  step: ChecklistStepView;
  mayWrite: boolean;
  onDone(note: string, onSaved: () => void): void;
}

function StepRow({ step, mayWrite, onDone }: StepRowProps) {
  const [note, setNote] = useState<string | null>(null);
  const isDone = step.state === 'done';
  return (
    <Box
      component="li"
      sx={{ py: 0.625, display: 'grid', gap: 0.5, '& + &': { borderTop: 1, borderColor: 'divider' } }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <StatusChip tone={TONES[step.state]} label={WORDS[step.state]} />
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {step.title}
        </Typography>
        <Typography variant="caption" color="textSecondary" sx={{ ml: 'auto' }}>
          {isDone
            ? [formatWeekday(step.doneOn), step.doneByName, step.note].filter(Boolean).join(' · ')
            : `by ${formatWeekday(step.dueOn)}${step.lastOn === '' ? '' : `, at the latest ${formatDate(step.lastOn)}`}`}
        </Typography>
        {mayWrite && !isDone && note === null ? (
          <Button size="small" onClick={() => setNote('')} aria-label={`Done: ${step.title}`}>
            Done
          </Button>
        ) : null}
      </Box>
      {isDone ? null : (
        <Typography variant="caption" color="textSecondary">
          {step.what}
        </Typography>
      )}
      {note === null || isDone ? null : (
        <Box
          component="form"
          aria-label={`Done: ${step.title}`}
          onSubmit={(event) => {
            event.preventDefault();
            onDone(note, () => setNote(null));
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setNote(null);
          }}
          sx={{ display: 'flex', gap: 1 }}
        >
          <TextField
            autoFocus
            size="small"
            label="Note"
            value={note}
            onChange={(event) => setNote(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
            sx={{ flex: 1 }}
          />
          <Button type="submit" size="small" variant="contained">
            Save as done
          </Button>
          <Button size="small" color="inherit" onClick={() => setNote(null)}>
            Not now
          </Button>
        </Box>
      )}
    </Box>
  );
}
