import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { NeedView } from '#shared/contract/engine/needs.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { dateText } from '../patient/formats.ts';
import type { NeedActions } from './use-need-actions.ts';

interface OfferRowsProps {
  view: NeedView;
  actions: NeedActions;
  mayWrite: boolean;
}

interface Row {
  id: string;
  kind: string;
  words: string;
  note: string;
  isInPlan: boolean;
}

const OWNERS = {
  'care-manager': 'you, as a task',
  patient: 'the patient',
  practitioner: 'the practitioner',
  caregiver: 'the caregiver',
  'community-resource': 'the service',
} as const;

/** What can go on the plan, numbered: a key takes it in. */
export function OfferRows({ view, actions, mayWrite }: OfferRowsProps) {
  if (!view.offer) return null;
  return (
    <Box component="section" aria-label="Proposed for the plan" sx={{ display: 'grid' }}>
      {rowsOf(view.offer).map((row, index) => (
        <OfferRow
          key={row.id}
          row={row}
          keys={index < 9 ? String(index + 1) : ''}
          mayWrite={mayWrite}
          onAccept={() => actions.accept(view, [row.id])}
        />
      ))}
    </Box>
  );
}

function rowsOf({ problem, goal, interventions }: NonNullable<NeedView['offer']>): Row[] {
  const due = (date: string) => (date === '' ? '' : `by ${dateText(date)}`);
  const rows: Row[] = [
    { id: problem.item.id, kind: 'Problem', words: problem.item.title, note: '', isInPlan: problem.isInPlan },
  ];
  if (goal) {
    const { id, description, dueOn } = goal.item;
    rows.push({ id, kind: 'Goal', words: description, note: due(dueOn), isInPlan: goal.isInPlan });
  }
  for (const { item, isInPlan } of interventions) {
    const note = [OWNERS[item.owner], due(item.dueOn)].filter(Boolean).join(', ');
    rows.push({ id: item.id, kind: 'Step', words: item.description, note, isInPlan });
  }
  return rows;
}

interface OfferRowProps {
  row: Row;
  keys: string;
  mayWrite: boolean;
  onAccept(): void;
}

function OfferRow({ row, keys, mayWrite, onAccept }: OfferRowProps) {
  const isOpen = mayWrite && !row.isInPlan;
  useShortcut(keys === '' ? 'F24' : keys, onAccept, {
    ...{ description: `Accept: ${row.words}`, group: 'Needs', enabled: isOpen && keys !== '' },
  });
  return (
    <Box
      sx={{
        ...{ display: 'flex', gap: 1, alignItems: 'center', borderTop: 1, borderColor: 'divider', py: 0.5 },
        minHeight: 38,
      }}
    >
      <Typography variant="caption" color="textSecondary" sx={{ width: 56, flexShrink: 0 }}>
        {row.kind}
      </Typography>
      <Typography variant="body2" sx={{ flex: 1, minWidth: 0 }}>
        {row.words}
        <Typography component="span" variant="caption" color="textSecondary" sx={{ ml: 0.75 }}>
          {row.note}
        </Typography>
      </Typography>
      {row.isInPlan ? <StatusChip tone="good" label="In the plan" /> : null}
      {isOpen ? (
        <Button
          size="small"
          onClick={onAccept}
          {...(keys === '' ? {} : { endIcon: <KeyHint keys={keys} />, 'aria-keyshortcuts': keys })}
        >
          Accept<VisuallyHidden>: {row.words}</VisuallyHidden>
        </Button>
      ) : null}
    </Box>
  );
}
