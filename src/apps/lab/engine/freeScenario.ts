import type { Pack } from "../../library/pack.js";

/**
 * Scenarios of the lab that stand in no file: a region by itself, under the name of its folder
 * ("regions/greater-bay-area").
 */
const REGION = /^regions\/([a-z0-9-]+)$/;

/** Years of a region by itself. */
const YEARS = 20;

/** The region that a scenario is by itself; undefined where it stands in a file. */
export function regionAlone(name: string): string | undefined {
  return REGION.exec(name)?.[1];
}

/** A scenario's file, and the files that it needs. */
export function fileOf(name: string, { files }: Pack): { file: string; files: Readonly<Record<string, string>> } {
  const file = `scenarios/${name}.yaml`;
  const region = regionAlone(name);
  return region === undefined
    ? { file, files }
    : { file, files: { ...files, [file]: regionText(`${region}/region.yaml`, FIRST_YEAR) } };
}

/** The first year after the base year of the regions that ship. */
const FIRST_YEAR = 2022;

/** A region with nothing but a baseline, as a scenario file that names it. */
export function regionText(file: string, startYear: number): string {
  return [
    "title: Explore",
    "question: What does a policy change?",
    `region: ${JSON.stringify(file)}`,
    `startYear: ${startYear}`,
    `years: ${YEARS}`,
    "population: cohorts",
    "",
  ].join("\n");
}
