/** @file A directory of resources in Open Referral's Human Services Data Specification 3.0 (JSON): an entry for each place of each service. */
import { z } from 'zod';
import { AdminError } from './context.ts';
import { openingHours } from './import-resources-hours.ts';
import type { ResourceRow } from './import-resources-row.ts';

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? '').trim());
const many = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);
const Phones = many(z.object({ number: text, extension: text, type: text }));
const Languages = many(z.object({ code: text, name: text }));
const Schedules = many(
  z.object({ byday: text, opens_at: text, closes_at: text, description: text, notes: text }),
);

const Location = z.object({
  id: text,
  name: text,
  latitude: text,
  longitude: text,
  transportation: text,
  addresses: many(
    z.object({
      address_1: text,
      address_2: text,
      city: text,
      state_province: text,
      postal_code: text,
      address_type: text,
    }),
  ),
  phones: Phones,
  languages: Languages,
  schedules: Schedules,
  accessibility: many(z.object({ description: text, details: text })),
});
const Organization = z.object({ name: text, website: text, phones: Phones });
const Service = z.object({
  id: text,
  name: text,
  description: text,
  alert: text,
  url: text,
  status: text,
  interpretation_services: text,
  application_process: text,
  fees_description: text,
  eligibility_description: text,
  minimum_age: text,
  maximum_age: text,
  assured_date: text,
  organization: Organization.nullish(),
  phones: Phones,
  languages: Languages,
  schedules: Schedules,
  service_areas: many(z.object({ name: text, description: text, extent: text })),
  required_documents: many(z.object({ document: text })),
  attributes: many(z.object({ taxonomy_term: z.object({ name: text }).nullish() })),
  service_at_locations: many(
    z.object({ location: Location.nullish(), phones: Phones, schedules: Schedules }),
  ),
});
type Service = z.infer<typeof Service>;
type Location = z.infer<typeof Location>;

const Body = z.record(z.string(), z.unknown());

export interface HsdsRows {
  rows: ResourceRow[];
  /** Services that the file says are closed. */
  closed: number;
}

/**
 * Reads services, one, a list or a page of them, each with its organization and places; or organizations that hold their services.
 *
 * @throws {AdminError} where it is something else, naming the service and the field
 */
export function readHsds(json: unknown, file: string): HsdsRows {
  const services = servicesOf(json, null).map((one, index) => {
    const read = Service.safeParse(one);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new AdminError(
      `${file}: service ${index + 1}, "${issue?.path.join('.')}": it is not as HSDS 3.0 says. Nothing was imported.`,
    );
  });
  if (services.length === 0) {
    throw new AdminError(
      `${file} has no service of HSDS 3.0. Give the services with their organization and service_at_locations, as the API of a directory answers them.`,
    );
  }
  const open = services.filter(({ status }) => status !== 'inactive' && status !== 'defunct');
  return { rows: open.flatMap(rowsOf), closed: services.length - open.length };
}

/** The services in a file, each with the organization it stands in. */
function servicesOf(json: unknown, organization: unknown): unknown[] {
  if (Array.isArray(json)) return json.flatMap((one) => servicesOf(one, organization));
  const { data } = Body.safeParse(json);
  if (data === undefined) return [];
  for (const list of [data.contents, data.organizations]) {
    if (Array.isArray(list)) return servicesOf(list, organization);
  }
  if (Array.isArray(data.services)) {
    return servicesOf(data.services, 'name' in data ? data : organization);
  }
  const isService = 'status' in data && 'name' in data;
  return isService ? [{ organization: organization ?? undefined, ...data }] : [];
}

function rowsOf(service: Service): ResourceRow[] {
  const places = service.service_at_locations;
  if (places.length === 0) return [rowOf(service, null, [], [])];
  return places.map(({ location, phones, schedules }) => rowOf(service, location ?? null, phones, schedules));
}

