import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { TASK_KIND_LABELS } from '#shared/content/labels.ts';
import type { TaskOwner } from '#shared/contract/engine/tasks.ts';
import { TaskKind } from '#shared/domain/task.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { ToggleChip } from '../../ui/ToggleChip.tsx';
import { narrowTasks, useTasks } from './tasks-store.ts';

/** What the list is narrowed by: kind, owner, urgency, and words of the title or the patient's name. */
export function TaskBar({ owners }: { owners: readonly TaskOwner[] }) {
  const { filter } = useTasks();
  // Who was chosen stays to be seen even when nothing of hers is left.
  const isKnown = filter.ownerId === '' || owners.some(({ staffId }) => staffId === filter.ownerId);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, p: 1, alignItems: 'center' }}>
      <TextField
        select
        size="small"
        label="Kind"
        value={filter.kind}
        onChange={({ target }) => narrowTasks({ kind: TaskKind.safeParse(target.value).data ?? '' })}
        sx={{ width: 170 }}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      >
        <MenuItem value="">All kinds</MenuItem>
        {TaskKind.options.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {TASK_KIND_LABELS[kind]}
          </MenuItem>
        ))}
      </TextField>
      {owners.length < 2 && filter.ownerId === '' ? null : (
        <TextField
          select
          size="small"
          label="Owner"
          value={filter.ownerId}
          onChange={({ target }) => narrowTasks({ ownerId: target.value })}
          sx={{ width: 200 }}
          slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        >
          <MenuItem value="">Everybody</MenuItem>
          {owners.map(({ staffId, name }) => (
            <MenuItem key={staffId} value={staffId}>
              {name}
            </MenuItem>
          ))}
          {isKnown ? null : <MenuItem value={filter.ownerId}>Somebody who has none now</MenuItem>}
        </TextField>
      )}
      <ToggleChip
        label="Urgent only"
        isOn={filter.isUrgent}
        onToggle={() => narrowTasks({ isUrgent: !filter.isUrgent })}
      />
      <Box sx={{ flex: 1 }} />
      <SearchField
        label="Patient or words of the task"
        value={filter.text}
        onChange={(text) => narrowTasks({ text })}
        width="16rem"
      />
    </Box>
  );
}
