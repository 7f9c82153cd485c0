import { asin, cos, sin, square } from "./elementary.js";

/** Mean radius of the Earth, km: (2 a + b) / 3 of the reference ellipsoid WGS 84 (Moritz 2000). */
const RADIUS = 6371.0088;

/** A place on the globe, degrees north and east. */
export interface Spot {
  latitude: number;
  longitude: number;
}

/**
 * Great-circle kilometres between two places, by the haversine formula, which keeps its digits where they are near
 * (Sinnott 1984).
 */
export function greatCircleKm(from: Spot, to: Spot): number {
  const radians = Math.PI / 180;
  const half = (angle: number) => square(sin((angle * radians) / 2));
  const north = half(to.latitude - from.latitude);
  const east = half(to.longitude - from.longitude);
  const share = north + cos(from.latitude * radians) * cos(to.latitude * radians) * east;
  return 2 * RADIUS * asin(Math.sqrt(Math.min(1, share)));
}
