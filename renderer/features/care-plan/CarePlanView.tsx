import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { Link } from 'react-router';
import { useNow } from '../../client/use-now.ts';
import { ViewFrame } from '../../ui/ViewFrame.tsx';
import { NeedsSummaryPanel } from '../needs/index.ts';
import { useChart } from '../patient/chart.ts';
import { ConditionsPanel } from '../patient/summary/HealthPanels.tsx';
import { VitalsPanel } from '../patient/summary/VitalsPanel.tsx';
import { PlanApproval } from '../plan-versions/index.ts';
import { CarePlanEditor } from './CarePlanEditor.tsx';

/** The care plan on a page of its own, with what its goals are measured by beside it. */
export function CarePlanView() {
  const chart = useChart();
  const now = useNow(60_000);
  return (
    <ViewFrame
      sx={{
        display: 'grid',
        gap: 1.25,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 360px' },
      }}
    >
      <Box sx={{ display: 'grid', gap: 1.25 }}>
        <PlanApproval patientId={chart.patient.id} mayWrite={chart.mayWrite} />
        <Paper variant="outlined">
          <CarePlanEditor chart={chart} />
        </Paper>
      </Box>
      <Box sx={{ display: 'grid', gap: 1.25 }}>
        <NeedsSummaryPanel
          patientId={chart.patient.id}
          action={
            <Button size="small" component={Link} to={`/patients/${chart.patient.id}/needs`}>
              Work on needs
            </Button>
          }
        />
        <VitalsPanel observations={chart.observations} now={now} />
        <ConditionsPanel patient={chart.patient} />
      </Box>
    </ViewFrame>
  );
}
