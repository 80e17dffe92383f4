import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { formatMonth } from '../../../ui/format.ts';

interface MonthPagerProps {
  /** The latest first. */
  months: string[];
  month: string;
  onMonth: (month: string) => void;
}

/** One month at a time, a year back. */
export function MonthPager({ months, month, onMonth }: MonthPagerProps) {
  const at = months.indexOf(month);
  const [earlier, later] = [months[at + 1], months[at - 1]];
  return (
    <Box role="group" aria-label="Month" sx={{ display: 'flex', alignItems: 'center', gap: 0.5, mb: 0.75 }}>
      <IconButton
        size="small"
        aria-label="Earlier month"
        disabled={earlier === undefined}
        onClick={() => earlier !== undefined && onMonth(earlier)}
      >
        <ChevronLeft />
      </IconButton>
      <Typography
        component="h2"
        variant="subtitle1"
        aria-live="polite"
        sx={{ minWidth: '9rem', textAlign: 'center' }}
      >
        {formatMonth(month)}
      </Typography>
      <IconButton
        size="small"
        aria-label="Later month"
        disabled={later === undefined}
        onClick={() => later !== undefined && onMonth(later)}
      >
        <ChevronRight />
      </IconButton>
    </Box>
  );
}
