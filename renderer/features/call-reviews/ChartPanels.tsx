import Box from '@mui/material/Box';
import { TASK_KIND_LABELS } from '#shared/content/labels.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ConsentPanel } from '../consents/index.ts';
import { CoveragePanel } from '../coverages/index.ts';
import { instantDate } from '../patient/formats.ts';
import { ContactPanel, EmergencyPanel } from '../patient/summary/ContactPanel.tsx';
import {
  AllergiesPanel,
  ConditionsPanel,
  ImmunizationsPanel,
  MedicinesPanel,
} from '../patient/summary/HealthPanels.tsx';
import { LastContactsPanel } from '../patient/summary/LastContactsPanel.tsx';
import { Line, MoreList } from '../patient/summary/MoreList.tsx';
import { PersonalPanel } from '../patient/summary/PersonalPanel.tsx';
import { VitalsPanel } from '../patient/summary/VitalsPanel.tsx';
import { ScreeningsPanel } from '../patient/summary/WorkPanels.tsx';
import { PlanReading } from '../plan-versions/index.ts';

const column = { display: 'grid', gap: 1.25, minWidth: 0, alignContent: 'start' } as const;

/** A chart to be read and not written in: the panels of the summary and the whole plan, as of `now` in milliseconds. */
export function ChartPanels({ chart, now }: { chart: PatientChart; now: number }) {
  const { patient } = chart;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.25,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.15fr) minmax(0, 1fr)' },
      }}
    >
      <Box sx={column}>
        <PlanReading plan={chart.carePlan} />
        <LastContactsPanel calls={chart.calls} mayWrite={false} now={now} />
        <OpenTasks tasks={chart.openTasks} />
        <ScreeningsPanel screenings={chart.screenings} action={null} now={now} />
        <ContactPanel patient={patient} />
        <PersonalPanel patient={patient} mayWrite={false} />
      </Box>
      <Box sx={column}>
        <AllergiesPanel patient={patient} />
        <ConditionsPanel patient={patient} />
        <MedicinesPanel patient={patient} />
        <VitalsPanel observations={chart.observations} now={now} />
        <ImmunizationsPanel patient={patient} />
        <EmergencyPanel patient={patient} />
        <ConsentPanel patient={patient} mayWrite={false} />
        <CoveragePanel patientId={patient.id} coverages={patient.coverages} mayWrite={false} />
      </Box>
    </Box>
  );
}

function OpenTasks({ tasks }: { tasks: PatientChart['openTasks'] }) {
  return (
    <Panel title="Open tasks" note={tasks.length}>
      <MoreList entries={tasks} first={3} empty="None." keyOf={({ id }) => id}>
        {({ title, kind, dueAt }) => (
          <Line text={title} note={`${TASK_KIND_LABELS[kind]}, due ${instantDate(dueAt)}`} />
        )}
      </MoreList>
    </Panel>
  );
}
