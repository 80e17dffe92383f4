import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useEngine } from '../../client/EngineProvider.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { MoreList, Nothing } from '../patient/summary/MoreList.tsx';
import { GapLine } from './GapLine.tsx';
import { isToActOn } from './gap-words.ts';

/** The care gaps to act on, on the patient's summary. */
export function CareGapsPanel({ patientId, action }: { patientId: string; action: ReactNode }) {
  const query = useQuery(useEngine().careGaps.list.queryOptions({ input: { patientId } }));
  const gaps = query.data?.gaps.filter(isToActOn);
  return (
    <Panel title="Care gaps" note={gaps?.length ?? ''} actions={action}>
      {gaps === undefined ? null : gaps.length === 0 ? (
        <Nothing>Nothing to act on.</Nothing>
      ) : (
        <MoreList entries={gaps} first={4} empty="" keyOf={({ gapId }) => gapId}>
          {(gap) => <GapLine gap={gap} />}
        </MoreList>
      )}
    </Panel>
  );
}
