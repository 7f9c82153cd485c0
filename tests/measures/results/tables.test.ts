import { describe, expect, it } from "vitest";
import { effectRows } from "../../../src/measures/results/effects.js";
import type { RunRecord } from "../../../src/measures/results/record.js";
import type { Summary } from "../../../src/measures/results/summary.js";
import { csvOf, keptRow, rowsOfCsv, type Table } from "../../../src/measures/results/table.js";
import {
  dictionaryCsv,
  EFFECTS,
  FLOWS,
  flowRows,
  INDICATOR_TABLE,
  indicatorRows,
  REPLICATES,
  readDictionary,
  replicateRows,
} from "../../../src/measures/results/tables.js";
import { NAMES, replicates, run, summaryOf, summed, withFailures } from "./runs.js";

const again = <Row>(table: Table<Row>, rows: Iterable<Row>): Row[] => [...rowsOfCsv(table, csvOf(table, rows))];
const linesOf = (summary: Summary) => [
  ...csvOf(EFFECTS, effectRows(summary)),
  ...csvOf(INDICATOR_TABLE, indicatorRows(summary)),
  ...csvOf(REPLICATES, replicateRows(summary)),
  ...csvOf(FLOWS, flowRows(summary)),
];

/** Two years of two places, indicators, kinds and nodes, each number telling where it stands. */
const grid: RunRecord = {
  ...run("baseline", 0, 0, 0, 0),
  years: [2021, 2022],
  indicators: ["gdp", "theil"],
  values: Float64Array.from({ length: 8 }, (_, cell) => cell + 1),
  flows: {
    ...{ kinds: ["firms", "goods"], sectors: ["", "steel"], units: ["firms", "tons"], nodes: ["north", "south"] },
    values: Float64Array.from({ length: 16 }, (_, cell) => cell),
  },
};
const reform = { ...grid, variant: "reform", values: grid.values.map((value) => 3 * value) };

describe("tables of several years, places and indicators", () => {
  const summary = summed(NAMES, [[grid, reform]], { keepReplicates: true });
  const place = ({ indicator, year, place }: { indicator: string; year: number; place: string }) =>
    `${indicator} of ${place} in ${year}`;
  const cells = [
    ["gdp of cluster in 2021", 1],
    ["gdp of cluster in 2022", 5],
    ["gdp of north in 2021", 3],
    ["gdp of north in 2022", 7],
    ["theil of cluster in 2021", 2],
    ["theil of cluster in 2022", 6],
    ["theil of north in 2021", 4],
    ["theil of north in 2022", 8],
  ];

  it("have each number in its cell", () => {
    const ofBaseline = ({ variant }: { variant: string }) => variant === "baseline";
    expect([...indicatorRows(summary)].filter(ofBaseline).map((row) => [place(row), row.mean])).toEqual(cells);
    expect([...replicateRows(summary)].filter(ofBaseline).map((row) => [place(row), row.value])).toEqual(cells);
    expect([...effectRows(summary)].map((row) => [place(row), row.effect / 2])).toEqual(cells);
    const levels = new Set([...replicateRows(summary)].map((row) => `${row.place} ${row.level}`));
    expect(levels).toEqual(new Set(["cluster cluster", "north city"]));
  });

  it("have of the cluster what they have where all places are kept", () => {
    const ofCluster = (from: Summary) => [...replicateRows(from)].filter((row) => row.place === "cluster");
    expect(ofCluster(summed(NAMES, [[grid, reform]]))).toEqual(ofCluster(summary));
  });

  it("have each flow with its kind, sector, unit and way", () => {
    const flows = [...flowRows(summary)].filter(({ variant, year }) => variant === "reform" && year === 2022);
    expect(flows.map((row) => [row.kind, row.sector, row.unit, row.origin, row.destination, row.value].join())).toEqual(
      [
        ...["firms,,firms,north,north,8", "firms,,firms,north,south,9"],
        ...["firms,,firms,south,north,10", "firms,,firms,south,south,11"],
        ...["goods,steel,tons,north,north,12", "goods,steel,tons,north,south,13"],
        ...["goods,steel,tons,south,north,14", "goods,steel,tons,south,south,15"],
      ],
    );
  });
});

