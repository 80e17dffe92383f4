import CheckBox from '@mui/icons-material/CheckBox';
import CheckBoxOutlineBlank from '@mui/icons-material/CheckBoxOutlineBlank';
import FilterList from '@mui/icons-material/FilterList';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useMemo, useRef, useState } from 'react';
import { RISK_TIER_LABELS } from '#shared/content/labels.ts';
import type { QueueView } from '#shared/contract/engine/queue.ts';
import { RiskTier } from '#shared/domain/patient.ts';
import type { QueueFilter, QueueMark } from '#shared/domain/queue-filter.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { languageLabel } from '../../words/labels.ts';
import { conditionsInMenu, MARK_LABELS, MARKS_AT_HAND, toggled } from './queue-marks.ts';
import { showInQueue, useToday } from './today-store.ts';

interface Choice {
  key: string;
  label: string;
  count: number;
  isOn: boolean;
  toggle: () => void;
}

/** The conditions that are not beside the queue. It stays open, so that several can be chosen. */
export function FilterMenu({ view, counts }: { view: QueueView; counts: Record<QueueMark, number> }) {
  const { filter } = useToday();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  useShortcut('f', () => setOpen(true), { description: 'More filters', group: 'Today' });
  const present = useMemo(() => presentIn(view), [view]);
  const inMenu = conditionsInMenu(filter);
  const groups = groupsOf(filter, counts, present);
  return (
    <>
      <Button
        ref={button}
        variant="outlined"
        size="small"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        startIcon={<FilterList />}
        endIcon={<KeyHint keys="f" />}
        onClick={() => setOpen(true)}
        sx={{
          height: 28,
          ...(inMenu > 0 ? { borderColor: 'primary.main', backgroundColor: 'desk.accentFill' } : {}),
        }}
      >
        {inMenu > 0 ? `Filter, ${inMenu} on` : 'Filter'}
      </Button>
      <Menu
        anchorEl={button.current}
        open={isOpen}
        onClose={() => setOpen(false)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        // While it fades it would still hear the keys that are meant for the queue.
        transitionDuration={0}
        slotProps={{ list: { dense: true, 'aria-label': 'More filters' } }}
      >
        {groups.flatMap(({ title, choices }) => [
          <ListSubheader key={title} role="presentation" sx={{ lineHeight: '1.75rem' }}>
            {title}
          </ListSubheader>,
          ...choices.map(({ key, label, count, isOn, toggle }) => (
            <MenuItem
              key={key}
              role="menuitemcheckbox"
              aria-checked={isOn}
              onClick={toggle}
              sx={{ py: 0.125 }}
            >
              <Tick isOn={isOn} />
              <Box component="span" sx={{ flex: 1, pr: 3 }}>
                {label}
              </Box>
              <Box component="span" sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
                {count}
              </Box>
            </MenuItem>
          )),
        ])}
      </Menu>
    </>
  );
}

function Tick({ isOn }: { isOn: boolean }) {
  const Icon = isOn ? CheckBox : CheckBoxOutlineBlank;
  return (
    <Icon
      aria-hidden
      sx={{ fontSize: '1.125rem', mr: 1, my: 0.5, color: isOn ? 'primary.main' : 'text.secondary' }}
    />
  );
}

function presentIn({ rows }: QueueView) {
  const count = <Value extends string>(values: readonly Value[]) => {
    const counts = new Map<Value, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  };
  return {
    tiers: count(rows.map(({ riskTier }) => riskTier)),
    programs: count(rows.flatMap(({ programs }) => programs)),
    languages: count(rows.map(({ language }) => language)),
  };
}

function groupsOf(
  filter: QueueFilter,
  counts: Record<QueueMark, number>,
  present: ReturnType<typeof presentIn>,
): { title: string; choices: Choice[] }[] {
  const marks = (Object.keys(MARK_LABELS) as QueueMark[]).filter((mark) => !MARKS_AT_HAND.includes(mark));
  const choice = (
    key: string,
    label: string,
    count: number,
    isOn: boolean,
    next: Partial<QueueFilter>,
  ): Choice => ({
    ...{ key, label, count, isOn },
    toggle: () => showInQueue({ filter: { ...filter, ...next } }),
  });
  return [
    {
      title: 'Show only',
      choices: marks.map((mark) =>
        choice(mark, MARK_LABELS[mark], counts[mark], filter.marks.includes(mark), {
          marks: toggled(filter.marks, mark),
        }),
      ),
    },
    {
      title: 'Risk',
      choices: RiskTier.options.map((tier) =>
        choice(tier, RISK_TIER_LABELS[tier], present.tiers.get(tier) ?? 0, filter.tiers.includes(tier), {
          tiers: toggled(filter.tiers, tier),
        }),
      ),
    },
    {
      title: 'Program',
      choices: [...present.programs].sort().map(([program, count]) =>
        choice(program, program, count, filter.programs.includes(program), {
          programs: toggled(filter.programs, program),
        }),
      ),
    },
    {
      title: 'Language',
      choices: [...present.languages]
        .sort(([, left], [, right]) => right - left)
        .map(([language, count]) =>
          choice(
            `language ${language}`,
            languageLabel(language),
            count,
            filter.languages.includes(language),
            {
              languages: toggled(filter.languages, language),
            },
          ),
        ),
    },
  ];
}
