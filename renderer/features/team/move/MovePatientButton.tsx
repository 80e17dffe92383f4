import Button from '@mui/material/Button';
import { useNavigate } from 'react-router';
import { useSession } from '../../../client/live-store.ts';
import { MOVE_PATH, moveState } from './move-path.ts';

/** On the patient's header: a supervisor gives her to somebody else. */
export function MovePatientButton({ patientId }: { patientId: string }) {
  const navigate = useNavigate();
  if (useSession()?.person?.role !== 'supervisor') return null;
  return (
    <Button
      variant="outlined"
      color="inherit"
      onClick={() => void navigate(MOVE_PATH, moveState([patientId]))}
    >
      Move…
    </Button>
  );
}
