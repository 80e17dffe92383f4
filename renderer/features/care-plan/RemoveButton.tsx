import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import IconButton from '@mui/material/IconButton';
import { memo } from 'react';
import { usePlanDesk } from './plan-context.ts';
import type { PlanList } from './plan-outline.ts';

/** Removes an item at once; the notice takes it back. */
export const RemoveButton = memo(function RemoveButton(props: { what: string; list: PlanList; id: string }) {
  const { what, list, id } = props;
  const { actions } = usePlanDesk();
  return (
    <IconButton aria-label={`Remove ${what}`} onClick={() => actions.remove(list, id)}>
      <DeleteOutline sx={{ fontSize: '1.125rem' }} />
    </IconButton>
  );
});
