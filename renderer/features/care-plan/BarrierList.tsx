import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { Nothing } from '../patient/summary/MoreList.tsx';
import { EditableText } from './EditableText.tsx';
import { newId } from './new-id.ts';
import { newBarrier } from './new-items.ts';
import { addItems } from './plan-edits.ts';
import { RemoveButton } from './RemoveButton.tsx';
import type { EditablePlan } from './use-plan.ts';

/** What stands in the way, and whether it still does. */
export function BarrierList({ plan }: { plan: EditablePlan }) {
  const { barriers } = plan.content;
  return (
    <Box component="section" aria-label="Barriers">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography variant="h3">Barriers</Typography>
        {plan.isEditable ? (
          <Button
            size="small"
            onClick={() => plan.edit((content) => addItems(content, { barriers: [newBarrier(newId())] }))}
          >
            Add barrier
          </Button>
        ) : null}
      </Box>
      {barriers.length === 0 ? <Nothing>None noted.</Nothing> : null}
      {barriers.map((barrier) => (
        <Box key={barrier.id} sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 34 }}>
          <EditableText
            label="Barrier"
            text={barrier.description}
            isEditable={plan.isEditable}
            onChange={(description) => plan.change('barriers', barrier.id, { description })}
          />
          {barrier.status === 'resolved' ? <StatusChip tone="good" label="Resolved" /> : null}
          {plan.isEditable ? (
            <>
              <Button
                size="small"
                color="inherit"
                onClick={() =>
                  plan.change('barriers', barrier.id, {
                    status: barrier.status === 'open' ? 'resolved' : 'open',
                  })
                }
              >
                {barrier.status === 'open' ? 'Resolved' : 'Reopen'}
              </Button>
              <RemoveButton
                what={`barrier ${barrier.description}`}
                onRemove={() => plan.remove('barriers', barrier.id)}
                plan={plan}
              />
            </>
          ) : null}
        </Box>
      ))}
    </Box>
  );
}
