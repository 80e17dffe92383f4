/** @file One entry of somebody's directory, as text, checked and made one of ours. */
import { kindsOfWords } from '#shared/content/resource-kinds.ts';
import type { LocalDate } from '#shared/domain/primitives.ts';
import { Resource } from '#shared/domain/resource.ts';
import { languageOf } from './import-resources-language.ts';

/** The columns that an entry may have. `served` are the ZIPs it serves, `postalCode` the one it stands in. */
export const RESOURCE_COLUMNS = [
  'sourceId',
  'name',
  'needs',
  'phone',
  'website',
  'served',
  'languages',
  'eligibility',
  'description',
  'hours',
  'address',
  'city',
  'state',
  'postalCode',
  'latitude',
  'longitude',
  'verifiedOn',
] as const;
export type ResourceColumn = (typeof RESOURCE_COLUMNS)[number];

/** An entry as its file has it. */
export interface ResourceRow {
  /** Where it stands, for messages: `Row 4`. */
  place: string;
  fields: Partial<Record<ResourceColumn, string>>;
  /** How the file calls a column, for messages. */
  nameOf(column: ResourceColumn): string;
  /** Leaves out a kind or a language that is not known, instead of calling it wrong: the file has thousands that nobody here chose. */
  isLenient: boolean;
}

/** An entry of the directory without what storing adds. */
export type ResourceContent = Omit<
  Resource,
  'id' | 'updatedAt' | 'updatedBy' | 'deviceId' | 'rev' | 'receivedAt'
>;

export interface CheckedRow {
  place: string;
  /** What makes it the same entry when the file comes again. */
  key: string;
  content: ResourceContent;
  /** What was shortened or left out. */
  notes: RowNote[];
}
export type RowNote = 'shortened' | 'no-kind' | 'no-phone' | 'zip-padded';

/** Long words may be cut; a name, a number or an address may not. */
const MOST = { eligibility: 1000, description: 2000, hours: 500 } as const;
const LISTS = /[;,|\n]/;

/** Checks a row. Each problem names the row and the column and says what to do. */
export function checkRow(row: ResourceRow, today: LocalDate): CheckedRow | { problems: string[] } {
  const problems: string[] = [];
  const notes = new Set<RowNote>();
  const wrong = (column: ResourceColumn, words: string) =>
    void problems.push(`${row.place}, column "${row.nameOf(column)}": ${words}`);
  const text = (column: ResourceColumn) => (row.fields[column] ?? '').replace(/\s+/g, ' ').trim();
  const list = (column: ResourceColumn) =>
    (row.fields[column] ?? '')
      .split(LISTS)
      .map((one) => one.trim())
      .filter(Boolean);

  for (const [column, value] of Object.entries(row.fields) as [ResourceColumn, string][]) {
    if (hasControl(value)) wrong(column, 'it has a character that no screen shows. Delete it.');
  }
  const needs = list('needs').flatMap((words) => {
    const kinds = kindsOfWords(words);
    if (kinds.length === 0 && !row.isLenient)
      wrong('needs', `"${words}" is no kind of help that Careline knows. list-resources --kinds shows them.`);
    return kinds;
  });
  const languages = list('languages').flatMap((words) => {
    const language = languageOf(words);
    if (language === null && !row.isLenient)
      wrong('languages', `"${words}" is no language. Write "Spanish" or "es".`);
    return language ?? [];
  });
  const zip = (column: ResourceColumn, words: string): string[] => {
    const [, five] = /^(\d{5})(?:-?\d{4})?$/.exec(words) ?? [];
    if (five !== undefined) return [five];
    if (/^\d{3,4}$/.test(words)) {
      // A spreadsheet takes the zero of 02134 away.
      notes.add('zip-padded');
      return [words.padStart(5, '0')];
    }
    if (!row.isLenient) wrong(column, `"${words}" is no ZIP code. Write five digits.`);
    return [];
  };
  const own = text('postalCode') === '' ? [] : zip('postalCode', text('postalCode'));
  const isEverywhere = /^(all|any|everywhere|national|nationwide|statewide)$/i.test(text('served'));
  const served = isEverywhere ? [] : list('served').flatMap((one) => zip('served', one));

  const content: ResourceContent = {
    name: text('name'),
    needs: [...new Set(needs)],
    phone: text('phone'),
    website: text('website'),
    // A pantry that says nothing of its area serves the ZIP it stands in; what has no address serves every one.
    postalCodes: [...new Set(isEverywhere || served.length > 0 ? served : own)],
    languages: [...new Set(languages)],
    eligibility: shortened('eligibility'),
    description: shortened('description'),
    hours: shortened('hours'),
    address: addressOf(text('address'), text('city'), text('state'), own[0] ?? text('postalCode')),
    ...coordinatesOf(text('latitude'), text('longitude'), wrong),
    verifiedOn: dateOf(text('verifiedOn'), today, (words) => wrong('verifiedOn', words)),
  };
  if (content.name === '') wrong('name', 'it is empty. Every entry needs a name.');
  if (content.needs.length === 0) notes.add('no-kind');
  if (content.phone === '') notes.add('no-phone');
  const shape = Resource.pick({ name: true, phone: true, website: true, address: true }).safeParse(content);
  for (const issue of shape.error?.issues ?? []) {
    if (issue.code === 'too_big') {
      wrong(issue.path[0] as ResourceColumn, `it is longer than ${issue.maximum} characters. Shorten it.`);
    }
  }
  if (problems.length > 0) return { problems };
  const sourceId = text('sourceId');
  const key = sourceId === '' ? `${content.name} ${content.address}`.toLowerCase() : `id ${sourceId}`;
  return { place: row.place, key, content, notes: [...notes] };

  function shortened(column: keyof typeof MOST): string {
    const words = text(column);
    if (words.length <= MOST[column]) return words;
    notes.add('shortened');
    return `${words.slice(0, MOST[column] - 1).trimEnd()}…`;
  }
}

