import MoreTime from '@mui/icons-material/MoreTime';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEngine } from '../client/EngineProvider.tsx';
import { errorSentence } from '../client/error-sentence.ts';
import { formatTime, plural } from '../ui/format.ts';
import { notify } from '../ui/notices/notices.ts';

/** Time passed of which nobody can tell whether it was work. Only the nurse knows, so she decides. */
export function GapBanner() {
  const engine = useEngine();
  const clock = useQuery(engine.clock.current.queryOptions()).data ?? null;
  const resolve = useMutation(
    engine.clock.resolveGap.mutationOptions({
      onError: (error) => notify(errorSentence(error), { tone: 'critical' }),
      onSuccess: (_clock, { count }) =>
        notify(count ? 'The time was counted.' : 'The time was left out.', { tone: 'good' }),
    }),
  );
  const gap = clock?.gap ?? null;
  if (clock === null || gap === null) return null;
  const passed =
    gap.seconds < 60 ? plural(gap.seconds, 'second') : plural(Math.floor(gap.seconds / 60), 'minute');
  return (
    <Box
      role="region"
      aria-label="Time that was not counted"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1.5,
        rowGap: 0.5,
        px: { xs: 1.5, md: 2.5 },
        py: 0.75,
        fontSize: '0.8125rem',
        backgroundColor: 'desk.cautionFill',
        color: 'desk.cautionText',
      }}
    >
      <MoreTime aria-hidden fontSize="small" />
      <Box component="span" role="alert" sx={{ flex: '1 1 20rem' }}>
        <strong>{passed} passed while Careline was closed.</strong> The clock of {clock.patientName} ran{' '}
        {unseen(formatTime(gap.from), formatTime(gap.until))}. Count them?
      </Box>
      <Button
        color="inherit"
        variant="outlined"
        disabled={resolve.isPending}
        onClick={() => resolve.mutate({ count: true })}
      >
        Count {passed}
      </Button>
      <Button
        color="inherit"
        variant="outlined"
        disabled={resolve.isPending}
        onClick={() => resolve.mutate({ count: false })}
      >
        Leave them out
      </Button>
    </Box>
  );
}

function unseen(from: string, until: string): string {
  return from === until ? `on unseen at ${from}` : `from ${from} to ${until} unseen`;
}
