import { expect, test } from 'vitest';
import { middleOf, milesBetween, type Place } from './distance.ts';

const at = (latitude: number, longitude: number): Place => ({ latitude, longitude });
const NEW_YORK = at(40.7128, -74.006);
const LOS_ANGELES = at(34.0522, -118.2437);

test.each<[string, Place, Place, number]>([
  ['the same place', NEW_YORK, NEW_YORK, 0],
  ['a degree of latitude', at(40, -74), at(41, -74), 69.1],
  ['a degree of longitude at 60 degrees north is half of one at the equator', at(60, 10), at(60, 11), 34.5],
  ['New York to Los Angeles', NEW_YORK, LOS_ANGELES, 2445.6],
  ['London to Paris', at(51.5074, -0.1278), at(48.8566, 2.3522), 213.5],
  ['across the date line', at(52, 179.5), at(52, -179.5), 42.5],
  ['half around the earth', at(0, 0), at(0, 180), 12436.9],
])('%s', (_words, one, two, miles) => {
  expect(milesBetween(one, two)).toBeCloseTo(miles, 0);
  expect(milesBetween(two, one)).toBe(milesBetween(one, two));
});

test('the middle of some places, also across the date line', () => {
  expect(middleOf([])).toBeNull();
  expect(middleOf([NEW_YORK])?.latitude).toBeCloseTo(NEW_YORK.latitude, 6);
  expect(middleOf([at(42, -73), at(43, -74)])?.longitude).toBeCloseTo(-73.496, 2);
  expect(Math.abs(middleOf([at(10, 179), at(10, -179)])?.longitude ?? 0)).toBeCloseTo(180, 6);
});
