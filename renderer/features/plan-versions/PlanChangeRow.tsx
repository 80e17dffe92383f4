import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  isProse,
  itemFacts,
  itemTitle,
  type PlanNames,
  planFieldLabel,
  planValueWords,
} from '#shared/content/plan-words.ts';
import type { FieldChange, PlanChange } from '#shared/domain/plan-diff.ts';
import { DiffText } from '../../ui/diff/DiffText.tsx';
import { wordDiff } from '../../ui/diff/word-diff.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import type { Tone } from '../../ui/tone.ts';

const KINDS: Readonly<Record<PlanChange['kind'], { label: string; tone: Tone }>> = {
  added: { label: 'Added', tone: 'good' },
  removed: { label: 'Removed', tone: 'critical' },
  changed: { label: 'Changed', tone: 'caution' },
};

interface PlanChangeRowProps {
  change: PlanChange;
  titles: PlanNames;
  names: { before: string; after: string };
}

/** One item that came, went or was changed. */
export function PlanChangeRow({ change, titles, names }: PlanChangeRowProps) {
  const { list, kind, fields } = change;
  const item = change.after ?? change.before;
  if (item === null) return null;
  return (
    <Box component="li" sx={{ border: 1, borderColor: 'divider', borderRadius: '6px', p: 1, minWidth: 0 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
        <StatusChip {...KINDS[kind]} />
        <Typography
          component="span"
          sx={{ fontWeight: 600, minWidth: 0, overflowWrap: 'anywhere' }}
          {...(kind === 'removed' ? { className: 'is-removed' } : {})}
        >
          {kind === 'removed' ? <s>{itemTitle(list, item)}</s> : itemTitle(list, item)}
        </Typography>
      </Box>
      {kind === 'changed' ? (
        <Box
          component="table"
          sx={{ width: '100%', mt: 0.75, borderCollapse: 'collapse', tableLayout: 'fixed' }}
        >
          <Box
            component="thead"
            sx={{
              '& th': { textAlign: 'left', color: 'text.secondary', fontSize: '0.75rem', fontWeight: 600 },
            }}
          >
            <tr>
              <Box component="th" scope="col" sx={{ width: '22%' }}>
                What
              </Box>
              <th scope="col">{names.before}</th>
              <th scope="col">{names.after}</th>
            </tr>
          </Box>
          <Box
            component="tbody"
            sx={{
              '& th, & td': {
                verticalAlign: 'top',
                textAlign: 'left',
                py: 0.375,
                pr: 1,
                fontSize: '0.8125rem',
                overflowWrap: 'anywhere',
              },
            }}
          >
            {fields.map((field) => (
              <FieldLine key={field.field} list={list} change={field} titles={titles} />
            ))}
          </Box>
        </Box>
      ) : (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
          {itemFacts(list, item, titles)
            .map(({ label, words }) => `${label}: ${words}`)
            .join(' · ')}
        </Typography>
      )}
    </Box>
  );
}

interface FieldLineProps {
  list: PlanChange['list'];
  change: FieldChange;
  titles: PlanNames;
}

function FieldLine({ list, change: { field, before, after }, titles }: FieldLineProps) {
  const label = planFieldLabel(field);
  if (field === 'order') {
    return (
      <tr>
        <th scope="row">{label}</th>
        <td colSpan={2}>Moved</td>
      </tr>
    );
  }
  const [old, now] = [before, after].map((value) => planValueWords(list, field, value, titles));
  const both = isProse(field) ? wordDiff(old ?? '', now ?? '') : null;
  return (
    <tr>
      <Box component="th" scope="row" sx={{ fontWeight: 500, color: 'text.secondary' }}>
        {label}
      </Box>
      <td>{both ? <DiffText parts={both.left} /> : old || 'nothing'}</td>
      <td>{both ? <DiffText parts={both.right} /> : now || 'nothing'}</td>
    </tr>
  );
}
