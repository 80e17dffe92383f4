/** @file How far it is from one place to another. */

/** A point on the earth, in degrees. */
export interface Place {
  latitude: number;
  longitude: number;
}

const EARTH_RADIUS_MILES = 3958.8;

/** Miles along the earth's surface (haversine), as a crow flies. */
export function milesBetween(one: Place, two: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const north = Math.sin(radians(two.latitude - one.latitude) / 2) ** 2;
  const east = Math.sin(radians(two.longitude - one.longitude) / 2) ** 2;
  const chord = north + Math.cos(radians(one.latitude)) * Math.cos(radians(two.latitude)) * east;
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/**
 * The middle of some places; null of none. The mean of where they point, so that it holds across the date line.
 */
export function middleOf(places: readonly Place[]): Place | null {
  if (places.length === 0) return null;
  const sum = { x: 0, y: 0, z: 0 };
  for (const { latitude, longitude } of places) {
    const [up, along] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    sum.x += Math.cos(up) * Math.cos(along);
    sum.y += Math.cos(up) * Math.sin(along);
    sum.z += Math.sin(up);
  }
  const degrees = (angle: number) => (angle * 180) / Math.PI;
  return {
    latitude: degrees(Math.atan2(sum.z, Math.hypot(sum.x, sum.y))),
    longitude: degrees(Math.atan2(sum.y, sum.x)),
  };
}
