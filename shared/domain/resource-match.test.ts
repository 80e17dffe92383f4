import { expect, test } from 'vitest';
import type { Resource } from './resource.ts';
import { matchResources, type ResourceSearch } from './resource-match.ts';
import { testId } from './test-documents.ts';

let next = 1;
const resource = (name: string, over: Partial<Resource> = {}): Resource => ({
  id: testId(next++),
  ...{ updatedAt: '2026-11-01T12:00:00.000Z', updatedBy: 'server', deviceId: 'server', rev: 1 },
  receivedAt: '2026-11-01T12:00:00.000Z',
  name,
  ...{ needs: ['food'], phone: '555-0100', website: '', postalCodes: ['12207'], languages: ['en'] },
  ...{ eligibility: '', description: '', hours: '', address: '', latitude: null, longitude: null },
  verifiedOn: '2026-10-01',
  ...over,
});
const search = (over: Partial<ResourceSearch> = {}): ResourceSearch => ({
  ...{ kinds: ['food'], postalCode: '12207-1234', language: 'en', text: '' },
  ...over,
});
const names = (resources: Resource[], over?: Partial<ResourceSearch>) =>
  matchResources(resources, search(over)).map((match) => match.resource.name);

const here = resource('Pantry of the ZIP');
const all = resource('Hotline', { postalCodes: [] });
const near = resource('Pantry nearby', { postalCodes: ['12210'] });
const far = resource('Pantry in Tucson', { postalCodes: ['85701'] });
const rides = resource('Rides', { needs: ['transportation'] });

test('what serves her ZIP comes first, then what serves everybody, then the neighborhood; other needs and areas not at all', () => {
  expect(names([far, near, rides, all, here])).toEqual(['Pantry of the ZIP', 'Hotline', 'Pantry nearby']);
});

test('words find an entry in any area', () => {
  expect(names([far, here], { text: 'tucson pantry' })).toEqual(['Pantry in Tucson']);
});

test('what is named first comes before what helps with it', () => {
  const benefits = resource('Benefits desk', {
    needs: ['benefits'],
    languages: ['es'],
    verifiedOn: '2026-11-20',
  });
  const search = { kinds: ['food', 'benefits'], language: 'es' };
  expect(names([benefits, here], search)).toEqual(['Pantry of the ZIP', 'Benefits desk']);
});

test('her language before another, the lately verified before the old', () => {
  const spanish = resource('Comedor', { languages: ['es-US'] });
  const fresh = resource('Fresh', { verifiedOn: '2026-11-10' });
  expect(names([here, spanish, fresh])).toEqual(['Fresh', 'Pantry of the ZIP', 'Comedor']);
  expect(names([here, spanish, fresh], { language: 'es' })).toEqual([
    'Comedor',
    'Fresh',
    'Pantry of the ZIP',
  ]);
});

test('miles are told where the directory has coordinates, from the middle of what it has in her ZIP', () => {
  const at = (name: string, latitude: number, address: string) =>
    resource(name, { latitude, longitude: -73.75, address, postalCodes: ['12207'] });
  const matches = matchResources(
    [at('Far', 42.75, 'Troy, NY 12180'), at('Center', 42.65, 'Albany, NY 12207'), here],
    search(),
  );
  expect(matches.map(({ resource: { name }, miles }) => [name, miles])).toEqual([
    ['Center', 0],
    ['Far', 6.9],
    ['Pantry of the ZIP', null],
  ]);
  expect(matchResources([here], search())[0]?.miles).toBeNull();
});
