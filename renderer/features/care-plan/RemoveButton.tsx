import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import IconButton from '@mui/material/IconButton';
import { notify } from '../../ui/notices/notices.ts';
import type { EditablePlan } from './use-plan.ts';

/** Removes an item at once; the notice takes it back. */
export function RemoveButton({
  what,
  onRemove,
  plan,
}: {
  what: string;
  onRemove(): void;
  plan: EditablePlan;
}) {
  return (
    <IconButton
      aria-label={`Remove ${what}`}
      onClick={() => {
        onRemove();
        notify('Removed from the plan.', { undo: plan.undo });
      }}
    >
      <DeleteOutline sx={{ fontSize: '1.125rem' }} />
    </IconButton>
  );
}
