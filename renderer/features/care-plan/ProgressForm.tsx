import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { GOAL_ACHIEVEMENT_LABELS } from '#shared/content/labels.ts';
import { Goal } from '#shared/domain/care-plan.ts';
import { plainUnit } from '#shared/domain/plain-unit.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { useSession } from '../../client/live-store.ts';
import { useKeptState } from '../patient/autosave/use-kept-state.ts';
import { instantDate } from '../patient/formats.ts';
import { newId } from './new-id.ts';

interface ProgressFormProps {
  goal: Goal;
  onChange(fields: Partial<Goal>): void;
  onDone(): void;
}

/** How it went since the last call: a value, a few words, and where the goal stands now. */
export function ProgressForm({ goal, onChange, onDone }: ProgressFormProps) {
  const staffId = useSession()?.person?.staffId;
  const [value, setValue] = useKeptState(`progress-value ${goal.id}`, '');
  const [note, setNote] = useKeptState(`progress-note ${goal.id}`, '');
  const [achievement, setAchievement] = useKeptState(
    `progress-achievement ${goal.id}`,
    goal.achievementStatus,
  );
  const number = value.trim() === '' ? null : Number(value.replace(',', '.'));
  const isWrong = number !== null && !Number.isFinite(number);
  const isEmpty = number === null && note.trim() === '' && achievement === goal.achievementStatus;
  const add = () => {
    if (staffId === undefined || isWrong || isEmpty) return;
    const entry = {
      id: newId(),
      recordedAt: toInstant(Date.now()),
      recordedBy: staffId,
      value: number,
      note: note.trim(),
    };
    onChange({ progress: [...goal.progress, entry], achievementStatus: achievement });
    onDone();
  };
  return (
    <Box
      component="form"
      aria-label="Progress"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
      sx={{ mt: 1, p: 1.5, bgcolor: 'desk.well', borderRadius: 1, display: 'grid', gap: 1 }}
    >
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))' }}>
        <TextField
          autoFocus
          label={goal.target === null ? 'Value' : `Value, ${plainUnit(goal.target.unit)}`}
          value={value}
          error={isWrong}
          helperText={isWrong ? 'Give a number' : ''}
          onChange={(event) => setValue(event.target.value)}
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
        />
        <TextField
          select
          label="Stands now"
          value={achievement}
          onChange={(event) => setAchievement(Goal.shape.achievementStatus.parse(event.target.value))}
        >
          {Goal.shape.achievementStatus.options.map((status) => (
            <MenuItem key={status} value={status}>
              {GOAL_ACHIEVEMENT_LABELS[status]}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label="What the patient says"
          value={note}
          onChange={(event) => setNote(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
      </Box>
      {goal.progress
        .slice(-3)
        .reverse()
        .map((entry) => (
          <Typography key={entry.id} variant="caption" color="textSecondary">
            {instantDate(entry.recordedAt)}:{' '}
            {[entry.value ?? '', entry.note].filter((part) => part !== '').join(' · ')}
          </Typography>
        ))}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="outlined" disabled={isWrong || isEmpty}>
          Add progress
        </Button>
        <Button color="inherit" onClick={onDone}>
          Cancel
        </Button>
      </Box>
    </Box>
  );
}
