import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { EditableText } from './EditableText.tsx';
import { GoalRow } from './GoalRow.tsx';
import { InterventionRow } from './InterventionRow.tsx';
import { newId } from './new-id.ts';
import { newGoal, newIntervention } from './new-items.ts';
import { addItems, type ProblemGroup } from './plan-edits.ts';
import { RemoveButton } from './RemoveButton.tsx';
import type { EditablePlan } from './use-plan.ts';

interface ProblemBlockProps {
  group: ProblemGroup;
  plan: EditablePlan;
  chart: PatientChart;
}

/** A problem with its goals and the steps planned for it. */
export function ProblemBlock({ group, plan, chart }: ProblemBlockProps) {
  const { problem, goals, interventions } = group;
  const problemId = problem?.id ?? '';
  const isResolved = problem?.status === 'resolved';
  return (
    <Box
      component="section"
      aria-label={problem === null ? 'Not linked to a problem' : problem.title || 'New problem'}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          px: 1.5,
          py: 0.5,
          bgcolor: 'desk.well',
          minHeight: 40,
        }}
      >
        {problem === null ? (
          <Typography variant="h3" sx={{ flex: 1 }}>
            Not linked to a problem
          </Typography>
        ) : (
          <EditableText
            label="Problem"
            variant="h3"
            text={problem.title}
            isEditable={plan.isEditable}
            onChange={(title) => plan.change('problems', problem.id, { title })}
          />
        )}
        {isResolved ? <StatusChip tone="good" label="Resolved" /> : null}
        {problem !== null && plan.isEditable ? (
          <>
            <Button
              size="small"
              color="inherit"
              onClick={() =>
                plan.change('problems', problem.id, { status: isResolved ? 'active' : 'resolved' })
              }
            >
              {isResolved ? 'Reopen' : 'Mark resolved'}
            </Button>
            <RemoveButton
              what={`problem ${problem.title}`}
              onRemove={() => plan.remove('problems', problem.id)}
              plan={plan}
            />
          </>
        ) : null}
      </Box>
      <Box sx={{ px: 1.5, py: 0.75 }}>
        {goals.length === 0 ? null : (
          <Box component="ul" aria-label="Goals" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {goals.map((goal) => (
              <GoalRow key={goal.id} goal={goal} plan={plan} chart={chart} />
            ))}
          </Box>
        )}
        {interventions.length === 0 ? null : (
          <Box component="ul" aria-label="Steps" sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0 }}>
            {interventions.map((intervention) => (
              <InterventionRow key={intervention.id} intervention={intervention} plan={plan} />
            ))}
          </Box>
        )}
        {plan.isEditable && problem !== null ? (
          <Box sx={{ display: 'flex', gap: 1, mt: 0.5, ml: -1 }}>
            <Button
              size="small"
              startIcon={<Add />}
              onClick={() =>
                plan.edit((content) => addItems(content, { goals: [newGoal(newId(), problemId)] }))
              }
            >
              Goal
            </Button>
            <Button
              size="small"
              startIcon={<Add />}
              onClick={() =>
                plan.edit((content) =>
                  addItems(content, { interventions: [newIntervention(newId(), problemId)] }),
                )
              }
            >
              Step
            </Button>
          </Box>
        ) : null}
      </Box>
    </Box>
  );
}
