import type { Instant, LocalDate } from '#shared/domain/primitives.ts';

const DATE_TIME = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/;

/**
 * The calendar date of a FHIR `date` or `dateTime`, as written there (not moved to another time zone). A missing month or
 * day becomes the first: FHIR allows `1998`. Empty when there is none or it is none.
 */
export function localDateOf(text: string | undefined): LocalDate | '' {
  const found = DATE_TIME.exec(text ?? '');
  if (found === null) return '';
  const date = `${found[1]}-${found[2] ?? '01'}-${found[3] ?? '01'}`;
  return Number.isNaN(Date.parse(`${date}T00:00:00Z`)) ? '' : date;
}

/** The instant of a FHIR `dateTime` or `instant`; a bare date counts as noon UTC. Empty when there is none. */
export function instantOf(text: string | undefined): Instant | '' {
  const date = localDateOf(text);
  if (text === undefined || date === '') return '';
  const milliseconds = Date.parse(text.includes('T') ? text : `${date}T12:00:00Z`);
  return Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString();
}
