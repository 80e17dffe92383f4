import { useQuery } from '@tanstack/react-query';
import { useOutletContext } from 'react-router';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { useEngine } from '../../client/EngineProvider.tsx';

/** The chart of a patient, fetched anew whenever something in it changes. */
export function useChartQuery(patientId: string) {
  return useQuery(useEngine().patients.chart.queryOptions({ input: { patientId } }));
}

/** The chart that the patient screen around this view shows. */
export function useChart(): PatientChart {
  return useOutletContext<PatientChart>();
}

/** The call in progress on this device, if there is one. */
export function useActiveCallQuery() {
  return useQuery(useEngine().calls.active.queryOptions());
}
