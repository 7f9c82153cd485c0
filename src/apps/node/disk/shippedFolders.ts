import { existsSync, readdirSync } from "node:fs";
import { programRoot } from "../process/program.js";

/** Scenario files that state the hypotheses which ship with the program, in the order of their names. */
export function shippedFacts(): string[] {
  const folder = `${programRoot}scenarios/facts/`;
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => folder + name);
}

/** Region files that ship with the program, but those made up for teaching; in the order of their names. */
export function shippedRegions(): string[] {
  return shippedRegionIds()
    .filter((name) => !name.startsWith("teaching-"))
    .map((name) => `${programRoot}scenarios/regions/${name}/region.yaml`);
}

/** Ids of all regions that ship with the program, in their order. */
export function shippedRegionIds(): string[] {
  const folder = `${programRoot}scenarios/regions/`;
  return readdirSync(folder)
    .filter((name) => existsSync(`${folder}${name}/region.yaml`))
    .sort();
}
