import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import Paper from '@mui/material/Paper';
import { useQuery } from '@tanstack/react-query';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ListDetail } from '../../ui/ListDetail.tsx';
import { Page } from '../../ui/Page.tsx';
import { ReviewDetail } from './ReviewDetail.tsx';
import { ReviewRow } from './ReviewRow.tsx';
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
  return (
    <ListDetail
      labels={{ list: 'Items to decide', detail: 'Item' }}
      group="To decide"
      thing="item"
      entries={entries}
      keyOf={({ id }) => id}
      headingOf={({ isOpen }) => (isOpen ? 'Open' : 'Decided')}
      row={(entry) => <ReviewRow entry={entry} />}
      detail={(entry, { choose, focusList }) => (
        <ReviewDetail
          entry={entry}
          onDecided={() => {
            choose(nextOpen(entries, entry.id) ?? entry.id);
            focusList();
          }}
        />
      )}
    />
  );
}
