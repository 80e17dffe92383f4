import PhoneDisabled from '@mui/icons-material/PhoneDisabled';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { patientName } from '#shared/domain/patient.ts';
import { QueryState } from '../../client/QueryState.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useActiveCallQuery, useChart } from '../patient/chart.ts';
import { CallWorkspace } from './CallWorkspace.tsx';
import { useOpenCalls } from './open-calls.ts';
import { ParkedCallNotice } from './parked/ParkedCallNotice.tsx';

/** The call in progress with this patient, or why there is none here. */
export function CallView() {
  const chart = useChart();
  const query = useActiveCallQuery();
  const { parked } = useOpenCalls();
  const name = patientName(chart.patient);
  if (!chart.mayWrite) {
    return (
      <EmptyState title="Read only" icon={<PhoneDisabled />}>
        Calls are made by the care manager of {name}. Finished calls are on the summary.
      </EmptyState>
    );
  }
  return (
    <QueryState query={query} what="the call" rows={8}>
      {(call) => {
        const waiting = parked.find(({ draft }) => draft.patientId === chart.patient.id);
        if (waiting !== undefined && call?.draft.patientId !== chart.patient.id) {
          return <ParkedCallNotice call={waiting} otherName={call?.patientName ?? ''} />;
        }
        if (call === null) {
          return (
            <EmptyState title="No call in progress" icon={<PhoneDisabled />}>
              Press <KeyHint keys="c" /> or choose Start call. The clock starts with it.
            </EmptyState>
          );
        }
        if (call.draft.patientId !== chart.patient.id) {
          return (
            <EmptyState
              title={`A call with ${call.patientName} is open`}
              icon={<PhoneDisabled />}
              action={
                <Button component={Link} to={`/patients/${call.draft.patientId}/call`} variant="contained">
                  Go to the open call
                </Button>
              }
            >
              Its clock is running. Wrap it up or park it before you call {name}.
            </EmptyState>
          );
        }
        return <CallWorkspace key={call.draft.callId} chart={chart} call={call} />;
      }}
    </QueryState>
  );
}
