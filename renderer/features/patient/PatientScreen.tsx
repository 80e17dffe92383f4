import Box from '@mui/material/Box';
import { Fragment } from 'react';
import { Outlet, useParams } from 'react-router';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { errorCode, errorSentence } from '../../client/error-sentence.ts';
import { QueryState } from '../../client/QueryState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LeftCall } from '../call/LeftCall.tsx';
import { useChartVisit, useWritingIn } from '../clock/wrong-chart.ts';
import { LicenseNotice } from '../licenses/index.ts';
import { useActiveCallQuery, useChartQuery } from './chart.ts';
import { PatientHeader } from './header/PatientHeader.tsx';

/** A patient: who it is and how to call, always in sight, above the view that is open. */
export function PatientScreen() {
  const { patientId = '' } = useParams();
  const query = useChartQuery(patientId);
  const call = useActiveCallQuery().data ?? null;
  // What was read before she left must not stay on the screen.
  if (errorCode(query.error) === 'NOT_FOUND') {
    if (call?.hasLeft === true && call.draft.patientId === patientId) return <LeftCall call={call} />;
    return <ErrorState title="This patient is not here" sentence={errorSentence(query.error)} />;
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: '100%', height: { md: '100%' } }}>
      <QueryState query={query} what="this patient" rows={9}>
        {(chart) => (
          // One key for both: with a key each, and the same, React would keep what belongs to the patient before.
          <Fragment key={chart.patient.id}>
            <PatientHeader chart={chart} />
            <LicenseNotice patientId={chart.patient.id} />
            <ChartBody chart={chart} />
          </Fragment>
        )}
      </QueryState>
    </Box>
  );
}

/** The open view. Words typed in any of its fields are words in this chart. */
function ChartBody({ chart }: { chart: PatientChart }) {
  const onWriting = useWritingIn(chart.patient);
  useChartVisit(chart.patient.id);
  return (
    <Box onInput={onWriting} sx={{ flex: 1, minHeight: 0, overflow: { md: 'auto' } }}>
      <Outlet context={chart} />
    </Box>
  );
}