describe("tables", () => {
  it("have a line with mean and deviation for every arm, place, year and indicator that has a value", () => {
    const rows = again(INDICATOR_TABLE, indicatorRows(summaryOf(3)));
    expect(rows.map(({ variant, place, level, indicator }) => [variant, place, level, indicator].join())).toEqual([
      ...["baseline,cluster,cluster,gdp", "baseline,north,city,gdp"],
      ...["reform,cluster,cluster,gdp", "reform,north,city,gdp"],
      ...["baseline,cluster,cluster,theil", "reform,cluster,cluster,theil"],
    ]);
    expect(rows[1]!.mean).toBeCloseTo((10.1 + 20.7 + 30.3) / 9, 8);
    expect(rows[1]!.sd).toBeCloseTo(3.368, 3);
    expect(rows[1]!.replicates).toBe(3);
  });

  it("have single replicates of the cluster, or of every place if they are kept", () => {
    const placesOf = (summary: Summary) => again(REPLICATES, replicateRows(summary)).map((row) => row.place);
    expect(new Set(placesOf(summaryOf(3)))).toEqual(new Set(["cluster"]));
    expect(placesOf(summaryOf(3)).length).toBe(2 * 3 * 2);
    expect(placesOf(summaryOf(3, true)).filter((place) => place === "north").length).toBe(2 * 3);
  });

  it("read back as what was written, to the digits that they keep", () => {
    const summary = summaryOf(2);
    expect(again(EFFECTS, effectRows(summary))).toEqual([...effectRows(summary)].map((row) => keptRow(EFFECTS, row)));
  });

  it("let an effect be found from its levels to 1e-9 of them", () => {
    const levels = [1e-9, 0.1, 1 / 3, 2 ** 40 / 7, 8.8e12].flatMap((level) => [level, -level]);
    for (const level of levels) {
      const summary = summed(NAMES, [[run("baseline", 0, level, 1, 1), run("reform", 0, level * (1 + 1e-6), 1, 1)]]);
      const [row] = again(EFFECTS, effectRows(summary));
      const { baselineMean, variantMean, effect, effectPct } = row!;
      expect(Math.abs(variantMean - baselineMean - effect)).toBeLessThan(1e-9 * Math.abs(level));
      expect(effect / (level * 1e-6)).toBeCloseTo(1, 6);
      expect(effectPct).toBeCloseTo(1e-4 * Math.sign(level), 9);
    }
  });

  it("have no per cent of nothing", () => {
    const summary = summed(NAMES, [[run("baseline", 0, 0, 1, 1), run("reform", 0, 2, 1, 1)]]);
    expect([...csvOf(EFFECTS, effectRows(summary))][1]).toBe("gdp,reform,cluster,cluster,2021,0,2,2,,,,,,1,1\n");
  });

  it("write mean flows with their unit and leave zeros out", () => {
    const rows = again(FLOWS, flowRows(summaryOf(3)));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual({
      ...{ kind: "firms", sector: "", origin: "north", destination: "south" },
      ...{ variant: "baseline", year: 2021, value: 2, unit: "firms" },
    });
  });

  it("write flows as means over the runs of their own variant", () => {
    const flows = again(FLOWS, flowRows(withFailures())).map(({ variant, value }) => [variant, value]);
    // Two runs each: (2 + 3) / 2 and (1 + 3) / 2.
    expect(flows).toEqual([
      ["baseline", 2.5],
      ["reform", 2],
    ]);
  });

  it("tell of nothing where no run was finished", () => {
    expect(linesOf(summed(NAMES, [[undefined, undefined]]))).toHaveLength(4);
  });

  it("have no row of a variant that was not finished once", () => {
    expect(linesOf(summed(NAMES, [[replicates[0]![0], undefined]])).join("")).not.toMatch(/reform|NaN|undefined/);
  });

  it("name the wrong header", () => {
    expect(() => [...rowsOfCsv(EFFECTS, "variant,year\n")]).toThrow(
      /expected the columns indicator,variant,place,level/,
    );
  });

  it("keep labels with commas in the dictionary", () => {
    const rows = [
      {
        indicator: "gini",
        label: { en: "Gini, by people", zh: "基尼系数（按人口）" },
        unit: { en: "index", zh: "指数" },
        formula: { en: "Σ w", zh: "Σ w" },
        source: { en: 'Gini "1912"', zh: "基尼（1912）" },
        better: "lower" as const,
      },
    ];
    expect(readDictionary(dictionaryCsv(rows))).toEqual(rows);
  });
});
