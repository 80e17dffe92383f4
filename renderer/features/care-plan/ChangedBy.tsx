import Typography from '@mui/material/Typography';
import { usePlanPart } from './plan-context.ts';

/** Who changed an item since it was opened here; nothing where nobody did. */
export function ChangedBy({ id }: { id: string }) {
  const who = usePlanPart((plan) => plan.marks[id] ?? '', '');
  if (who === '') return null;
  return (
    <Typography
      variant="caption"
      component="p"
      sx={{
        color: 'info.main',
        borderLeft: 3,
        borderColor: 'info.main',
        pl: 0.75,
        my: 0.25,
        fontWeight: 600,
      }}
    >
      Changed by {who}
    </Typography>
  );
}
