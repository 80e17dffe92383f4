import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { useNavigate, useParams } from 'react-router';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useChart } from '../patient/chart.ts';
import { formIdOf } from './form-id.ts';
import { PastResult } from './PastResult.tsx';
import { ScreeningPane } from './ScreeningPane.tsx';
import { ScreeningsList } from './ScreeningsList.tsx';

const page = { px: { xs: 1.5, md: 2.5 }, pt: 1.25, pb: 2 } as const;

/** All screenings of the patient. */
export function ScreeningsView() {
  const chart = useChart();
  const navigate = useNavigate();
  return (
    <Box sx={page}>
      <Paper variant="outlined" sx={{ maxWidth: 920 }}>
        <ScreeningsList
          chart={chart}
          onOpen={(formId) => void navigate(`/patients/${chart.patient.id}/screening/${formId}`)}
        />
      </Paper>
    </Box>
  );
}

/** One form with the patient, the last result of the same form beside it. */
export function ScreeningView() {
  const chart = useChart();
  const navigate = useNavigate();
  const { questionnaireId = '' } = useParams();
  const previous = chart.screenings
    .filter(({ questionnaire }) => formIdOf(questionnaire) === questionnaireId)
    .sort((one, two) => (one.authoredAt < two.authoredAt ? 1 : -1))[0];
  if (!chart.mayWrite) {
    return (
      <EmptyState title="Read only">
        Screenings are done by the care manager. Completed results are under Screenings.
      </EmptyState>
    );
  }
  return (
    <Box
      sx={{
        ...page,
        display: 'grid',
        gap: 1.25,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 380px' },
      }}
    >
      <Paper variant="outlined">
        <ScreeningPane
          chart={chart}
          formId={questionnaireId}
          onLeave={() => void navigate(`/patients/${chart.patient.id}/screening`)}
        />
      </Paper>
      <Panel title="Last time">
        {previous === undefined ? (
          'This form was not done before.'
        ) : (
          <PastResult screening={previous} isOpenAtFirst />
        )}
      </Panel>
    </Box>
  );
}
