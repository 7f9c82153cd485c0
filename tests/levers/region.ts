import { findLever } from "../../src/levers/index.js";
import type { LeverContext } from "../../src/levers/lever.js";
import { copyPolicy, emptyPolicy } from "../../src/model/engine/instruments.js";
import type { Policy } from "../../src/model/engine/policy.js";

/** A base policy in which every number differs from its neighbours, so that nothing is changed unseen. */
function basePolicy(): Policy {
  const policy = emptyPolicy(4, 3, 2);
  let step = 0;
  for (const array of Object.values(policy)) {
    if (array instanceof Float64Array) array.set(array.map(() => 0.1 + 0.001 * ++step));
  }
  // Towns on a line: suzhou at hour 0, nanjing at 1, shanghai at 3, the rest of the country at 10.
  const places = [3, 1, 0, 10];
  policy.travelHours.set(places.flatMap((from) => places.map((to) => Math.abs(from - to))));
  return policy;
}

/** Three cities in two provinces (Shanghai is its own), one hinterland that shares a province with nobody; three sectors. */
export const region: LeverContext = {
  nodeIds: ["shanghai", "nanjing", "suzhou", "rest"],
  cities: 3,
  provinces: ["shanghai", "jiangsu", "jiangsu", "elsewhere"],
  agglomerations: ["delta", "delta", "", ""],
  countries: ["home", "home", "home", "abroad"],
  sectorIds: ["food", "chemicals", "electronics"],
  labourIds: ["general", "skilled"],
  year: 2026,
  from: 2025,
  base: basePolicy(),
  // Shanghai is strong in electronics, Nanjing in chemicals, Suzhou in food. Electronics buys chemicals, chemicals buys food.
  industries: {
    output: Float64Array.of(10, 10, 40, 5, 10, 40, 20, 5, 40, 20, 10, 5),
    inputShare: Float64Array.of(0, 0, 0, 0.3, 0, 0, 0, 0.3, 0),
    firmTax: new Float64Array(12).fill(0.05),
    sizeDispersion: 1,
  },
  growth: 0,
  // Nanjing has a quarter of Jiangsu's built-up area.
  area: Float64Array.of(100, 10, 30, 1000),
};

/** Parameters as the schema completes them; throws where it rejects them. */
export function complete(type: string, parameters: object) {
  return findLever(type)!.schema.parse(parameters) as never;
}

export function names(type: string, parameters: object): string[] {
  return findLever(type)!.sets(complete(type, parameters), region);
}

/** The base policy with one lever on it. */
export function withLever(type: string, parameters: object): Policy {
  const policy = copyPolicy(region.base);
  findLever(type)!.apply(complete(type, parameters), region, policy);
  return policy;
}

/** What a lever changed: "toll[1]" for numbers, the name alone for lists and objects. */
export function changes(type: string, parameters: object): string[] {
  // What links make stands in the arrays of hours.
  const policy = { ...withLever(type, parameters), links: region.base.links };
  return (Object.keys(policy) as (keyof Policy)[]).flatMap((name) =>
    differences(name, region.base[name], policy[name]),
  );
}

function differences(name: string, before: unknown, after: unknown): string[] {
  if (before instanceof Float64Array && after instanceof Float64Array) {
    return [...after.keys()].filter((k) => !Object.is(before[k], after[k])).map((k) => `${name}[${k}]`);
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [name];
}
