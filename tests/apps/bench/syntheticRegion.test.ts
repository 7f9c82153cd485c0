import { expect, it } from "vitest";
import { syntheticRegion } from "../../../src/apps/bench/syntheticRegion.js";
import { calibrate } from "../../../src/calibrate/index.js";
import { loadRegion } from "../../../src/input/index.js";
import { sumOf } from "../../../src/maths/numerics/sums.js";
import { disk } from "../../input/disk.js";

const template = loadRegion("scenarios/regions/yangtze-river-delta/region.yaml", disk);

it.each([5, 8, 20])(
  "an invented region of %i sectors makes what sectors of its groups make, within a fifth",
  (count) => {
    const { sectors, valueAdded, inputOutput } = syntheticRegion(template, 3, count).tables;
    const output = valueAdded.map(({ grossOutput100m }) => grossOutput100m / 1e6);
    const of = (holds: (s: number) => boolean) => sumOf(output, (value, s) => (holds(s) ? value : 0));
    const [transport, housing] = [count - 3, count - 2];
    for (const [made, share] of [
      [of((s) => sectors[s]!.group === "primary"), 0.05],
      [of((s) => sectors[s]!.group === "secondary"), 0.4],
      [output[transport], 0.1],
      [output[housing], 0.15],
      [of((s) => sectors[s]!.group === "tertiary" && s !== transport && s !== housing), 0.3],
    ] as const)
      expect(Math.abs(made! / share - 1)).toBeLessThanOrEqual(0.2);
    expect([sectors[transport]!.id, sectors[housing]!.id]).toEqual(["transport", "real-estate"]);
    for (const [s, row] of valueAdded.entries()) {
      const inputs = sumOf(
        inputOutput.filter(({ sector }) => sector === sectors[s]!.id),
        (one) => one.domestic100m,
      );
      expect(inputs / row.grossOutput100m).toBeCloseTo(0.5, 12);
    }
  },
);

it("an invented region has its cities, every two of them joined, and rests in its base year", () => {
  const { tables } = syntheticRegion(template, 6, 5);
  expect([tables.cities.length, tables.travel.length]).toEqual([6, 15]);
  for (const { hours, roadKm } of tables.travel) expect(roadKm! / hours!).toBeCloseTo(80, 9);
  const { world, market } = calibrate(syntheticRegion(template, 6, 5));
  expect(world.economy.nodeIds.slice(0, 6)).toEqual(tables.cities.map(({ id }) => id));
  expect(market.wage.every((wage) => wage > 0)).toBe(true);
});
