import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { KeyboardEvent } from 'react';
import { escalationSteps } from '#shared/content/escalations/index.ts';
import type { EscalationView } from '#shared/contract/engine/escalations.ts';
import { StepPhase } from '#shared/domain/escalation-protocol.ts';
import { doneSteps, needsName, nextStep, OWN_STEPS } from '#shared/domain/escalation-rules.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { PHASE_WORDS } from './escalation-words.ts';
import { StepRow } from './StepRow.tsx';
import { useEscalationActions } from './use-escalations.ts';

/** What to do, in order, each ticked with its time. The next one is ticked by one key from any field. */
export function StepList({ view }: { view: EscalationView }) {
  const { row, escalation } = view;
  const { addStep } = useEscalationActions();
  const steps = escalationSteps(escalation.triggerId, escalation.level);
  const done = doneSteps(escalation.steps);
  const entriesOf = (stepId: string) => done.filter((entry) => entry.stepId === stepId);
  const next = nextStep(steps, escalation.steps);
  const tick = (stepId: string, text = '', onSuccess = () => {}) =>
    addStep({ taskId: row.taskId, stepId, text }, { onSuccess });
  const tickNext = () => {
    if (next === undefined) return;
    if (needsName(next.id)) document.getElementById(`asks-${next.id}`)?.focus();
    else tick(next.id);
  };
  useShortcut('Ctrl+enter', tickNext, {
    description: 'Tick the next step',
    group: 'Escalation',
    enabled: view.isOpen,
  });
  return (
    <Box component="section" aria-label="Steps" onKeyDown={moveAmongSteps}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 0.5 }}>
        <Typography variant="h3">Steps</Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          <KeyHint keys="Ctrl+Enter" /> ticks the next, with its time. Arrow keys move, Enter ticks.
        </Typography>
      </Box>
      {StepPhase.options.map((phase) => {
        const ofPhase = steps.filter((step) => step.phase === phase);
        return ofPhase.length === 0 ? null : (
          <Box key={phase}>
            <Typography
              variant="caption"
              component="h4"
              sx={{ color: 'text.secondary', fontWeight: 650, mt: 0.75 }}
            >
              {PHASE_WORDS[phase]}
            </Typography>
            <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {ofPhase.map((step) => (
                <StepRow
                  key={step.id}
                  step={step}
                  entries={entriesOf(step.id)}
                  isNext={step === next && view.isOpen}
                  isToldInFull={next === undefined || phase === next.phase}
                  isOpen={view.isOpen}
                  onTick={(text, onNoted) => tick(step.id, text, onNoted)}
                  onUndo={(entryId) => tick(OWN_STEPS.undone, entryId)}
                />
              ))}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}

function moveAmongSteps(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || !(event.target instanceof HTMLButtonElement)) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-step]')];
  const at = buttons.indexOf(event.target);
  const to = buttons[at + by];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  to.focus();
}
