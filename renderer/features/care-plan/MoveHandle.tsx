import DragIndicator from '@mui/icons-material/DragIndicator';
import IconButton from '@mui/material/IconButton';
import { memo } from 'react';
import type { PlanList } from './plan-outline.ts';
import { dragHandle } from './use-draggable.ts';

/** Where the pointer takes a row to move it. With the focus in the row, Alt with an arrow moves it too. */
export const MoveHandle = memo(function MoveHandle(props: { what: string; list: PlanList; id: string }) {
  const { what, list, id } = props;
  return (
    <IconButton
      {...dragHandle(list, id)}
      size="small"
      aria-label={`Move ${what}`}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      title="Drag, or Alt with an arrow key"
      sx={{ cursor: 'grab', color: 'text.secondary', p: 0.25 }}
    >
      <DragIndicator sx={{ fontSize: '1.125rem' }} />
    </IconButton>
  );
});
