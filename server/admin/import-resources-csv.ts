/** @file A directory of resources in CSV, as spreadsheets save it. */
import { CsvError, parse } from 'csv-parse/sync';
import { AdminError } from './context.ts';
import { RESOURCE_COLUMNS, type ResourceColumn, type ResourceRow } from './import-resources-row.ts';

/** What the columns are called in the directories that people have, in lower case without marks. */
const HEADS: Readonly<Record<ResourceColumn, readonly string[]>> = {
  sourceId: ['id', 'resource id', 'service id', 'source id', 'record id', 'key'],
  name: [
    'name',
    'resource name',
    'resource',
    'service name',
    'program name',
    'agency name',
    'organization name',
    'organization',
    'agency',
  ],
  needs: [
    'needs',
    'need',
    'kind',
    'kinds',
    'category',
    'categories',
    'service type',
    'services',
    'type',
    'taxonomy',
  ],
  phone: ['phone', 'telephone', 'phone number', 'main phone', 'phone 1', 'tel', 'hotline'],
  website: ['website', 'url', 'web', 'web site', 'web address', 'link'],
  served: [
    'served',
    'postal codes',
    'zips',
    'zip codes',
    'zip codes served',
    'zips served',
    'serves',
    'service area',
    'area served',
  ],
  languages: ['languages', 'language', 'languages spoken'],
  eligibility: ['eligibility', 'eligibility description', 'who qualifies', 'requirements'],
  description: ['description', 'service description', 'about', 'details'],
  hours: ['hours', 'hours of operation', 'schedule', 'open', 'opening hours'],
  address: ['address', 'street', 'street address', 'address 1', 'physical address', 'location'],
  city: ['city', 'town'],
  state: ['state', 'state province'],
  postalCode: ['zip', 'zip code', 'zipcode', 'postal code', 'postalcode'],
  latitude: ['latitude', 'lat'],
  longitude: ['longitude', 'lng', 'lon', 'long'],
  verifiedOn: [
    'verified on',
    'verified',
    'last verified',
    'date verified',
    'assured date',
    'last updated',
    'updated',
  ],
};

/** Text of one file. */
export interface CsvRows {
  rows: ResourceRow[];
  /** Columns of which nothing is taken. */
  unused: string[];
}

/**
 * Reads a CSV with a header row; commas, semicolons or tabs between the columns.
 *
 * @throws {AdminError} where it is none, or a column is missing or there twice
 */
export function readCsv(text: string, file: string): CsvRows {
  const [head, ...lines] = records(text, file);
  if (head === undefined) throw new AdminError(`${file} is empty. Its first row must name the columns.`);
  const columns = head.record.map(columnOf);
  for (const column of RESOURCE_COLUMNS) {
    const same = head.record.filter((_name, index) => columns[index] === column);
    if (same.length < 2) continue;
    throw new AdminError(
      `${file} has the columns ${same.map((one) => `"${one}"`).join(' and ')}, which mean the same. Keep one of them.`,
    );
  }
  if (!columns.includes('name')) {
    throw new AdminError(`${file} has no column "name". Its first row must name the columns.`);
  }
  const nameOf = (column: ResourceColumn) => head.record[columns.indexOf(column)] ?? column;
  return {
    rows: lines.map(({ record, line }) => ({
      place: `Row ${line}`,
      fields: Object.fromEntries(
        columns.flatMap((column, index) => (column ? [[column, record[index] ?? '']] : [])),
      ),
      nameOf,
      isLenient: false,
    })),
    unused: head.record.filter((name, index) => columns[index] === null && name.trim() !== ''),
  };
}

function columnOf(head: string): ResourceColumn | null {
  const words = head
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return (
    RESOURCE_COLUMNS.find((column) => column.toLowerCase() === words || HEADS[column].includes(words)) ?? null
  );
}

interface Line {
  record: string[];
  /** As a spreadsheet counts its rows: the header is the first. */
  line: number;
}

function records(text: string, file: string): Line[] {
  const [first = ''] = text.split('\n', 1);
  const count = (mark: string) => first.split(mark).length;
  const delimiter = [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  try {
    const all = parse(text, { delimiter, relax_column_count_less: true, skip_empty_lines: false });
    return all
      .map((record, index) => ({ record, line: index + 1 }))
      .filter(({ record }) => record.some((value) => value.trim() !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AdminError(
      `${file} is not right CSV${whereOf(error)}: ${reasonOf(error)} Nothing was imported.`,
    );
  }
}

function whereOf({ lines }: CsvError): string {
  return typeof lines === 'number' ? ` at line ${lines}` : '';
}

function reasonOf({ code }: CsvError): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark opens there and never closes.';
  if (code.startsWith('CSV_RECORD_INCONSISTENT')) return 'the row has more columns than the header.';
  return 'the quotation marks in it do not match.';
}
