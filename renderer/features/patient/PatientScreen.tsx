import Box from '@mui/material/Box';
import { Outlet, useParams } from 'react-router';
import { QueryState } from '../../client/QueryState.tsx';
import { useChartQuery } from './chart.ts';
import { PatientHeader } from './header/PatientHeader.tsx';

/** A patient: who it is and how to call, always in sight, above the view that is open. */
export function PatientScreen() {
  const { patientId = '' } = useParams();
  const query = useChartQuery(patientId);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: '100%', height: { md: '100%' } }}>
      <QueryState query={query} what="this patient" rows={9}>
        {(chart) => (
          <>
            <PatientHeader key={chart.patient.id} chart={chart} />
            <Box sx={{ flex: 1, minHeight: 0, overflow: { md: 'auto' } }}>
              <Outlet key={chart.patient.id} context={chart} />
            </Box>
          </>
        )}
      </QueryState>
    </Box>
  );
}
