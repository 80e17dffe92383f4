import BookmarkAddOutlined from '@mui/icons-material/BookmarkAddOutlined';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useState } from 'react';
import type { QueueView } from '#shared/contract/engine/queue.ts';
import type { QueueSavedView, QueueSort } from '#shared/domain/queue-filter.ts';
import { formatNumber, plural } from '../../ui/format.ts';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { ToggleChip } from '../../ui/ToggleChip.tsx';
import { isSame, isWhole, SORT_LABELS } from './queue-marks.ts';
import { SaveViewDialog } from './SaveViewDialog.tsx';
import { showInQueue, showWholeQueue, useToday } from './today-store.ts';
import { useQueueViews } from './use-queue-views.ts';

/** The views a person has saved for herself, and the order of the rows. */
export function ViewsBar({ view, shown }: { view: QueueView; shown: number }) {
  const { filter, text, sort } = useToday();
  const { views, save, remove } = useQueueViews();
  const [isNaming, setNaming] = useState(false);
  const canSave = !isWhole({ filter, text, sort });
  const isShown = (one: QueueSavedView) =>
    one.sort === sort && one.text === text.trim() && isSame(one.filter, filter);
  const show = (one: QueueSavedView) =>
    isShown(one) ? showWholeQueue() : showInQueue({ filter: one.filter, text: one.text, sort: one.sort });
  useShortcut('v', () => canSave && setNaming(true), { description: 'Save this view', group: 'Today' });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, px: 1, py: 0.75, alignItems: 'center' }}>
      <Box role="group" aria-label="Saved views" sx={{ display: 'contents' }}>
        {views.map((one) => (
          <Box key={one.id} sx={{ display: 'flex', alignItems: 'center' }}>
            <ToggleChip label={one.name} isOn={isShown(one)} onToggle={() => show(one)} />
            {isShown(one) ? (
              <IconButton aria-label={`Remove the view ${one.name}`} size="small" onClick={() => remove(one)}>
                <Close sx={{ fontSize: '0.9rem' }} />
              </IconButton>
            ) : null}
          </Box>
        ))}
      </Box>
      <Button
        size="small"
        startIcon={<BookmarkAddOutlined />}
        disabled={!canSave || views.some(isShown)}
        onClick={() => setNaming(true)}
        sx={{ height: 28 }}
      >
        Save this view
      </Button>
      <Box sx={{ flex: 1 }} />
      <Box role="status" sx={{ fontSize: '0.75rem', color: 'text.secondary', whiteSpace: 'nowrap', px: 0.5 }}>
        {canSave ? `${formatNumber(shown)} of ${plural(view.rows.length, 'patient')}` : ''}
      </Box>
      <Select
        size="small"
        value={sort}
        onChange={({ target }) => showInQueue({ sort: target.value as QueueSort })}
        inputProps={{ 'aria-label': 'Order' }}
        renderValue={(value) => `Order: ${SORT_LABELS[value]}`}
        sx={{ height: 28, fontSize: '0.8125rem', width: '14rem' }}
      >
        {Object.entries(SORT_LABELS).map(([value, label]) => (
          <MenuItem key={value} value={value} dense>
            {label}
          </MenuItem>
        ))}
      </Select>
      {isNaming ? (
        <SaveViewDialog
          onClose={() => setNaming(false)}
          onSave={(name) => save({ name, filter, text: text.trim(), sort }, () => setNaming(false))}
        />
      ) : null}
    </Box>
  );
}
