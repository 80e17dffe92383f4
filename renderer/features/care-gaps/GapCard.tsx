import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { CareGapView } from '#shared/contract/engine/care-gaps.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { plainSource } from '../../words/plain-source.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { GapLine } from './GapLine.tsx';
import { GAP_ANSWERS } from './gap-words.ts';
import type { GapActions } from './use-gap-actions.ts';

interface GapCardProps {
  patientId: string;
  gap: CareGapView;
  actions: GapActions;
  mayWrite: boolean;
}

/** The gap that is chosen: what to say of it, and a key for each answer. */
export function GapCard({ patientId, gap, actions, mayWrite }: GapCardProps) {
  const [answering, setAnswering] = useState<(typeof GAP_ANSWERS)[number] | null>(null);
  const { gapId } = gap;
  const hasTask = gap.taskId !== '';
  useShortcut('m', () => actions.makeTask({ patientId, gapId }), {
    ...{ description: 'Make a task of the gap', group: 'Care gaps', enabled: mayWrite && !hasTask },
  });
  return (
    <Box
      component="article"
      aria-label={gap.title}
      aria-current="true"
      sx={{ border: 2, borderColor: 'primary.main', borderRadius: 1, p: 1.25, display: 'grid', gap: 0.75 }}
    >
      <GapLine gap={gap} />
      <Typography variant="body2">{gap.plain}</Typography>
      {gap.answer === null ? null : (
        <Typography variant="caption" color="textSecondary">
          {gap.answer.note === '' ? '' : `“${gap.answer.note}” · `}noted by {gap.answeredByName || 'somebody'}
        </Typography>
      )}
      <Typography variant="caption" color="textSecondary">
        {gap.toConfirm === '' ? '' : `${gap.toConfirm} `}Source: {plainSource(gap.source)}.
      </Typography>
      {mayWrite && answering === null ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
          {GAP_ANSWERS.map((one) => (
            <AnswerButton key={one.answer} {...one} onTake={() => setAnswering(one)} />
          ))}
          <Button
            size="small"
            color="inherit"
            disabled={hasTask}
            onClick={() => actions.makeTask({ patientId, gapId })}
            endIcon={hasTask ? null : <KeyHint keys="m" />}
            aria-keyshortcuts="m"
          >
            {hasTask ? 'Task is open' : 'Make a task'}
          </Button>
        </Box>
      ) : null}
      {answering === null ? null : (
        <AnswerForm
          {...answering}
          onSave={(on, note) =>
            actions.answer({ patientId, gapId, answer: answering.answer, on, note }, () => setAnswering(null))
          }
          onCancel={() => setAnswering(null)}
        />
      )}
    </Box>
  );
}

function AnswerButton({ words, keys, onTake }: { words: string; keys: string; onTake(): void }) {
  useShortcut(keys, onTake, { description: words, group: 'Care gaps' });
  return (
    <Button
      size="small"
      variant="outlined"
      onClick={onTake}
      endIcon={<KeyHint keys={keys} />}
      aria-keyshortcuts={keys}
    >
      {words}
    </Button>
  );
}
