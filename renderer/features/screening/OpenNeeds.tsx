import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { PatientNeed } from '#shared/domain/patient-need.ts';
import { plural } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';

/** What screenings found and nobody has acted on yet: from here it goes on to plan, task and referral. */
export function OpenNeeds({ needs, onNeeds }: { needs: readonly PatientNeed[]; onNeeds(): void }) {
  const open = needs.filter(({ status }) => status === 'open');
  useShortcut('Enter', onNeeds, {
    description: 'Work on the needs found',
    group: 'Screening',
    enabled: open.length > 0,
  });
  if (open.length === 0) return null;
  return (
    <Alert
      severity="warning"
      action={
        <Button color="inherit" size="small" onClick={onNeeds} aria-keyshortcuts="Enter">
          Work on the needs
          <span aria-hidden style={{ marginLeft: 8 }}>
            <KeyHint keys="Enter" />
          </span>
        </Button>
      }
    >
      {plural(open.length, 'need')} found and not yet worked on.
    </Alert>
  );
}
