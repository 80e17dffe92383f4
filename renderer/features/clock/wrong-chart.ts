import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { create } from 'zustand';
import type { ClockState } from '#shared/contract/engine/clock.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import { useEngine } from '../../client/EngineProvider.tsx';

interface WrongChart {
  /** Whose chart is written in while the clock of somebody else runs. */
  warning: { patientId: string; patientName: string; clockId: string } | null;
  /** The visit for which it was said already. */
  settledFor: string;
}

/** The warning that she writes in one chart while the clock runs for another; said once in a visit. */
export const useWrongChart = create<WrongChart>(() => ({ warning: null, settledFor: '' }));

/** Words go into a chart while these clocks are kept. */
export function noteWriting(patient: { id: string; name: string }, clocks: readonly ClockState[]): void {
  const running = clocks.find(({ runningSince }) => runningSince !== null);
  if (running === undefined || running.patientId === patient.id) return;
  const visit = `${patient.id} ${running.id}`;
  const { settledFor, warning } = useWrongChart.getState();
  if (settledFor === visit || warning?.patientId === patient.id) return;
  const next = { patientId: patient.id, patientName: patient.name, clockId: running.id };
  useWrongChart.setState({ warning: next });
}

/** She has decided; nothing more is said until she comes to a chart anew. */
export function settleWarning(): void {
  const { warning } = useWrongChart.getState();
  if (warning === null) return;
  useWrongChart.setState({ warning: null, settledFor: `${warning.patientId} ${warning.clockId}` });
}

/** She leaves a chart: the visit is over. */
export function leaveChart(patientId: string): void {
  const { warning, settledFor } = useWrongChart.getState();
  useWrongChart.setState({
    warning: warning?.patientId === patientId ? null : warning,
    settledFor: settledFor.startsWith(patientId) ? '' : settledFor,
  });
}

/** For whatever writes into a chart: call the answer with each change. */
export function useWritingIn(
  patient: Pick<Patient, 'id' | 'givenName' | 'familyName' | 'preferredName'>,
): () => void {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const { id } = patient;
  const name = patientName(patient);
  return useCallback(() => {
    const clocks = queryClient.getQueryData(engine.clock.list.queryKey());
    noteWriting({ id, name }, clocks ?? []);
  }, [engine, queryClient, id, name]);
}

/** A visit to a chart ends when its screen goes. */
export function useChartVisit(patientId: string): void {
  useEffect(() => () => leaveChart(patientId), [patientId]);
}
