import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import type { TeamMetric } from '#shared/domain/team-patient.ts';
import { formatNumber } from '../../ui/format.ts';
import { METRIC_TITLES, metricWords, rowsPath } from './team-words.ts';

interface CountLinkProps {
  metric: TeamMetric;
  /** As it is in the counts of the board: seconds are shown as whole minutes. */
  count: number;
  /** Whose patients; all where it is left out. */
  of?: { staffId: string; name: string };
  /** Shown instead of the bare number. */
  children?: ReactNode;
}

/** A number of the board that opens the patients behind it. */
export function CountLink({ metric, count, of, children }: CountLinkProps) {
  const isTime = metric === 'seconds' || metric === 'secondsToday';
  const shown = formatNumber(isTime ? Math.floor(count / 60) : count);
  if (count === 0 && children === undefined) return <span style={{ opacity: 0.75 }}>{shown}</span>;
  const whose = of === undefined ? 'all care managers' : of.name;
  return (
    <Link
      component={RouterLink}
      to={rowsPath(metric, of?.staffId)}
      color="inherit"
      aria-label={`${METRIC_TITLES[metric]}, ${whose}: ${metricWords(metric, count)}, show the patients`}
      sx={{
        display: 'inline-block',
        lineHeight: '24px',
        textDecorationColor: 'color-mix(in srgb, currentColor 40%, transparent)',
        textUnderlineOffset: '3px',
        '&:hover': { textDecorationColor: 'currentColor', backgroundColor: 'desk.hover' },
      }}
    >
      {children ?? shown}
    </Link>
  );
}