function addressOf(street: string, city: string, state: string, zip: string): string {
  const place = [city, [state, zip].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  // A whole address in one column has its town already.
  if (zip !== '' && street.includes(zip)) return street;
  return [street, place].filter(Boolean).join(', ');
}

function coordinatesOf(
  latitude: string,
  longitude: string,
  wrong: (column: ResourceColumn, words: string) => void,
): Pick<Resource, 'latitude' | 'longitude'> {
  const none = { latitude: null, longitude: null };
  if (latitude === '' && longitude === '') return none;
  const [north, east] = [Number(latitude), Number(longitude)];
  const isNorth = latitude !== '' && Math.abs(north) <= 90;
  const isEast = longitude !== '' && Math.abs(east) <= 180;
  if (!isNorth)
    wrong('latitude', `"${latitude}" is no latitude. Write degrees from -90 to 90, or leave both empty.`);
  if (!isEast)
    wrong(
      'longitude',
      `"${longitude}" is no longitude. Write degrees from -180 to 180, or leave both empty.`,
    );
  // Nobody's pantry is in the Gulf of Guinea: this is how programs write that they do not know.
  if (north === 0 && east === 0) return none;
  return isNorth && isEast ? { latitude: north, longitude: east } : none;
}

function dateOf(words: string, today: LocalDate, wrong: (words: string) => void): LocalDate | '' {
  if (words === '') return '';
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(words);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words);
  const [year, month, day] = iso?.slice(1) ?? [american?.[3], american?.[1], american?.[2]];
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const isDate = new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) ?? false;
  if (!isDate) wrong(`"${words}" is no date. Write 2026-11-30 or 11/30/2026.`);
  else if (date > today)
    wrong(`${date} is still to come. Write the day on which somebody checked the entry.`);
  return isDate ? date : '';
}

/** Control characters other than line ends and tabs, and halves of a character: PostgreSQL cannot hold some of them. */
function hasControl(text: string): boolean {
  if (!text.isWellFormed()) return true;
  return [...text].some((one) => {
    const code = one.charCodeAt(0);
    return code === 127 || (code < 32 && one !== '\n' && one !== '\r' && one !== '\t');
  });
}
