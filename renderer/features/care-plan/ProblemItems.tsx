import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { memo } from 'react';
import { newGoal, newIntervention } from '#shared/domain/new-plan-items.ts';
import { GoalRow } from './GoalRow.tsx';
import { InterventionRow } from './InterventionRow.tsx';
import { newId } from './new-id.ts';
import { usePlanDesk, usePlanIds } from './plan-context.ts';
import { addItems } from './plan-edits.ts';
import { idsOfProblem } from './plan-outline.ts';

/** The goals and steps of a problem, or with an empty id of none. Drawn anew only when one comes, goes or moves. */
export const ProblemItems = memo(function ProblemItems({ problemId }: { problemId: string }) {
  const { isEditable, actions } = usePlanDesk();
  const goals = usePlanIds((content) => idsOfProblem(content, 'goals', problemId));
  const steps = usePlanIds((content) => idsOfProblem(content, 'interventions', problemId));
  return (
    <Box sx={{ px: 1.5, py: 0.75 }}>
      {goals.length === 0 ? null : (
        <Box component="ul" aria-label="Goals" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {goals.map((id) => (
            <GoalRow key={id} id={id} />
          ))}
        </Box>
      )}
      {steps.length === 0 ? null : (
        <Box component="ul" aria-label="Steps" sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0 }}>
          {steps.map((id) => (
            <InterventionRow key={id} id={id} />
          ))}
        </Box>
      )}
      {isEditable && problemId !== '' ? (
        <Box sx={{ display: 'flex', gap: 1, mt: 0.5, ml: -1 }}>
          <Button
            size="small"
            startIcon={<Add />}
            onClick={() =>
              actions.edit((content) => addItems(content, { goals: [newGoal(newId(), problemId)] }))
            }
          >
            Goal
          </Button>
          <Button
            size="small"
            startIcon={<Add />}
            onClick={() =>
              actions.edit((content) =>
                addItems(content, { interventions: [newIntervention(newId(), problemId)] }),
              )
            }
          >
            Step
          </Button>
        </Box>
      ) : null}
    </Box>
  );
});

/** What belongs to no problem that the plan has. */
export function LooseItems() {
  const count = usePlanIds((content) => [
    ...idsOfProblem(content, 'goals', ''),
    ...idsOfProblem(content, 'interventions', ''),
  ]).length;
  if (count === 0) return null;
  return (
    <Box
      component="section"
      aria-label="Not linked to a problem"
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' }}
    >
      <Typography variant="h3" sx={{ px: 1.5, py: 1, bgcolor: 'desk.well' }}>
        Not linked to a problem
      </Typography>
      <ProblemItems problemId="" />
    </Box>
  );
}
