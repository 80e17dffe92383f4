/** @file What an entry of a clock says about itself: which unseen time was confirmed, and what was left out. Pure. */
import type { ClockGap, GapAnswer, WorkClock } from './clock.ts';
import type { FinishedClock } from './clock-intervals.ts';
import { localMoment } from './local-date.ts';
import type { TimeInterval } from './minutes.ts';
import { fromInstant, type Instant, type TimeZone } from './primitives.ts';

/** What a reason of a time entry may hold. */
const LONGEST = 1000;

const CAUSES: Record<ClockGap['cause'], string> = {
  closed: 'Careline was not running',
  asleep: 'the computer slept or its clock was changed',
};

const ANSWERS: Record<GapAnswer, string> = {
  'keep-all': 'The person confirmed that this was work, and it is counted.',
  'keep-up-to-heartbeat': 'It is not counted.',
  discard: 'It is not counted, and neither is what the clock had counted just before it',
};

/**
 * The reason of each interval of a finished clock, in their order: an answered gap is noted on the entry in which or after which it lies; what was
 * left out, on the last one.
 */
export function clockReasons(
  clock: Pick<WorkClock, 'answers'>,
  finished: FinishedClock,
  practiceTimeZone: TimeZone,
): string[] {
  const notes = finished.intervals.map((): string[] => []);
  for (const answered of clock.answers) {
    notes[indexAt(finished.intervals, answered.from)]?.push(answerNote(answered, practiceTimeZone));
  }
  const { openSeconds, doubleSeconds } = finished;
  if (openSeconds > 0) {
    notes.at(-1)?.push(`${lengthText(openSeconds)} of unseen time that nobody confirmed are left out.`);
  }
  if (doubleSeconds > 0) {
    notes.at(-1)?.push(`${lengthText(doubleSeconds)} are left out because they are in another entry.`);
  }
  return notes.map((sentences) => sentences.join(' ').slice(0, LONGEST));
}

function answerNote(gap: WorkClock['answers'][number], timeZone: TimeZone): string {
  const when = `${momentText(gap.from, timeZone)} to ${momentText(gap.until, timeZone)} (${timeZone})`;
  const lost = gap.answer === 'discard' ? ` (${lengthText(gap.secondsBefore)}).` : '';
  return `Unseen from ${when}, ${lengthText(gap.seconds)}: ${CAUSES[gap.cause]}. ${ANSWERS[gap.answer]}${lost}`;
}

/** The last interval that begins at or before the instant, else the first. */
function indexAt(intervals: readonly TimeInterval[], instant: Instant): number {
  return Math.max(
    0,
    intervals.findLastIndex(({ startedAt }) => startedAt <= instant),
  );
}

function momentText(instant: Instant, timeZone: TimeZone): string {
  const { date, minutes } = localMoment(fromInstant(instant), timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function lengthText(seconds: number): string {
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
