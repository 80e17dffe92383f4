import Box from '@mui/material/Box';
import { type ReactNode, useState } from 'react';
import { Panel } from '../../ui/Panel.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { ToggleChip } from '../../ui/ToggleChip.tsx';

interface Heading {
  title: string;
  note?: string;
}

/** A filter that shows other rows than the usual ones, under a heading of its own where that would be wrong. */
interface Filter<Row> {
  label: string;
  rows: readonly Row[];
  heading?: Heading;
}

interface FilteredPanelProps<Row> extends Heading {
  /** Those that are shown while no filter is on. */
  rows: readonly Row[];
  filters: readonly Filter<Row>[];
  /** What a row is searched by. */
  wordsOf(row: Row): string;
  search: { label: string; width?: string };
  /** What stands there when nothing is left. */
  empty: ReactNode;
  children(rows: Row[]): ReactNode;
}

/** A list of the administrator: one of its filters may be on, and words narrow what that leaves. */
export function FilteredPanel<Row>(props: FilteredPanelProps<Row>) {
  const { rows, filters, wordsOf, search, empty, children } = props;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState('');
  const filter = filters.find(({ label }) => label === chosen);
  const { title, note } = filter?.heading ?? props;
  const wanted = text.trim().toLowerCase();
  const shown = (filter?.rows ?? rows).filter((row) => wordsOf(row).toLowerCase().includes(wanted));
  return (
    <Panel
      title={title}
      note={note}
      flush
      scroll
      sx={{ flex: 1 }}
      actions={
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', py: 0.25 }}>
          {filters.map(({ label, rows: own }) => (
            <ToggleChip
              key={label}
              label={label}
              count={own.length}
              isOn={label === chosen}
              onToggle={() => setChosen(label === chosen ? '' : label)}
            />
          ))}
          <SearchField {...search} value={text} onChange={setText} />
        </Box>
      }
    >
      {shown.length === 0 ? empty : children(shown)}
    </Panel>
  );
}
