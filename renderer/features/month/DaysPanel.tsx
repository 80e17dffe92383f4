import Box from '@mui/material/Box';
import type { MonthView } from '#shared/contract/engine/month.ts';
import { type DayBar, DayBars } from '../../ui/charts/DayBars.tsx';
import { formatNumber, formatWeekday, plural } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import type { Ask } from './asked.ts';
import { NumberButton } from './NumberButton.tsx';

/** The minutes of each day, and the workdays that are still to come. */
export function DaysPanel({ view, onAsk }: { view: MonthView; onAsk: Ask }) {
  const { days, today, isCurrent } = view;
  const bars = days.map(({ on, minutes, isWorkday }) => ({
    key: on,
    mark: String(Number(on.slice(8))),
    value: minutes,
    label: `${formatWeekday(on)}: ${plural(minutes, 'minute')}${isCurrent && on > today && isWorkday ? ', a workday to come' : ''}`,
    tone: toneOf(on, isWorkday, view),
  }));
  return (
    <Panel
      title="Minutes per day"
      note={
        <Box component="span" sx={{ display: 'inline-flex', gap: 1, flexWrap: 'wrap' }}>
          <span>
            <NumberButton
              label={`${plural(view.minutes, 'minute')} in all, show the entries`}
              onClick={() =>
                onAsk({ title: 'All counted minutes of the month', filter: { isCounted: true } })
              }
            >
              <strong>{formatNumber(view.minutes)}</strong>
            </NumberButton>{' '}
            in all
          </span>
          {view.notCountedMinutes === 0 ? null : (
            <span>
              <NumberButton
                label={`${plural(view.notCountedMinutes, 'minute')} that do not count, show the entries`}
                onClick={() => onAsk({ title: 'Minutes that do not count', filter: { isCounted: false } })}
              >
                {formatNumber(view.notCountedMinutes)}
              </NumberButton>{' '}
              recorded that do not count
            </span>
          )}
        </Box>
      }
    >
      <DayBars
        bars={bars}
        label="Minutes per day; Enter shows the entries of a day"
        onChoose={(index) => {
          const day = days[index];
          if (day) onAsk({ title: formatWeekday(day.on), filter: { day: day.on, isCounted: true } });
        }}
      />
      {isCurrent ? (
        <Box sx={{ display: 'flex', gap: 2, mt: 0.5, fontSize: '0.75rem', color: 'text.secondary' }}>
          <Key sx={{ backgroundColor: 'desk.control' }}>worked</Key>
          <Key sx={{ backgroundColor: 'primary.main' }}>today</Key>
          <Key sx={{ border: '1px dashed', borderColor: 'desk.control' }}>workday to come</Key>
        </Box>
      ) : null}
    </Panel>
  );
}

function Key({ sx, children }: { sx: object; children: string }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
      <Box component="span" aria-hidden sx={{ width: 10, height: 10, borderRadius: '2px', ...sx }} />
      {children}
    </Box>
  );
}

function toneOf(on: string, isWorkday: boolean, { today, isCurrent }: MonthView): DayBar['tone'] {
  if (isCurrent && on === today) return 'now';
  if (isCurrent && on > today) return isWorkday ? 'ahead' : 'off';
  return isWorkday ? 'done' : 'off';
}
