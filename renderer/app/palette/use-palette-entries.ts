import { useNavigate } from 'react-router';
import { RISK_TIER_LABELS } from '#shared/content/labels.ts';
import { useSession } from '../../client/live-store.ts';
import { useFoundPatients } from '../../client/use-found-patients.ts';
import { useLeave } from '../../client/use-leave.ts';
import { openInbound } from '../../features/call/inbound/inbound-store.ts';
import { useClockCommands } from '../../features/clock/use-clock-commands.ts';
import { openEscalation } from '../../features/escalation/escalation-store.ts';
import { useEscalationTarget } from '../../features/escalation/use-escalations.ts';
import { newTaskFor } from '../../features/tasks/index.ts';
import { screensFor } from '../screens.ts';

export interface PaletteEntry {
  id: string;
  title: string;
  detail: string;
  /** The shortcut that does the same, shown so that one learns it. */
  keys?: string;
  run: () => void;
}

/** What the palette offers for a text: patients on this device first, then screens and commands whose name has it. */
export function usePaletteEntries(text: string): {
  entries: PaletteEntry[];
  isSearching: boolean;
  /** False: what is shown was found for an earlier text, and nothing of it may be taken. */
  isSettled: boolean;
} {
  const navigate = useNavigate();
  const { lock, signOut } = useLeave();
  const clockCommands = useClockCommands();
  const escalated = useEscalationTarget();
  const role = useSession()?.person?.role ?? 'care-manager';
  const { rows, isSettled, isSearching } = useFoundPatients(text, 8);
  const patients = rows.map((row) => ({
    id: row.patientId,
    title: row.name,
    detail: `${row.age}, ${RISK_TIER_LABELS[row.riskTier].toLowerCase()}, ${row.recordNumber}`,
    run: () => void navigate(`/patients/${row.patientId}`),
  }));
  const commands: PaletteEntry[] = [
    ...screensFor(role).map((screen) => ({
      id: screen.path,
      title: screen.name,
      detail: 'Screen',
      keys: screen.keys,
      run: () => void navigate(screen.path),
    })),
    ...(role === 'care-manager'
      ? [
          {
            id: 'inbound',
            title: 'A call comes in',
            detail: 'Find out who is calling, and start at once',
            keys: 'Ctrl+i',
            run: openInbound,
          },
        ]
      : []),
    ...(escalated === null
      ? []
      : [
          {
            id: 'escalate',
            title: 'Escalate',
            detail: '911, an RN on this call, or the practitioner today',
            keys: 'Ctrl+e',
            run: () => openEscalation(escalated),
          },
        ]),
    {
      id: 'new-task',
      title: 'New task',
      detail: 'For any patient, with a day and an owner',
      run: () => newTaskFor(null),
    },
    ...clockCommands,
    { id: 'lock', title: 'Lock', detail: 'Close the records until the passphrase is entered', run: lock },
    { id: 'sign-out', title: 'Sign out', detail: 'Lock, and offer every account again', run: signOut },
  ];
  const lower = text.trim().toLowerCase();
  return {
    entries: [...patients, ...commands.filter((command) => command.title.toLowerCase().includes(lower))],
    isSearching,
    isSettled,
  };
}
