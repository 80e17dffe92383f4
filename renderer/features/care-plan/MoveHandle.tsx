import DragIndicator from '@mui/icons-material/DragIndicator';
import IconButton from '@mui/material/IconButton';
import type { DragEventHandler } from 'react';

interface MoveHandleProps {
  what: string;
  handle: { draggable: boolean; onDragStart: DragEventHandler; onDragEnd: DragEventHandler };
}

/** Where the pointer takes a row to move it. With the focus in the row, Alt with an arrow moves it too. */
export function MoveHandle({ what, handle }: MoveHandleProps) {
  return (
    <IconButton
      {...handle}
      size="small"
      aria-label={`Move ${what}`}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      title="Drag, or Alt with an arrow key"
      sx={{ cursor: 'grab', color: 'text.secondary', p: 0.25 }}
    >
      <DragIndicator sx={{ fontSize: '1.125rem' }} />
    </IconButton>
  );
}
