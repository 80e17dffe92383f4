import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';

interface MinutesBarProps {
  /** Whole minutes reached. */
  minutes: number;
  /** The next threshold in minutes: 20, 40 or 60. */
  target: number;
  /** What the minutes are of, for screen readers: `CCM minutes this month`. */
  label: string;
  /** Shows `12/20` beside the bar. */
  withNumbers?: boolean;
  /** Width of the bar, any CSS width. */
  width?: string;
}

const MARKS = [20, 40, 60];

/** Minutes towards the monthly threshold, with marks at 20, 40 and 60 as far as the scale reaches. */
export function MinutesBar({ minutes, target, label, withNumbers = true, width = '100%' }: MinutesBarProps) {
  const { vars } = useTheme();
  const scale = Math.max(target, Math.min(60, MARKS.find((mark) => mark > minutes) ?? 60));
  const reached = minutes >= target;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
      <Box
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={scale}
        aria-valuenow={Math.min(minutes, scale)}
        aria-valuetext={`${minutes} of ${target} minutes${reached ? ', reached' : ''}`}
        sx={{
          position: 'relative',
          width,
          height: 8,
          borderRadius: '4px',
          overflow: 'hidden',
          flexShrink: 1,
          minWidth: 32,
          backgroundColor: vars.palette.desk.track,
        }}
      >
        <Box
          sx={{
            position: 'absolute',
            inset: 0,
            borderRadius: '4px',
            transformOrigin: 'left',
            backgroundColor: reached ? vars.palette.success.main : vars.palette.primary.main,
          }}
          style={{ width: `${Math.min(100, (minutes / scale) * 100)}%` }}
        />
        {MARKS.filter((mark) => mark < scale).map((mark) => (
          <Box
            key={mark}
            sx={{
              position: 'absolute',
              top: 0,
              bottom: 0,
              width: '2px',
              backgroundColor: vars.palette.background.paper,
            }}
            style={{ left: `calc(${(mark / scale) * 100}% - 1px)` }}
          />
        ))}
      </Box>
      {withNumbers ? (
        <Box
          component="span"
          aria-hidden
          sx={{ fontSize: '0.75rem', whiteSpace: 'nowrap', color: 'text.secondary', minWidth: '2.6rem' }}
        >
          <Box component="span" sx={{ color: reached ? 'success.main' : 'text.primary', fontWeight: 600 }}>
            {minutes}
          </Box>
          /{target}
        </Box>
      ) : null}
    </Box>
  );
}
