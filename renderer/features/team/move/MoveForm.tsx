import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { MovePreview } from '#shared/contract/engine/assignments.ts';
import { useSyncStatus } from '../../../client/live-store.ts';
import { plural } from '../../../ui/format.ts';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { useShortcut } from '../../../ui/keyboard/use-shortcut.ts';
import { Page } from '../../../ui/Page.tsx';
import { tickNone } from '../rows/team-rows-store.ts';
import { LosingPanel } from './LosingPanel.tsx';
import { MoveProgress } from './MoveProgress.tsx';
import { MovingPanel } from './MovingPanel.tsx';
import { TakersPanel } from './TakersPanel.tsx';
import { type Move, useMove } from './use-move.ts';

interface MoveFormProps {
  preview: MovePreview;
  /** False while a new preview is being worked out. */
  isFresh: boolean;
  takerIds: string[];
  setTakerIds(staffIds: string[]): void;
}

/** The choice of who takes them beside what moves; then how far the move is. */
export function MoveForm({ preview, isFresh, takerIds, setTakerIds }: MoveFormProps) {
  const navigate = useNavigate();
  const move = useMove();
  // What was agreed to, as it was then: patients who have moved are somebody else's in the next preview.
  const [agreed, setAgreed] = useState<MovePreview | null>(null);
  const parts = partsOf(preview);
  const isReady = isFresh && parts.length > 0 && !move.isMoving && move.parts.length === 0;
  const start = async () => {
    if (!isReady) return;
    setAgreed(preview);
    await move.start(parts);
  };
  const chosen = plural(preview.patients.length, 'patient');
  const count =
    preview.shares.length === 0
      ? chosen
      : plural(
          parts.reduce((sum, { patientIds }) => sum + patientIds.length, 0),
          'patient',
        );
  useShortcut('Ctrl+enter', () => void start(), {
    ...{ description: 'Move them', group: 'Move patients', enabled: isReady },
  });
  if (agreed !== null && move.parts.length > 0) {
    const finish = () => {
      tickNone();
      void navigate('/team/patients?show=patients');
    };
    return <MoveProgress move={move} agreed={agreed} onFinish={finish} />;
  }
  return (
    <Page
      fill
      title="Move patients"
      subtitle={`${chosen}. Nothing moves before you say so.`}
      actions={
        <>
          <Button color="inherit" variant="outlined" onClick={() => void navigate(-1)}>
            Cancel
          </Button>
          <Button
            variant="contained"
            disabled={!isReady}
            aria-keyshortcuts="Control+Enter"
            onClick={() => void start()}
          >
            Move {count}
            <span aria-hidden style={{ marginLeft: 8 }}>
              <KeyHint keys="Ctrl+Enter" />
            </span>
          </Button>
        </>
      }
    >
      <Offline />
      {move.problem === '' ? null : <Alert severity="error">{move.problem}</Alert>}
      <Box
        sx={{
          ...{ flex: 1, minHeight: 0, display: 'grid', gap: 1.5 },
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '24rem minmax(0, 1fr)' },
        }}
      >
        <TakersPanel preview={preview} takerIds={takerIds} onChange={setTakerIds} />
        <Box sx={{ minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
          <LosingPanel losing={preview.losing} />
          <MovingPanel preview={preview} />
        </Box>
      </Box>
    </Page>
  );
}

/** Who takes whom, without the patients who stay where they are. */
function partsOf({ shares, patients, takers }: MovePreview): Parameters<Move['start']>[0] {
  const holderOf = new Map(patients.map(({ patientId, careManagerId }) => [patientId, careManagerId]));
  return shares.flatMap(({ toStaffId, patientIds: all }) => {
    const patientIds = all.filter((patientId) => holderOf.get(patientId) !== toStaffId);
    const name = takers.find(({ staffId }) => staffId === toStaffId)?.name ?? '';
    return patientIds.length === 0 ? [] : [{ toStaffId, name, patientIds }];
  });
}

/** Said before she has chosen anything, as only the server can move patients. */
function Offline() {
  const connection = useSyncStatus()?.connection;
  if (connection !== 'unreachable' && connection !== 'signed-out') return null;
  return (
    <Alert severity="info">
      This device has no contact with the server, and only the server moves patients. Choose now; move them
      when the contact is back.
    </Alert>
  );
}
