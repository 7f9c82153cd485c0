import { describe, expect, it } from "vitest";
import { studentQuantile } from "../../../src/measures/results/student.js";
import {
  BlockGathering,
  blockRanges,
  chanceBetween,
  goodsRows,
  mergeBlock,
  newComparison,
  runsOf,
  structureRows,
} from "../../../src/runs/experiments/comparison.js";
import type { RunResult } from "../../../src/runs/experiments/index.js";
import { textOf } from "../../../src/words/index.js";
import { NAMES, run } from "../../measures/results/runs.js";

const failure: RunResult = { failure: textOf("no market") };

/** A run of two nodes, north a city, and one sector, in which all is `size` times as much. */
const ran = (arm: number, replicate: number, size: number): RunResult => ({
  record: run(NAMES[arm]!, replicate, 10, 3, 0.5),
  structure: [[size]],
  sectors: [1, 2, 3, 4, 5, 6].map((measure) => [measure * size]),
  trade: Float64Array.of(0, size, 2 * size, 0),
  told: Float64Array.of(size, 7),
});

/** A block of runs in the order in which they end. */
function gathered(first: number, ...runs: (readonly [replicate: number, arm: number, result: RunResult])[]) {
  const gathering = new BlockGathering(NAMES, first, false);
  for (const [replicate, arm, result] of runs) gathering.add({ replicate, arm }, result);
  return gathering;
}

describe("blocks of replicates", () => {
  it("are of eight, the last of what is left", () => {
    expect(blockRanges(0)).toEqual([]);
    expect(blockRanges(8)).toEqual([{ first: 0, end: 8 }]);
    expect(blockRanges(9)).toEqual([
      { first: 0, end: 8 },
      { first: 8, end: 9 },
    ]);
  });

  it("are made of every arm of every replicate, those of a replicate together", () => {
    expect(runsOf({ first: 8, end: 10 }, 2).map(({ replicate, arm }) => [replicate, arm])).toEqual([
      [8, 0],
      [8, 1],
      [9, 0],
      [9, 1],
    ]);
  });
});

describe("a block whose runs come in any order", () => {
  it("has a replicate in its sums as soon as all arms of it and of those before have ended", () => {
    const gathering = new BlockGathering(NAMES, 8, false);
    const counts = ([replicate, arm]: [number, number]) => {
      gathering.add({ replicate, arm }, ran(arm, replicate, 1));
      return gathering.replicates;
    };
    expect(
      (
        [
          [9, 1],
          [8, 1],
          [9, 0],
          [10, 0],
          [8, 0],
          [10, 1],
        ] as [number, number][]
      ).map(counts),
    ).toEqual([0, 0, 0, 0, 2, 3]);
    expect(gathering.block.runs.replicates).toEqual([8, 9, 10]);
  });

  it("tells runs that failed by replicate, then arm, and sums the others", () => {
    const { block } = gathered(0, [0, 1, failure], [0, 0, failure], [1, 1, ran(1, 1, 5)], [1, 0, failure]);
    expect(block.failed.map(({ replicate, variant, text }) => [replicate, variant, text.en])).toEqual([
      [0, "baseline", "no market"],
      [0, "reform", "no market"],
      [1, "baseline", "no market"],
    ]);
    expect(block.structures.map(({ trade }) => trade && [...trade])).toEqual([null, [0, 5, 10, 0]]);
  });

  it("holds the structure of an arm beside the baseline's of the same replicates alone", () => {
    const { block } = gathered(
      0,
      [0, 0, ran(0, 0, 1)],
      [0, 1, ran(1, 0, 10)],
      // Without a baseline there is nothing to hold it against.
      [1, 0, failure],
      [1, 1, ran(1, 1, 100)],
      [2, 0, ran(0, 2, 1000)],
      [2, 1, failure],
      [3, 0, ran(0, 3, 2)],
      [3, 1, ran(1, 3, 20)],
    );
    const [baseline, reform] = block.structures;
    expect(baseline).toMatchObject({ own: [[1003]], baseline: [[1003]] });
    expect(reform).toMatchObject({ own: [[30]], baseline: [[3]] });
    // What sectors do, and goods, are of all replicates that the arm finished.
    expect(reform!.sectors!.map(([value]) => value)).toEqual([130, 260, 390, 520, 650, 780]);
    expect([...reform!.trade!]).toEqual([0, 130, 260, 0]);
    expect([...baseline!.trade!]).toEqual([0, 1003, 2006, 0]);
  });

  it("leaves the runs that it sums as they were", () => {
    const first = ran(0, 0, 1);
    gathered(0, [0, 0, first], [0, 1, ran(1, 0, 1)], [1, 0, ran(0, 1, 1)], [1, 1, ran(1, 1, 1)]);
    expect(first).toEqual(ran(0, 0, 1));
  });
});

