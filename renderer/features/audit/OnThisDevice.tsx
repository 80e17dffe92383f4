import { useQuery } from '@tanstack/react-query';
import type { AuditLine } from '#shared/contract/engine/audit.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { plural } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { AuditTable } from './AuditTable.tsx';

/** What this device knows about a chart while the server cannot be asked: less than all, and that is said. */
export function OnThisDevice({
  patientId,
  onOpen,
}: {
  patientId: string;
  onOpen: (line: AuditLine) => void;
}) {
  const known = useQuery(useEngine().audit.onDevice.queryOptions({ input: { patientId } })).data ?? [];
  if (known.length === 0) return null;
  return (
    <Panel
      flush
      scroll
      title="What this device knows about this chart"
      note={`The last ${plural(known.length, 'event')}, of any day: what you and your team did. Others may have looked at it too.`}
      sx={{ flex: 1 }}
    >
      <AuditTable lines={known} patientId={patientId} onOpen={onOpen} />
    </Panel>
  );
}
