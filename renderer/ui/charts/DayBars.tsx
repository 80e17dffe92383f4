import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { type KeyboardEvent, useRef, useState } from 'react';
import { VisuallyHidden } from '../VisuallyHidden.tsx';

export interface DayBar {
  key: string;
  /** Under the bar, such as the day of the month. */
  mark: string;
  value: number;
  /** Of the bar, in words: `Tue, Nov 3: 42 minutes`. */
  label: string;
  tone: 'done' | 'now' | 'ahead' | 'off';
}

interface DayBarsProps {
  bars: DayBar[];
  /** Accessible name of the group, with what is done by choosing a bar. */
  label: string;
  onChoose: (index: number) => void;
  height?: number;
}

const MOVES: Record<string, (at: number, last: number) => number> = {
  ArrowRight: (at, last) => Math.min(last, at + 1),
  ArrowLeft: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/** Bars that open what is behind them. One stop of the tab key; arrows go along the bars. */
export function DayBars({ bars, label, onChoose, height = 120 }: DayBarsProps) {
  const row = useRef<HTMLDivElement>(null);
  const start = bars.findIndex(({ tone }) => tone === 'now');
  const [at, setAt] = useState(Math.max(0, start));
  const top = Math.max(1, ...bars.map(({ value }) => value));
  const onKeyDown = (event: KeyboardEvent) => {
    const next = MOVES[event.key]?.(at, bars.length - 1);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    row.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <Box
      ref={row}
      role="group"
      aria-label={label}
      onKeyDown={onKeyDown}
      sx={{ display: 'grid', gridAutoFlow: 'column', gridAutoColumns: 'minmax(0, 1fr)', gap: '2px' }}
    >
      {bars.map((bar, index) => (
        <ButtonBase
          key={bar.key}
          tabIndex={index === Math.min(at, bars.length - 1) ? 0 : -1}
          onFocus={() => setAt(index)}
          onClick={() => onChoose(index)}
          sx={{
            display: 'flex',
            flexDirection: 'column',
            justifyContent: 'flex-end',
            alignItems: 'stretch',
            height: height + 34,
            borderRadius: '4px',
            fontFamily: 'inherit',
            fontSize: '0.6875rem',
            color: bar.tone === 'now' ? 'primary.main' : 'text.secondary',
            fontWeight: bar.tone === 'now' ? 700 : 500,
            '&:hover': { backgroundColor: 'desk.hover' },
          }}
        >
          <VisuallyHidden>{bar.label}</VisuallyHidden>
          <span aria-hidden>{bar.value === 0 ? '' : bar.value}</span>
          <Box
            aria-hidden
            sx={{
              mx: '12%',
              borderRadius: '3px 3px 0 0',
              backgroundColor:
                bar.tone === 'now' ? 'primary.main' : bar.tone === 'done' ? 'desk.control' : 'desk.track',
              ...(bar.tone === 'ahead'
                ? {
                    border: '1px dashed',
                    borderColor: 'desk.control',
                    borderBottom: 0,
                    backgroundColor: 'transparent',
                  }
                : {}),
            }}
            style={{ height: barHeight(bar, top, height) }}
          />
          <Box aria-hidden sx={{ lineHeight: '17px' }}>
            {bar.mark}
          </Box>
        </ButtonBase>
      ))}
    </Box>
  );
}

function barHeight({ value, tone }: DayBar, top: number, height: number): number {
  if (tone === 'ahead' && value === 0) return 12;
  return value === 0 ? 2 : Math.max(3, (value / top) * height);
}
