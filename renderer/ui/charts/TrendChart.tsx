import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useId } from 'react';
import { ChartTable } from './ChartTable.tsx';

export interface TrendPoint {
  /** Milliseconds since the epoch. */
  at: number;
  value: number;
  /** When, in words. */
  when: string;
}

interface TrendChartProps {
  /** The oldest first. */
  points: readonly TrendPoint[];
  /** Lines across, such as a target, each with its words. */
  lines: readonly { value: number; words: string; tone: 'target' | 'baseline' }[];
  /** What the chart shows, in one sentence with its first and last value. */
  summary: string;
  /** Heads of the table that stands in for the chart: when, and what was measured. */
  heads: [string, string];
  height?: number;
}

const WIDTH = 480;
const LEFT = 40;
const EDGE = 14;
const DATES = 14;

/** Values over time against lines across. Screen readers get the same numbers as a table. */
export function TrendChart({ points, lines, summary, heads, height = 136 }: TrendChartProps) {
  const { vars } = useTheme();
  const id = useId();
  const all = [...points.map(({ value }) => value), ...lines.map(({ value }) => value)];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const across = (at: number) =>
    last === first ? (LEFT + WIDTH) / 2 : LEFT + ((at - first) / (last - first)) * (WIDTH - LEFT - EDGE);
  const up = (value: number) =>
    height - DATES - EDGE - ((value - low) / (high - low || 1)) * (height - DATES - 2 * EDGE);
  const newest = points.at(-1);
  const text = { fill: vars.palette.text.secondary, fontSize: '11px' };
  return (
    <Box component="figure" aria-labelledby={id} sx={{ m: 0, position: 'relative', maxWidth: WIDTH }}>
      <svg width="100%" viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true" style={{ display: 'block' }}>
        {lines.map(({ value, words, tone }) => (
          <g key={tone}>
            <line
              x1={LEFT}
              x2={WIDTH - EDGE}
              y1={up(value)}
              y2={up(value)}
              strokeDasharray={tone === 'target' ? undefined : '3 3'}
              style={{
                stroke: tone === 'target' ? vars.palette.success.main : vars.palette.desk.control,
                strokeWidth: 1.5,
              }}
            />
            <text x={WIDTH - EDGE} y={up(value) - 3} textAnchor="end" style={text}>
              {words}
            </text>
          </g>
        ))}
        <text x={LEFT} y={height - 3} style={text}>
          {points.length > 1 ? points[0]?.when : ''}
        </text>
        <text x={WIDTH - EDGE} y={height - 3} textAnchor="end" style={text}>
          {newest?.when}
        </text>
        <text x={LEFT - 6} y={up(high) + 4} textAnchor="end" style={text}>
          {high}
        </text>
        {high === low ? null : (
          <text x={LEFT - 6} y={up(low) + 4} textAnchor="end" style={text}>
            {low}
          </text>
        )}
        <polyline
          points={points.map(({ at, value }) => `${across(at)},${up(value)}`).join(' ')}
          style={{ fill: 'none', stroke: vars.palette.primary.main, strokeWidth: 1.75 }}
        />
        {points.map(({ at, value }) => (
          <circle
            key={`${at} ${value}`}
            cx={across(at)}
            cy={up(value)}
            r={at === newest?.at ? 3.5 : 2}
            style={{ fill: vars.palette.primary.main }}
          />
        ))}
      </svg>
      <ChartTable
        id={id}
        summary={summary}
        heads={heads}
        rows={points.map(({ at, value, when }) => ({ key: `${at} ${value}`, head: when, value }))}
      />
    </Box>
  );
}
