import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { REQUIREMENT_WORDS } from '#shared/content/billing/index.ts';
import type { MonthBlockGroup, MonthView } from '#shared/contract/engine/month.ts';
import { formatNumber, plural } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { BlockedPatients } from './BlockedPatients.tsx';

/** What is missing besides minutes, and for whom. Those whose minutes are there come first. */
export function BlocksPanel({ view }: { view: MonthView }) {
  const patients = new Set(view.blocks.flatMap((group) => group.patients.map(({ patientId }) => patientId)));
  return (
    <Panel title="What is missing" note={plural(patients.size, 'patient')}>
      {view.blocks.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          Consents, visits and care plans are there for everybody.
        </Typography>
      ) : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {view.blocks.map((group) => (
          <BlockGroup key={group.what} group={group} month={view.month} />
        ))}
      </Box>
    </Panel>
  );
}

function BlockGroup({ group, month }: { group: MonthBlockGroup; month: string }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { title, how } = REQUIREMENT_WORDS[group.what];
  const ready = group.patients.filter(({ hasMinutes }) => hasMinutes).length;
  return (
    <Box component="li" sx={{ '& + &': { borderTop: '1px solid', borderColor: 'divider' } }}>
      <ButtonBase
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        sx={{
          display: 'flex',
          width: '100%',
          justifyContent: 'flex-start',
          textAlign: 'left',
          gap: 1,
          py: 0.75,
          font: 'inherit',
          fontSize: '0.875rem',
          borderRadius: '4px',
          '&:hover': { backgroundColor: 'desk.hover' },
        }}
      >
        <ExpandMore
          aria-hidden
          sx={{
            fontSize: '1.125rem',
            color: 'text.secondary',
            transform: isOpen ? 'none' : 'rotate(-90deg)',
          }}
        />
        <Box component="span" sx={{ flex: 1, fontWeight: 600 }}>
          {title}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          <Box component="strong" sx={{ color: 'text.primary' }}>
            {formatNumber(group.patients.length)}
          </Box>
          {ready === 0 ? '' : `, ${formatNumber(ready)} with their minutes`}
        </Box>
      </ButtonBase>
      {isOpen ? (
        <Box id={id} sx={{ pl: 3.25, pb: 1 }}>
          <Typography variant="caption" color="textSecondary">
            {how}
          </Typography>
          <BlockedPatients patients={group.patients} month={month} />
        </Box>
      ) : null}
    </Box>
  );
}