describe("the interval of what the answer tells of two arms", () => {
  const years = { from: 2021, to: 2024 };
  const told = [
    { place: "cluster", indicator: "real-gdp", ...years },
    { place: "cluster", indicator: "residents", ...years, from: 2024 },
  ];
  const names = ["baseline", "free", "dear"];
  /** By replicate, what each arm is told by; undefined: it failed. */
  function heldOf(...replicates: (number | undefined)[][]) {
    const comparison = newComparison(names);
    for (const [b, values] of replicates.entries()) {
      const gathering = new BlockGathering(names, 8 * b, false);
      for (const [arm, size] of values.entries()) {
        const result = size === undefined ? failure : ran(0, 8 * b, size);
        const named = "failure" in result ? result : { ...result, record: run(names[arm]!, 8 * b, 10, 3, 0.5) };
        gathering.add({ replicate: 8 * b, arm }, named);
      }
      mergeBlock(comparison, gathering.block);
    }
    return chanceBetween(comparison, told);
  }

  it("is that of their differences in the same replicate, however far replicates are apart", () => {
    const [gdp, residents] = heldOf([100, 110, 111], [200, 230, 232], [300, 350, 353]);
    const half = (deviation: number) => Number(((studentQuantile(0.975, 2) * deviation) / Math.sqrt(3)).toPrecision(6));
    expect(gdp).toEqual({
      ...told[0],
      halves: [
        { run: "free", against: "baseline", half: half(20) },
        { run: "dear", against: "baseline", half: half(21) },
        { run: "dear", against: "free", half: half(1) },
      ],
    });
    // Of one year against the baseline the table of effects has it; what is the same in all replicates is certain.
    expect(residents).toEqual({ ...told[1], halves: [{ run: "dear", against: "free", half: 0 }] });
  });

  it("is of those replicates that both finished with the baseline, and unknown of one", () => {
    const half = (deviation: number) => Number(((studentQuantile(0.975, 1) * deviation) / Math.SQRT2).toPrecision(6));
    const halves = (...replicates: (number | undefined)[][]) => heldOf(...replicates)[0]!.halves.map((one) => one.half);
    expect(halves([100, 110, 111], [undefined, 230, 900], [300, 350, 358])).toEqual([
      ...[half(Math.sqrt(800)), half(Math.sqrt(1104.5)), half(Math.sqrt(24.5))],
    ]);
    expect(halves([100, 110, 111])).toEqual([null, null, null]);
    expect(chanceBetween(newComparison(names), told)).toEqual([]);
  });

  it("is not held where each failed in a replicate of its own, since effects are then not over the same ones", () => {
    const [gdp] = heldOf([100, 110, 111], [200, 230, undefined], [300, 350, 358]);
    expect(gdp!.halves.map(({ run, against }) => `${run} ${against}`)).toEqual(["free baseline", "dear baseline"]);
  });
});

describe("a comparison of several blocks", () => {
  const comparison = newComparison(NAMES);
  mergeBlock(comparison, gathered(0, [0, 0, ran(0, 0, 1)], [0, 1, failure]).block);
  mergeBlock(comparison, gathered(8, [8, 0, ran(0, 8, 3)], [8, 1, ran(1, 8, 10)]).block);
  mergeBlock(comparison, gathered(16, [16, 0, failure], [16, 1, ran(1, 16, 30)]).block);
  /** Of a region of a city and the rest of its country. */
  const economy = {
    ...{ nodes: 2, sectors: 1, nodeIds: ["north", "south"], sectorIds: ["farms"], isCity: Uint8Array.of(1, 0) },
  };
  const base = {
    market: Object.fromEntries(
      ["employment", "revenue", "purchases", "intermediatePurchases"].map((name, k) => [name, Float64Array.of(k, 9)]),
    ),
    accounts: { valueAdded: Float64Array.of(7, 9), gdp: Float64Array.of(7, 9), realGdp: Float64Array.of(7, 9) },
    firms: Float64Array.of(8, 9),
  };
  const prepared = {
    variants: [{ calibration: { world: { economy } }, base }],
    provinces: ["a", "a"],
    scenario: { region: { baseYear: 2020, currency: "CNY" } },
  } as unknown as Parameters<typeof structureRows>[0];

  it("holds all failures and sums, in the order of blocks", () => {
    expect(comparison.failed.map(({ replicate, variant }) => [replicate, variant])).toEqual([
      [0, "reform"],
      [16, "baseline"],
    ]);
    expect(comparison.summary.replicates).toEqual([0, 8, 16]);
    expect(comparison.structures).toMatchObject([
      { own: [[4]], baseline: [[4]] },
      { own: [[10]], baseline: [[3]] },
    ]);
  });

  it("tells structures of cities in the base year, then means over the replicates of each arm", () => {
    const rows = [...structureRows(prepared, comparison)];
    expect(rows).toEqual([
      {
        ...{ variant: "base-year", year: 2020, city: "north", sector: "farms", employment: 0, output: 1 },
        ...{ value_added: 7, purchases: 2, intermediate_purchases: 3, firms: 8 },
      },
      {
        // One and three, in two replicates.
        ...{ variant: "baseline", year: 2021, city: "north", sector: "farms", employment: 2, output: 4 },
        ...{ value_added: 6, purchases: 8, intermediate_purchases: 10, firms: 12 },
      },
      {
        ...{ variant: "reform", year: 2021, city: "north", sector: "farms", employment: 20, output: 40 },
        ...{ value_added: 60, purchases: 80, intermediate_purchases: 100, firms: 120 },
      },
    ]);
  });

  it("tells goods by sector, origin and destination, an arm beside the other, without what is nothing", () => {
    const rows = [...goodsRows(prepared, comparison)];
    expect(rows.map((row) => [row.origin, row.destination, row.variant, row.value])).toEqual([
      ["north", "south", "baseline", 2],
      ["north", "south", "reform", 20],
      ["south", "north", "baseline", 4],
      ["south", "north", "reform", 40],
    ]);
    expect(rows[0]).toMatchObject({ kind: "goods", sector: "farms", year: 2021 });
    expect(rows[0]!.unit).toBe("100 million yuan, prices of the year's numeraire");
  });

  it("tells nothing of an arm that never was finished", () => {
    const lame = newComparison(NAMES);
    mergeBlock(lame, gathered(0, [0, 0, ran(0, 0, 1)], [0, 1, failure]).block);
    expect([...structureRows(prepared, lame)].map(({ variant }) => variant)).toEqual(["base-year", "baseline"]);
    expect(new Set([...goodsRows(prepared, lame)].map(({ variant }) => variant))).toEqual(new Set(["baseline"]));
  });
});
