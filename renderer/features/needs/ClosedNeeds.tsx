import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { NeedView } from '#shared/contract/engine/needs.ts';
import { plural } from '../../ui/format.ts';
import { instantDate } from '../patient/formats.ts';
import { NeedChips } from './NeedHead.tsx';
import { daysBetweenInstants, titleOf } from './need-words.ts';
import type { NeedActions } from './use-need-actions.ts';

interface ClosedNeedsProps {
  views: readonly NeedView[];
  actions: NeedActions;
  mayWrite: boolean;
}

/** Needs that are met, declined or closed, with how long it took. */
export function ClosedNeeds({ views, actions, mayWrite }: ClosedNeedsProps) {
  return (
    <Box component="section" aria-labelledby="closed-needs" sx={{ display: 'grid', gap: 0.5 }}>
      <Typography variant="subtitle2" component="h3" id="closed-needs">
        Closed
      </Typography>
      {views.map((view) => {
        const { need } = view;
        const title = titleOf(view, false);
        return (
          <Box key={need.id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <Typography variant="body2">{title}</Typography>
            <NeedChips view={view} />
            <Typography variant="caption" color="textSecondary" sx={{ flex: 1 }}>
              {instantDate(need.closedAt)}, after{' '}
              {plural(daysBetweenInstants(need.foundAt, need.closedAt), 'day')}
              {need.comment === '' || view.isPrivate ? '' : `. ${need.comment}`}
            </Typography>
            {mayWrite ? (
              <Button
                size="small"
                color="inherit"
                onClick={() => actions.move(view, 'open')}
                aria-label={`Open again: ${title}`}
              >
                Open again
              </Button>
            ) : null}
          </Box>
        );
      })}
    </Box>
  );
}