function rowOf(
  service: Service,
  location: Location | null,
  phones: Service['phones'],
  schedules: Service['schedules'],
): ResourceRow {
  const { organization } = service;
  const [phone] = [phones, service.phones, location?.phones ?? [], organization?.phones ?? []]
    .map(voiceOf)
    .filter(Boolean);
  const spoken = [...service.languages, ...(location?.languages ?? [])];
  const hours = [schedules, service.schedules, location?.schedules ?? []].find((one) => one.length > 0) ?? [];
  const address =
    location?.addresses.find(({ address_type }) => address_type !== 'postal') ?? location?.addresses[0];
  const areas = service.service_areas.flatMap(({ name, description, extent }) => [name, description, extent]);
  return {
    place: `Service "${service.name}"${location?.name ? ` at "${location.name}"` : ''}`,
    isLenient: true,
    nameOf: (column) => HSDS_NAMES[column] ?? column,
    fields: {
      sourceId: service.id === '' ? '' : `${service.id} ${location?.id ?? ''}`,
      name: nameOf(service, location),
      needs: [...service.attributes.map((one) => one.taxonomy_term?.name ?? ''), service.name].join(';'),
      phone: phone ?? '',
      website: service.url || organization?.website || '',
      served: (areas.join(' ').match(/\b\d{5}\b/g) ?? []).join(';'),
      languages: spoken.map(({ code, name }) => code || name).join(';'),
      eligibility: sentences([
        service.eligibility_description,
        agesOf(service),
        [
          'Bring: ',
          service.required_documents
            .map(({ document }) => document)
            .filter(Boolean)
            .join(', '),
        ],
      ]),
      description: sentences([
        service.status === 'temporarily closed' ? 'Temporarily closed' : '',
        service.alert,
        service.description,
        ['How to apply: ', service.application_process],
        ['Cost: ', service.fees_description],
        ['Interpreters: ', service.interpretation_services],
        [
          'Access: ',
          (location?.accessibility ?? [])
            .flatMap((one) => [one.description, one.details])
            .filter(Boolean)
            .join('. '),
        ],
        ['Getting there: ', location?.transportation ?? ''],
      ]),
      hours: openingHours(hours),
      address: [address?.address_1, address?.address_2].filter(Boolean).join(', '),
      city: address?.city ?? '',
      state: address?.state_province ?? '',
      postalCode: address?.postal_code ?? '',
      latitude: location?.latitude ?? '',
      longitude: location?.longitude ?? '',
      verifiedOn: service.assured_date,
    },
  };
}

const HSDS_NAMES: Partial<Record<string, string>> = {
  phone: 'phones.number',
  website: 'url',
  verifiedOn: 'assured_date',
  address: 'addresses.address_1',
};

/** Many services are called `Intake` or `Main office`: whose it is stands before it. */
function nameOf({ name, organization }: Service, location: Location | null): string {
  const whose = organization?.name ?? '';
  const isTold = whose === '' || name.toLowerCase().includes(whose.toLowerCase());
  const whole = name === '' || isTold ? name : `${whose}: ${name}`;
  const where = location?.name ?? '';
  const withPlace = where === '' || whole.includes(where) ? whole : `${whole} (${where})`;
  return withPlace.length <= 200 ? withPlace : whole;
}

function voiceOf(phones: Service['phones']): string {
  const phone = phones.find(({ type, number }) => number !== '' && !/fax|text|sms|pager/i.test(type));
  if (!phone) return '';
  const number = phone.number.replaceAll('"', '');
  return phone.extension === '' ? number : `${number} ext. ${phone.extension}`;
}

function agesOf({ minimum_age: from, maximum_age: to }: Service): string {
  if (from !== '' && to !== '') return `Ages ${from} to ${to}`;
  if (from !== '') return `${from} or older`;
  return to === '' ? '' : `${to} or younger`;
}

/** Sentences one after the other, each with its full stop; a pair is a head and what follows it, left out where that is empty. */
function sentences(parts: readonly (string | readonly [head: string, words: string])[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : part[1] && part[0] + part[1]))
    .filter(Boolean)
    .map((words) => (/[.!?…]$/.test(words) ? words : `${words}.`))
    .join(' ');
}
