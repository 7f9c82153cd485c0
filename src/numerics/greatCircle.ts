/** Mean radius of the earth, km (International Union of Geodesy and Geophysics). */
const RADIUS = 6371.0088;

/** A place, degrees north and east. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** Distance along the surface of a sphere, km, by the haversine formula, which stays exact for places close to each other. */
export function greatCircleKm(one: Place, other: Place): number {
  const half = (from: number, to: number) => Math.sin(((to - from) * Math.PI) / 360) ** 2;
  const cosine = (latitude: number) => Math.cos((latitude * Math.PI) / 180);
  const across = cosine(one.latitude) * cosine(other.latitude) * half(one.longitude, other.longitude);
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(half(one.latitude, other.latitude) + across)));
}
