import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { errorSentence } from '../../../client/error-sentence.ts';
import { useSession } from '../../../client/live-store.ts';
import { notify } from '../../../ui/notices/notices.ts';

/** A patient who is reported deceased: nobody calls, and a supervisor confirms it or undoes it. */
export function DeceasedNotice({ patient }: { patient: Patient }) {
  const role = useSession()?.person?.role;
  const decide = useMutation(
    useEngine().deceased.decide.mutationOptions({
      onError: (error) => notify(errorSentence(error), { tone: 'critical' }),
      onSuccess: (_answer, { decision }) =>
        notify(
          decision === 'confirmed'
            ? 'Confirmed. All outreach has ended.'
            : 'Undone. Calls may be made again.',
          { tone: 'good' },
        ),
    }),
  );
  if (patient.deceased === 'no') return null;
  const name = patientName(patient);
  if (patient.deceased === 'confirmed') {
    return (
      <Alert severity="info" sx={{ mb: 1.25 }}>
        {name} has died. All outreach has ended.
      </Alert>
    );
  }
  const button = (decision: 'confirmed' | 'undone', words: string) => (
    <Button
      color="inherit"
      variant="outlined"
      size="small"
      disabled={decide.isPending}
      onClick={() => decide.mutate({ patientId: patient.id, decision })}
      sx={{ ml: 1 }}
    >
      {words}
    </Button>
  );
  return (
    <Alert
      severity="warning"
      sx={{ mb: 1.25, flexWrap: 'wrap' }}
      action={
        role === 'supervisor' ? (
          <>
            {button('undone', 'Undo the report')}
            {button('confirmed', 'Confirm')}
          </>
        ) : undefined
      }
    >
      {name} was reported deceased. Nobody calls until{' '}
      {role === 'supervisor' ? 'you have confirmed or undone it' : 'a supervisor has confirmed or undone it'}.
      Send nothing to the family before that.
    </Alert>
  );
}
