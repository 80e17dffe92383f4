import Alert from '@mui/material/Alert';
import { plural } from '../../ui/format.ts';
import { usePlanDesk, usePlanPart } from './plan-context.ts';
import { forgetMarks } from './plan-store.ts';

const NONE: Readonly<Record<string, string>> = {};

/** That others changed the plan while it is open here; the items are marked until she has seen them. */
export function OthersNotice() {
  const { patientId } = usePlanDesk();
  const marks = usePlanPart((plan) => plan.marks, NONE);
  const count = Object.keys(marks).length;
  if (count === 0) return null;
  const who = [...new Set(Object.values(marks))].join(' and ');
  return (
    <Alert
      severity="info"
      onClose={() => forgetMarks(patientId)}
      slotProps={{ closeButton: { title: 'Seen' } }}
    >
      {who.charAt(0).toUpperCase() + who.slice(1)} changed {plural(count, 'item')} of this plan meanwhile.
      What you wrote stays.
    </Alert>
  );
}
