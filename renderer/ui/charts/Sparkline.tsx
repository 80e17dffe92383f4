import { useTheme } from '@mui/material/styles';

interface SparklineProps {
  /** Values from the oldest to the newest. At least two draw a line. */
  values: number[];
  /** What the line shows, in one sentence with its first and last value. */
  label: string;
  width?: number;
  height?: number;
}

/** A line the size of a word. Its label says in words what it shows. */
export function Sparkline({ values, label, width = 88, height = 22 }: SparklineProps) {
  const { vars } = useTheme();
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const points = values.map((value, index) => {
    const x = values.length < 2 ? width / 2 : 2 + (index / (values.length - 1)) * (width - 4);
    return [x, height - 3 - ((value - low) / span) * (height - 6)] as const;
  });
  const last = points.at(-1);
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      <polyline
        points={points.map(([x, y]) => `${x},${y}`).join(' ')}
        style={{ fill: 'none', stroke: vars.palette.desk.control, strokeWidth: 1.5 }}
      />
      {last === undefined ? null : (
        <circle cx={last[0]} cy={last[1]} r={2.25} style={{ fill: vars.palette.primary.main }} />
      )}
    </svg>
  );
}
