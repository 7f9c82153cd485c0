import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diskFiles } from "../../src/apps/node/disk/files.js";
import { drawListOf, drawsCsv, drawsPlaceOf } from "../../src/apps/node/results/draws.js";
import { calibrate } from "../../src/calibrate/index.js";
import { loadRegion, type Region } from "../../src/input/index.js";
import { SimulationError } from "../../src/runs/experiments/index.js";
import { firstDraws, jointDraws, regionFactors, withChanges } from "../../src/runs/studies/index.js";

const files = readdirSync("scenarios/regions")
  .map((name) => `scenarios/regions/${name}/region.yaml`)
  .filter((file) => existsSync(file));

/** Whether a draw of the endless list has a base year. */
function hasBaseYear(region: Region, seed: string | number, draw: number): boolean {
  const factors = regionFactors({ region });
  const [values] = jointDraws(factors, [draw], seed);
  try {
    calibrate(
      withChanges(
        { region },
        factors.flatMap((factor, f) => factor.changes(values![f]!)),
      ).region,
    );
    return true;
  } catch (error) {
    if (error instanceof SimulationError) return false;
    throw error;
  }
}

describe("parameter draws that ship with the regions", () => {
  it("are of every region, and small", () => {
    expect(files.length).toBeGreaterThan(9);
    const bytes = files.reduce((sum, file) => sum + readFileSync(drawsPlaceOf(file)).length, 0);
    expect(bytes).toBeLessThan(2_000_000);
  });

  // Who changes ranges, tables or constants of a region draws anew: npm run draws
  it.each(files)("%s: are what agglom draws writes now", (file) => {
    const region = loadRegion(file, diskFiles);
    const list = drawListOf(file, region, diskFiles);
    const { seed, numbers, from, data } = list;
    expect(from).toBe("stored");
    expect(numbers).toHaveLength(data ? 256 : 64);
    expect(readFileSync(drawsPlaceOf(file), "utf8")).toBe(drawsCsv(region, list));
    const leftOut = firstDraws(numbers.at(-1)!).find((draw) => !numbers.includes(draw));
    expect(hasBaseYear(region, seed, numbers[0]!)).toBe(true);
    if (leftOut !== undefined && !data) expect(hasBaseYear(region, seed, leftOut)).toBe(false);
  });
});
