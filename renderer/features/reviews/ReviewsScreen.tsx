import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { Page } from '../../ui/Page.tsx';
import { ReviewDetail } from './ReviewDetail.tsx';
import { ReviewList } from './ReviewList.tsx';
import { nextOpen } from './review-labels.ts';

/** What Careline does not decide by itself: two values of one field, words that came late, records passed on as they are. */
export function ReviewsScreen() {
  const query = useQuery(useEngine().reviews.list.queryOptions());
  const open = query.data?.filter(({ isOpen }) => isOpen).length;
  return (
    <Page
      title="To decide"
      subtitle={open === undefined ? undefined : open === 0 ? 'Nothing is open' : `${open} open`}
      fill
    >
      <QueryState query={query} what="what is to decide" rows={5} rowHeight={4}>
        {(entries) =>
          entries.length === 0 ? (
            <Paper variant="outlined">
              <EmptyState icon={<FactCheckOutlined />} title="Nothing to decide">
                When two people give the same medicine, goal or consent two different values, both values come
                here and a person chooses. Everything else Careline puts together by itself.
              </EmptyState>
            </Paper>
          ) : (
            <Inbox entries={entries} />
          )
        }
      </QueryState>
    </Page>
  );
}

function Inbox({ entries }: { entries: ReviewEntry[] }) {
  const [wanted, setWanted] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const chosen = entries.find(({ id }) => id === wanted) ?? entries[0];
  const step = (by: number) => {
    const at = entries.findIndex(({ id }) => id === chosen?.id);
    const next = entries[Math.min(entries.length - 1, Math.max(0, at + by))];
    if (next) setWanted(next.id);
  };
  useShortcut('ArrowDown', () => step(1), { description: 'Next item', group: 'To decide' });
  useShortcut('ArrowUp', () => step(-1), { description: 'Item before', group: 'To decide' });
  useShortcut('j', () => step(1), { description: 'Next item', group: 'To decide' });
  useShortcut('k', () => step(-1), { description: 'Item before', group: 'To decide' });
  if (chosen === undefined) return null;
  return (
    <Box
      sx={{
        flex: 1,
        minHeight: 0,
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '340px minmax(0, 1fr)' },
      }}
    >
      <Paper
        component="section"
        variant="outlined"
        aria-label="List"
        sx={{ display: 'flex', minHeight: 0, maxHeight: { xs: 320, md: 'none' }, overflow: 'hidden' }}
      >
        <ReviewList
          entries={entries}
          chosenId={chosen.id}
          listRef={list}
          onChoose={setWanted}
          onStep={step}
        />
      </Paper>
      <Paper
        component="section"
        variant="outlined"
        aria-label="Item"
        sx={{ minHeight: 0, overflow: { md: 'auto' } }}
      >
        <ReviewDetail
          entry={chosen}
          onDecided={() => {
            setWanted(nextOpen(entries, chosen.id) ?? chosen.id);
            list.current?.focus();
          }}
        />
      </Paper>
    </Box>
  );
}
