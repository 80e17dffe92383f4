import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { memo, useState } from 'react';
import type { Problem } from '#shared/domain/care-plan.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { ChangedBy } from './ChangedBy.tsx';
import { EditableText } from './EditableText.tsx';
import { MoveHandle } from './MoveHandle.tsx';
import { ProblemFacts } from './ProblemFacts.tsx';
import { ProblemFields } from './ProblemFields.tsx';
import { ProblemItems } from './ProblemItems.tsx';
import { usePlanDesk, usePlanItem } from './plan-context.ts';
import { RemoveButton } from './RemoveButton.tsx';
import { useDropPlace } from './use-draggable.ts';
import { useSettled } from './use-settled.ts';

/** What is out of sight is not laid out and painted at each key; its height is remembered. */
const BLOCK = {
  ...{ border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' },
  ...{ contentVisibility: 'auto', containIntrinsicSize: 'auto 480px' },
} as const;

/** A problem with its goals and the steps planned for it. Drawn anew only when the problem itself changes. */
export const ProblemBlock = memo(function ProblemBlock({ id }: { id: string }) {
  const { isEditable, actions } = usePlanDesk();
  const problem = usePlanItem('problems', id);
  const row = useDropPlace('problems', id);
  const [isOpen, setOpen] = useState(false);
  // The names of the buttons follow when she pauses.
  const words = useSettled(problem?.title ?? '');
  if (problem === undefined) return null;
  const isResolved = problem.status === 'resolved';
  const change = (fields: Partial<Problem>) => actions.change('problems', id, fields);
  return (
    <Box component="section" {...row} aria-label={problem.title || 'New problem'} sx={BLOCK}>
      <Box sx={{ px: 1, py: 0.5, bgcolor: 'desk.well' }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minHeight: 34, flexWrap: 'wrap' }}>
          {isEditable ? <MoveHandle what={`problem ${words}`} list="problems" id={id} /> : null}
          <EditableText
            label="Problem"
            variant="h3"
            longest={300}
            text={problem.title}
            isEditable={isEditable}
            onChange={(title) => change({ title })}
          />
          <ProblemFacts problem={problem} />
          {isResolved ? <StatusChip tone="good" label="Resolved" /> : null}
          {isEditable ? (
            <>
              <Button
                size="small"
                aria-expanded={isOpen}
                aria-label={`Code of problem ${words}`}
                onClick={() => setOpen(!isOpen)}
              >
                Code
              </Button>
              <Button
                size="small"
                color="inherit"
                onClick={() => change({ status: isResolved ? 'active' : 'resolved' })}
              >
                {isResolved ? 'Reopen' : 'Mark resolved'}
              </Button>
              <RemoveButton what={`problem ${words}`} list="problems" id={id} />
            </>
          ) : null}
        </Box>
        <ChangedBy id={id} />
        {isOpen && isEditable ? <ProblemFields problem={problem} onChange={change} /> : null}
        {isEditable || problem.expectedOutcome !== '' ? (
          <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 0.5, pl: 0.75 }}>
            <Typography variant="caption" color="textSecondary" sx={{ flexShrink: 0 }}>
              Expected outcome
            </Typography>
            <EditableText
              label="Expected outcome"
              text={problem.expectedOutcome}
              isEditable={isEditable}
              longest={2000}
              whenEmpty="not written yet"
              onChange={(expectedOutcome) => change({ expectedOutcome })}
            />
          </Box>
        ) : null}
      </Box>
      <ProblemItems problemId={id} />
    </Box>
  );
});
