import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { ViewFrame } from '../../ui/ViewFrame.tsx';
import { useChart } from '../patient/chart.ts';
import { GapList } from './GapList.tsx';
import { RecordTransition } from './RecordTransition.tsx';
import { TransitionPanel } from './TransitionPanel.tsx';
import { useGapActions } from './use-gap-actions.ts';

/** The care gaps of the patient and what follows a discharge, side by side where there is room. */
export function CareGapsView() {
  const engine = useEngine();
  const { id: patientId } = useChart().patient;
  const actions = useGapActions();
  const gaps = useQuery(engine.careGaps.list.queryOptions({ input: { patientId } }));
  const transitions = useQuery(engine.transitions.checklist.queryOptions({ input: { patientId } }));
  const hasTransition = (transitions.data?.transitions.length ?? 0) > 0;
  return (
    <ViewFrame
      sx={{
        ...{ display: 'grid', gap: 1.25, alignItems: 'start', maxWidth: 1600 },
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          lg: hasTransition ? 'minmax(0, 1fr) minmax(0, 1fr)' : 'minmax(0, 1fr)',
        },
      }}
    >
      <QueryState query={transitions} what="the discharges" rows={3}>
        {({ transitions: views, mayWrite }) => (
          <Box sx={{ display: 'grid', gap: 1.25 }}>
            {views.map((view) => (
              <TransitionPanel
                key={view.id}
                patientId={patientId}
                view={view}
                actions={actions}
                mayWrite={mayWrite}
              />
            ))}
            {mayWrite ? <RecordTransition patientId={patientId} actions={actions} /> : null}
          </Box>
        )}
      </QueryState>
      <QueryState query={gaps} what="the care gaps" rows={6}>
        {({ gaps: views, mayWrite }) => (
          <GapList key={patientId} patientId={patientId} gaps={views} actions={actions} mayWrite={mayWrite} />
        )}
      </QueryState>
    </ViewFrame>
  );
}
