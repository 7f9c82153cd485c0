import { CATALOGUE } from "../../../src/apps/lab/engine/catalogue.js";
import type { Pack } from "../../../src/apps/library/input.js";
import { labPacks } from "../../../src/apps/node/lab/labPacks.js";

const read = new Map<string, Pack>();

/** The pack of a region, read once: all of them take seconds. */
export function packOfRegion(region: string): Pack {
  const pack = read.get(region) ?? labPacks(scenariosOf(region)).get(region)!;
  read.set(region, pack);
  return pack;
}

function scenariosOf(region: string): string[] {
  const all = CATALOGUE.flatMap(({ scenarios }) => scenarios);
  return all.flatMap((one) => (one.region === region && !one.name.startsWith("regions/") ? [one.name] : []));
}

const regions = new Set(CATALOGUE.flatMap(({ scenarios }) => scenarios.map(({ region }) => region)));

/** What the build puts in place of "virtual:packs". */
export const PACKS: Readonly<Record<string, () => Promise<{ default: Pack }>>> = Object.fromEntries(
  [...regions].map((region) => [region, () => Promise.resolve({ default: packOfRegion(region) })]),
);
