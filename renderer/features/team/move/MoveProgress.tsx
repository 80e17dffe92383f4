import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import type { MovePreview } from '#shared/contract/engine/assignments.ts';
import { plural } from '../../../ui/format.ts';
import { Page } from '../../../ui/Page.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { LosingPanel } from './LosingPanel.tsx';
import type { Move } from './use-move.ts';

interface MoveProgressProps {
  move: Move;
  /** What was shown when she agreed. */
  agreed: MovePreview;
  onFinish(): void;
}

/** How far a move is, and what it came to. */
export function MoveProgress({ move, agreed, onFinish }: MoveProgressProps) {
  const { parts, problem, isMoving, isDone } = move;
  const moved = parts.reduce((sum, part) => sum + part.moved, 0);
  const all = parts.reduce((sum, { patientIds }) => sum + patientIds.length, 0);
  const next = isMoving ? parts.find((part) => part.moved < part.patientIds.length) : undefined;
  return (
    <Page
      title={isDone ? `${plural(moved, 'patient')} moved` : 'Move patients'}
      subtitle={<span role="status">{isDone ? '' : `${moved} of ${plural(all, 'patient')} moved`}</span>}
      actions={
        <>
          {isMoving || isDone ? null : (
            <Button variant="outlined" onClick={() => void move.goOn()}>
              Try again
            </Button>
          )}
          {isMoving ? null : (
            <Button variant="contained" onClick={onFinish} autoFocus={isDone}>
              Back to the patients
            </Button>
          )}
        </>
      }
    >
      {problem === '' ? null : <Alert severity="error">{problem}</Alert>}
      <Panel title="Who takes them" flush>
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {parts.map((part) => (
            <Box
              component="li"
              key={part.toStaffId}
              sx={{
                ...{ display: 'flex', gap: 1, alignItems: 'center', px: 1.75, py: 0.75, minHeight: 36 },
                ...{ borderTop: 1, borderColor: 'divider', fontSize: '0.8125rem' },
              }}
            >
              {part.moved === part.patientIds.length ? (
                <CheckCircleOutlined aria-hidden color="success" sx={{ fontSize: '1.125rem' }} />
              ) : null}
              {part === next ? <CircularProgress size={16} aria-hidden /> : null}
              <strong>{part.name}</strong> {part.moved} of {plural(part.patientIds.length, 'patient')}
            </Box>
          ))}
        </Box>
      </Panel>
      {isDone ? (
        <Alert severity="success" role="status">
          They arrive with their whole history on the devices of who takes them, and leave the devices of who
          had them at their next contact.
        </Alert>
      ) : null}
      {isDone ? <LosingPanel losing={agreed.losing} /> : null}
    </Page>
  );
}
