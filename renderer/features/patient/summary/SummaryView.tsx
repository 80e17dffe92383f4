import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { patientName } from '#shared/domain/patient.ts';
import { useNow } from '../../../client/use-now.ts';
import { ViewFrame } from '../../../ui/ViewFrame.tsx';
import { CareGapsPanel } from '../../care-gaps/index.ts';
import { ConsentPanel } from '../../consents/index.ts';
import { CoveragePanel } from '../../coverages/index.ts';
import { NeedsSummaryPanel } from '../../needs/index.ts';
import { PatientTasksPanel } from '../../tasks/index.ts';
import { useChart } from '../chart.ts';
import { ContactPanel, EmergencyPanel } from './ContactPanel.tsx';
import { DeceasedNotice } from './DeceasedNotice.tsx';
import { AllergiesPanel, ConditionsPanel, ImmunizationsPanel, MedicinesPanel } from './HealthPanels.tsx';
import { LastContactsPanel } from './LastContactsPanel.tsx';
import { PersonalPanel } from './PersonalPanel.tsx';
import { TransitionNotice } from './TransitionNotice.tsx';
import { VitalsPanel } from './VitalsPanel.tsx';
import { GoalsPanel, ScreeningsPanel } from './WorkPanels.tsx';

const column = { display: 'flex', flexDirection: 'column', gap: 1.25, minWidth: 0 } as const;

/** Everything to know before dialing, on one page: the work in the middle, the person at the left, health at the right. */
export function SummaryView() {
  const chart = useChart();
  const now = useNow(60_000);
  const { patient } = chart;
  const link = (to: string, label: string) => (
    <Button component={Link} to={`/patients/${patient.id}/${to}`} size="small">
      {label}
    </Button>
  );
  return (
    <ViewFrame>
      <DeceasedNotice patient={patient} />
      <TransitionNotice transitions={patient.transitions} now={now} />
      <Box
        sx={{
          display: 'grid',
          gap: 1.25,
          alignItems: 'start',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: 'minmax(0, 1fr) minmax(0, 1.35fr)',
            lg: 'minmax(0, 0.85fr) minmax(0, 1.25fr) minmax(0, 1fr)',
          },
        }}
      >
        <Box sx={column}>
          <ContactPanel patient={patient} />
          <PersonalPanel patient={patient} mayWrite={chart.mayWrite} />
          <EmergencyPanel patient={patient} />
          <ConsentPanel patient={patient} mayWrite={chart.mayWrite} />
          <CoveragePanel patientId={patient.id} coverages={patient.coverages} mayWrite={chart.mayWrite} />
        </Box>
        <Box sx={column}>
          <PatientTasksPanel patient={{ patientId: patient.id, name: patientName(patient) }} now={now} />
          <LastContactsPanel calls={chart.calls} mayWrite={chart.mayWrite} now={now} />
          <GoalsPanel
            goals={chart.carePlan?.goals ?? []}
            action={link('care-plan', chart.mayWrite ? 'Edit plan' : 'Open plan')}
          />
          <NeedsSummaryPanel
            patientId={patient.id}
            action={link('needs', chart.mayWrite ? 'Work on needs' : 'Open needs')}
          />
          <CareGapsPanel
            patientId={patient.id}
            action={link('care-gaps', chart.mayWrite ? 'Answer' : 'Open care gaps')}
          />
          <ScreeningsPanel
            screenings={chart.screenings}
            action={link('screening', chart.mayWrite ? 'Screen' : 'Results')}
            now={now}
          />
        </Box>
        <Box sx={{ ...column, gridColumn: { md: '1 / -1', lg: 'auto' } }}>
          <AllergiesPanel patient={patient} />
          <ConditionsPanel patient={patient} />
          <MedicinesPanel patient={patient} />
          <VitalsPanel observations={chart.observations} now={now} />
          <ImmunizationsPanel patient={patient} />
        </Box>
      </Box>
    </ViewFrame>
  );
}
