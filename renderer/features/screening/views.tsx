import Paper from '@mui/material/Paper';
import { useNavigate, useParams } from 'react-router';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ViewFrame } from '../../ui/ViewFrame.tsx';
import { useChart } from '../patient/chart.ts';
import { ScreeningPane } from './ScreeningPane.tsx';
import { ScreeningsList } from './ScreeningsList.tsx';

/** All screenings of the patient. */
export function ScreeningsView() {
  const chart = useChart();
  const navigate = useNavigate();
  return (
    <ViewFrame>
      <Paper variant="outlined" sx={{ maxWidth: 920 }}>
        <ScreeningsList
          chart={chart}
          onNeeds={() => void navigate(`/patients/${chart.patient.id}/needs`)}
          onOpen={(address) =>
            void navigate(`/patients/${chart.patient.id}/screening/${encodeURIComponent(address)}`)
          }
        />
      </Paper>
    </ViewFrame>
  );
}

/** One form with the patient. What was said last time stands beside each question. */
export function ScreeningView() {
  const chart = useChart();
  const navigate = useNavigate();
  const { questionnaireId = '' } = useParams();
  if (!chart.mayWrite) {
    return (
      <EmptyState title="Read only">
        Screenings are done by the care manager. Completed results are under Screenings.
      </EmptyState>
    );
  }
  return (
    <ViewFrame>
      <Paper variant="outlined" sx={{ maxWidth: 1080 }}>
        <ScreeningPane
          chart={chart}
          formId={questionnaireId}
          onLeave={() => void navigate(`/patients/${chart.patient.id}/screening`)}
        />
      </Paper>
    </ViewFrame>
  );
}
