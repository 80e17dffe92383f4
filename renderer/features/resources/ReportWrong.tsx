import Button from '@mui/material/Button';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { notify } from '../../ui/notices/notices.ts';
import { useDirectoryState } from './directory-store.ts';

const WRONGS = ['The number is wrong', 'Nobody answers', 'It has closed or moved', 'It takes nobody new'];

interface ReportWrongProps {
  resourceId: string;
  /** The report is kept with the tasks of a patient, whom nobody has named yet. */
  onAskPatient(): void;
}

/** Tells the supervisor what is wrong with an entry. What it is, is asked first: a report cannot be taken back. */
export function ReportWrong({ resourceId, onAskPatient }: ReportWrongProps) {
  const patient = useDirectoryState((state) => state.patient);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const report = useMutation(
    useEngine().resources.reportWrong.mutationOptions({
      onError: (error) => notify(errorSentence(error), { tone: 'critical' }),
      onSuccess: () => notify('Your supervisor is asked to look at this entry.', { tone: 'good' }),
    }),
  );
  const ask = () => {
    if (report.isPending) return;
    if (patient !== null) {
      setOpen(true);
      return;
    }
    notify('Say for which patient you called: the report is kept with that patient’s tasks.');
    onAskPatient();
  };
  useShortcut('x', ask, { description: 'Something is wrong with this entry', group: 'Resources' });
  const tell = (wrong: string) => {
    setOpen(false);
    if (patient) report.mutate({ patientId: patient.patientId, resourceId, note: `${wrong}.` });
  };
  return (
    <>
      <Button
        ref={button}
        size="small"
        color="inherit"
        onClick={ask}
        loading={report.isPending}
        endIcon={<KeyHint keys="x" />}
        aria-keyshortcuts="x"
        aria-haspopup="menu"
        aria-expanded={isOpen}
      >
        Something is wrong
      </Button>
      <Menu anchorEl={button.current} open={isOpen} onClose={() => setOpen(false)}>
        <ListSubheader component="div" role="presentation" sx={{ lineHeight: '32px' }}>
          Tell the supervisor
        </ListSubheader>
        {WRONGS.map((wrong) => (
          <MenuItem key={wrong} onClick={() => tell(wrong)}>
            {wrong}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
