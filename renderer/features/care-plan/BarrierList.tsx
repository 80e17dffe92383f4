import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { memo } from 'react';
import { newBarrier } from '#shared/domain/new-plan-items.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { ChangedBy } from './ChangedBy.tsx';
import { EditableText } from './EditableText.tsx';
import { MoveHandle } from './MoveHandle.tsx';
import { newId } from './new-id.ts';
import { usePlanDesk, usePlanIds, usePlanItem } from './plan-context.ts';
import { addItems } from './plan-edits.ts';
import { barrierIds } from './plan-outline.ts';
import { RemoveButton } from './RemoveButton.tsx';
import { useDropPlace } from './use-draggable.ts';

/** What stands in the way of a goal, or with an empty id of the whole plan, and whether it still does. */
export function BarrierList({ goalId }: { goalId: string }) {
  const { isEditable, actions } = usePlanDesk();
  const ids = usePlanIds((content) => barrierIds(content, goalId));
  const title = goalId === '' ? 'Barriers of the whole plan' : 'Barriers';
  return (
    <Box component="section" aria-label={title}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography variant={goalId === '' ? 'h3' : 'caption'} component={goalId === '' ? 'h3' : 'p'}>
          {title}
        </Typography>
        {isEditable ? (
          <Button
            size="small"
            onClick={() =>
              actions.edit((content) => addItems(content, { barriers: [{ ...newBarrier(newId()), goalId }] }))
            }
          >
            Add barrier
          </Button>
        ) : null}
        {ids.length === 0 ? (
          <Typography variant="caption" color="textSecondary">
            None noted
          </Typography>
        ) : null}
      </Box>
      {ids.map((id) => (
        <BarrierRow key={id} id={id} />
      ))}
    </Box>
  );
}

const BarrierRow = memo(function BarrierRow({ id }: { id: string }) {
  const { isEditable, actions } = usePlanDesk();
  const barrier = usePlanItem('barriers', id);
  const row = useDropPlace('barriers', id);
  if (barrier === undefined) return null;
  const isOpen = barrier.status === 'open';
  return (
    <Box {...row} sx={{ display: 'flex', alignItems: 'center', gap: 0.75, minHeight: 34, flexWrap: 'wrap' }}>
      {isEditable ? <MoveHandle what={`barrier ${barrier.description}`} list="barriers" id={id} /> : null}
      <EditableText
        label="Barrier"
        text={barrier.description}
        isEditable={isEditable}
        onChange={(description) => actions.change('barriers', id, { description })}
      />
      <ChangedBy id={id} />
      {isOpen ? null : <StatusChip tone="good" label="Resolved" />}
      {isEditable ? (
        <>
          <Button
            size="small"
            color="inherit"
            onClick={() => actions.change('barriers', id, { status: isOpen ? 'resolved' : 'open' })}
          >
            {isOpen ? 'Resolved' : 'Reopen'}
          </Button>
          <RemoveButton what={`barrier ${barrier.description}`} list="barriers" id={id} />
        </>
      ) : null}
    </Box>
  );
});
