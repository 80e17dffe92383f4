import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useId } from 'react';
import { ChartTable } from './ChartTable.tsx';

export interface Bar {
  label: string;
  value: number;
  /** Drawn in the accent, such as today. */
  isMarked?: boolean;
}

interface BarChartProps {
  bars: Bar[];
  /** What the chart shows, in one sentence. */
  summary: string;
  /** Heads of the table that stands in for the chart: what a label is and what a value is. */
  heads: [string, string];
  /** Height in pixels. */
  height?: number;
}

/** A small bar chart. Screen readers get the same numbers as a table. */
export function BarChart({ bars, summary, heads, height = 64 }: BarChartProps) {
  const { vars } = useTheme();
  const id = useId();
  const top = Math.max(1, ...bars.map((bar) => bar.value));
  const step = 100 / Math.max(1, bars.length);
  return (
    <Box component="figure" aria-labelledby={id} sx={{ m: 0, position: 'relative' }}>
      <svg
        width="100%"
        height={height}
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {bars.map((bar, index) => {
          const tall = bar.value === 0 ? 1 : Math.max(2, (bar.value / top) * (height - 2));
          return (
            <rect
              key={bar.label}
              x={index * step + step * 0.14}
              y={height - tall}
              width={step * 0.72}
              height={tall}
              style={{
                fill: bar.isMarked
                  ? vars.palette.primary.main
                  : bar.value === 0
                    ? vars.palette.desk.line
                    : vars.palette.desk.control,
              }}
            />
          );
        })}
      </svg>
      <ChartTable
        id={id}
        summary={summary}
        heads={heads}
        rows={bars.map(({ label, value }) => ({ key: label, head: label, value }))}
      />
    </Box>
  );
}
