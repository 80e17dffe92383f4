import Box from '@mui/material/Box';
import type { AuditLine } from '#shared/contract/engine/audit.ts';
import { plural } from '../../ui/format.ts';
import { whoWords } from './audit-view.ts';

const WIDTH = 240;
const ROW = 7;
/** More people than this are not told apart in a line of text's height. */
const MOST_PEOPLE = 4;

/** A day at a glance: a row for each person, a dot for each event over the hours, hollow where it was done without the server. */
export function DayPicture({ lines }: { lines: readonly AuditLine[] }) {
  const people = [...Map.groupBy(lines, ({ who }) => whoWords(who))];
  if (people.length > MOST_PEOPLE || lines.length < 2) return null;
  const height = people.length * ROW + 2;
  const words = people.map(([name, of]) => `${name}: ${plural(of.length, 'event')}`).join('; ');
  return (
    <Box
      component="svg"
      role="img"
      aria-label={`Over the hours of the day. ${words}.`}
      viewBox={`0 0 ${WIDTH} ${height}`}
      sx={{ width: WIDTH, height, color: 'primary.main', display: { xs: 'none', md: 'block' } }}
    >
      <title>{words}</title>
      {[6, 12, 18].map((hour) => (
        <line
          key={hour}
          x1={(hour / 24) * WIDTH}
          x2={(hour / 24) * WIDTH}
          y1={0}
          y2={height}
          stroke="currentColor"
          opacity={0.25}
        />
      ))}
      {people.map(([name, of], row) =>
        of.map(({ id, at, isOffline }) => (
          <circle
            key={`${name} ${id}`}
            cx={(hoursOf(at) / 24) * WIDTH}
            cy={row * ROW + ROW / 2 + 1}
            r={2.4}
            fill={isOffline ? 'none' : 'currentColor'}
            stroke="currentColor"
          />
        )),
      )}
    </Box>
  );
}

function hoursOf(instant: string): number {
  const date = new Date(instant);
  return date.getHours() + date.getMinutes() / 60;
}
