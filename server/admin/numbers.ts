import { InvalidArgumentError } from 'commander';

/** Days of an offline lease. */
export const wholeDays = wholeNumber('days', 90);

/** Minutes until a device locks. */
export const wholeMinutes = wholeNumber('minutes', 240);

/** Days back that time may be booked by hand. */
export const wholeDaysBack = wholeNumber('days', 31);

function wholeNumber(unit: string, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= 1 && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number of ${unit} from 1 to ${most}.`);
  };
}
