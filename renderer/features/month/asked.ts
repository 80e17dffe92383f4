import type { MonthEntriesInput, MonthView } from '#shared/contract/engine/month.ts';

type BandPatient = MonthView['programs'][number]['bands'][number]['patients'][number];

/** A number whose entries are asked for. */
export interface Asked {
  /** What the number is, in words. */
  title: string;
  filter: Omit<MonthEntriesInput, 'month'>;
  /** The patients that the number counts, where it counts patients. */
  patients?: BandPatient[];
}

/** Opens the entries behind a number. */
export type Ask = (asked: Asked) => void;
