import type { FlowTable } from "../../../src/input/index.js";
import { greatCircleKm } from "../../../src/maths/numerics/greatCircle.js";

/** A place a letter, which is its province: "A0", "A1", "B2" of "AAB". */
export function placesOf(provinces: string): FlowTable["places"] {
  return [...provinces].map((province, k) => ({
    ...{ id: `${province}${k}`, province },
    latitude: 30 + 1.1 * ((k * k) % 5) + 0.3 * ((2 * k) % 3),
    longitude: 110 + 0.9 * k + 0.2 * ((k * k) % 3),
  }));
}

/** Flows that gravity explains, elasticity -1.4, with so many ln points at the border of two provinces ("A-B"). */
export function tableOf(
  provinces: string | FlowTable["places"],
  border: (pair: string, origin: number, destination: number) => number,
  factor: (origin: number, destination: number) => number = () => 1,
): FlowTable {
  const places = typeof provinces === "string" ? placesOf(provinces) : provinces;
  const flows = places.flatMap((from, origin) =>
    places.flatMap((to, destination) => {
      if (origin === destination) return [];
      const mass = (3 + ((7 * origin) % 5)) * (2 + ((3 * destination) % 7));
      const pair = from.province === to.province ? "" : [from.province, to.province].sort().join("-");
      const crossed = pair === "" ? 0 : border(pair, origin, destination);
      const flow = mass * factor(origin, destination) * greatCircleKm(from, to) ** -1.4 * Math.exp(crossed);
      return [{ origin, destination, flow }];
    }),
  );
  return { places, flows, toItself: 0, unobserved: 0 };
}
