import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { errorSentence } from '../../../client/error-sentence.ts';
import { plural } from '../../../ui/format.ts';
import { notify } from '../../../ui/notices/notices.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useCreateCover, usePracticeDay } from './use-covers.ts';

const PROBLEM = {
  people: 'Choose who is away and who covers.',
  same: 'Nobody covers for herself. Choose two people.',
  days: 'Give the first and the last day.',
  order: 'The last day lies before the first. Change one of them.',
};

/** Who is away, who has her patients meanwhile, and from when until when. Whole days of the practice, the last one included. */
export function NewCoverPanel() {
  const today = usePracticeDay()(Date.now());
  const [cover, setCover] = useState({
    ...{ coveredStaffId: '', coveringStaffId: '' },
    ...{ firstDay: today, lastDay: '' },
  });
  const [complaint, setComplaint] = useState('');
  const managers =
    useQuery(useEngine().team.board.queryOptions()).data?.managers.filter(({ staffId }) => staffId !== '') ??
    [];
  const create = useCreateCover(() => {
    notify('The cover is arranged.', { tone: 'good' });
    setCover({ ...cover, coveredStaffId: '', coveringStaffId: '', lastDay: '' });
  });
  const field = (name: keyof typeof cover, label: string) => ({
    ...{ label, size: 'small' as const, fullWidth: true, value: cover[name] },
    onChange: ({ target }: { target: { value: string } }) => {
      setCover({ ...cover, [name]: target.value });
      setComplaint('');
    },
  });
  const day = (name: 'firstDay' | 'lastDay', label: string) => (
    <TextField
      {...field(name, label)}
      type="date"
      slotProps={{
        inputLabel: { shrink: true },
        htmlInput: { min: name === 'lastDay' && cover.firstDay !== '' ? cover.firstDay : today },
      }}
    />
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const problem = problemOf(cover);
    setComplaint(problem);
    if (problem !== '' || create.isPending) return;
    create.mutate(cover, { onError: (error) => setComplaint(errorSentence(error)) });
  };
  return (
    <Panel title="New cover">
      <Box component="form" onSubmit={onSubmit} noValidate sx={{ display: 'grid', gap: 1.75, pt: 1 }}>
        {complaint === '' ? null : <Alert severity="error">{complaint}</Alert>}
        <TextField {...field('coveredStaffId', 'Who is away')} select>
          {managers.map(({ staffId, name, counts }) => (
            <MenuItem key={staffId} value={staffId}>
              {name}, {plural(counts.patients, 'patient')}
            </MenuItem>
          ))}
        </TextField>
        <TextField {...field('coveringStaffId', 'Who covers')} select>
          {managers
            .filter(({ staffId }) => staffId !== cover.coveredStaffId)
            .map(({ staffId, name, counts }) => (
              <MenuItem key={staffId} value={staffId}>
                {name}, {plural(counts.patients, 'patient')}
              </MenuItem>
            ))}
        </TextField>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
          {day('firstDay', 'First day')}
          {day('lastDay', 'Last day')}
        </Box>
        <Box>
          <Button type="submit" variant="contained" disabled={create.isPending}>
            Arrange the cover
          </Button>
        </Box>
      </Box>
    </Panel>
  );
}

function problemOf(
  cover: Record<'coveredStaffId' | 'coveringStaffId' | 'firstDay' | 'lastDay', string>,
): string {
  if (cover.coveredStaffId === '' || cover.coveringStaffId === '') return PROBLEM.people;
  if (cover.coveredStaffId === cover.coveringStaffId) return PROBLEM.same;
  if (cover.firstDay === '' || cover.lastDay === '') return PROBLEM.days;
  return cover.lastDay < cover.firstDay ? PROBLEM.order : '';
}
