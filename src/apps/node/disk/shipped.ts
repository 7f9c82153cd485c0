import { existsSync, readdirSync } from "node:fs";
import { programRoot } from "../process/program.js";

const SHIPPED_NAME = /^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)*$/;

/**
 * Path of the scenario ("yangtze-river-delta/barrier-removal") or region ("regions/yangtze-river-delta") that ships
 * with the program under a name.
 */
export function shippedFile(name: string): string | undefined {
  if (!SHIPPED_NAME.test(name)) return undefined;
  const candidates = [`${name}.yaml`, `${name}/region.yaml`].map((path) => `${programRoot}scenarios/${path}`);
  return candidates.find((path) => existsSync(path));
}

/** Names of all scenarios and regions that ship with the program. */
export function shippedNames(): string[] {
  const files = readdirSync(`${programRoot}scenarios`, { recursive: true, encoding: "utf8" });
  const names = files.flatMap((file) => /^(.+?)(\/region)?\.yaml$/.exec(file.replaceAll("\\", "/"))?.[1] ?? []);
  return names.filter((name) => shippedFile(name) !== undefined).sort();
}

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
