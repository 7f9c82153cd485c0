import { describe, expect, it } from "vitest";
import type { Conditioning, LeagueReport, SensitivityMethod } from "../../../src/measures/results/index.js";
import { seen } from "../../../src/measures/views/data.js";
import { leagueSeen, sensitivitySeen, sweepSeen } from "../../../src/measures/views/studyViews.js";
import {
  estimatesTable,
  evaluationTable,
  goalpostsTable,
  leagueTable,
  momentsTable,
  optionsTable,
  ranksTable,
} from "../../../src/report/tables/studies.js";
import type { Cell, Table } from "../../../src/report/tables/table.js";
import { textOf } from "../../../src/words/index.js";
import { evaluation } from "../evaluation.js";
import { inventedStudy } from "../fixture.js";
import { league, sensitivity, sweep } from "../studies.js";

/** "text | small" of every cell. */
const textIn = (cell: Cell | string) =>
  (typeof cell === "string" ? cell : [cell.text, cell.small].filter(Boolean).join(" | ")).replaceAll("\u00a0", " ");
const headsOf = ({ columns }: Table) => columns.map(textIn);
const linesOf = ({ groups }: Table) => groups.flatMap(({ rows }) => rows.map((row) => row.map(textIn)));

describe("the table of options", () => {
  it("has what each does and its band over worlds, and a dash where it could not be run", () => {
    const table = optionsTable(sweepSeen(sweep(1, 3, 8), "en"), 3);
    expect(headsOf(table)).toEqual(["Option", "Real GDP | %", "Theil T | %", "Spending | %"]);
    expect(linesOf(table)).toEqual([
      ["No tolls; Factor <0> 0 km", ...Array(3).fill("0 | −1.00 to +1.00")],
      ["No tolls; Factor <0> 1 km", "–", "–", "–"],
      ["No tolls; Factor <0> 2 km", "+2.00 | +1.00 to +3.00", "−2.00 | −3.00 to −1.00", "+4.00 | +3.00 to +5.00"],
    ]);
    expect(table.notes).toEqual([]);
  });

  it("has no bands at central values alone", () => {
    const table = optionsTable(sweepSeen(sweep(1, 3, 1), "en"), 3);
    expect(linesOf(table)[2]!.slice(1)).toEqual(["+2.00", "−2.00", "+4.00"]);
  });

  it("shows the first so many and says of how many, and names the place of what is not of the cluster", () => {
    const report = sweep(1, 3, 8);
    const [first, ...others] = report.outcomes;
    const outcomes = [{ ...first!, place: "north", placeLabel: textOf("North") }, ...others];
    const table = optionsTable(sweepSeen({ ...report, outcomes }, "en"), 2);
    expect(linesOf(table)).toHaveLength(2);
    expect(table.notes).toEqual(["The first 2 of 3; options.csv has all."]);
    expect(headsOf(table)[1]).toBe("Real GDP of North | %");
  });
});

describe("the table of what an outcome depends on", () => {
  const tableOf = (method: SensitivityMethod, most = 9, dropped = 1) => {
    const view = sensitivitySeen(sensitivity(method), "en");
    return estimatesTable(view, { ...view.report.outcomes[0]!, dropped }, most);
  };

  it("has every figure with its range, and its estimates with their intervals", () => {
    const table = tableOf("morris");
    expect(table.title).toBe("No tolls: effect on real GDP in 2024, %");
    expect(headsOf(table)).toEqual(["Parameter", "Range", "Mean size (μ*)", "Deviation (σ)", "Mean (μ)"]);
    expect(headsOf(tableOf("sobol"))).toEqual(["Parameter", "Range", "Total index", "First-order index"]);
    expect(headsOf(tableOf("rank"))).toEqual(["Parameter", "Range", "Spearman", "Partial"]);
    expect(linesOf(table)).toEqual([
      ["Toll", "1.0 to 3.0 yuan", ...Array(3).fill("2.00 | 1.90 to 2.10")],
      ["Gain <i>", "0 to 1.0 share", ...Array(3).fill("0 | −0.100 to 0.100")],
    ]);
    expect(linesOf(tableOf("morris", 1)).map(([name]) => name)).toEqual(["Toll"]);
  });

  it("counts what the estimates rest on, by the method, and what was left out", () => {
    expect(tableOf("morris").notes).toEqual(["8 steps. 1 left out for draws that could not be run."]);
    expect(tableOf("sobol", 9, 0).notes).toEqual(["8 groups of draws."]);
    expect(tableOf("rank", 9, 0).notes).toEqual(["8 draws."]);
    expect(["morris", "sobol", "rank"].map((method) => headsOf(tableOf(method as SensitivityMethod)).length)).toEqual([
      ...[2 + 3, 2 + 2, 2 + 2],
    ]);
  });

  it("has a dash where nothing could be estimated, and no range of a figure that is not listed", () => {
    const view = sensitivitySeen(sensitivity("rank"), "en");
    const [outcome] = view.report.outcomes;
    const unknown = [{ measure: "simple", value: Number.NaN, low: 0, high: 0 }];
    const table = estimatesTable(view, { ...outcome!, factors: [{ factor: "elsewhere", estimates: unknown }] }, 9);
    expect(linesOf(table)).toEqual([["elsewhere", "", "–"]]);
  });
});

describe("the table of a league", () => {
  const report = league();
  const changed = (change: (cell: LeagueReport["rows"][number]) => object): LeagueReport => ({
    ...report,
    rows: report.rows.map((row) => ({ ...row, ...change(row) })),
  });

  it("has levels in each region's money, and effects in per cent, with ranks and bands", () => {
    const levels = leagueTable(leagueSeen(report, "en"), "level");
    expect(levels.title).toBe("Base year (rank in brackets: 1 is best)");
    expect(headsOf(levels)).toEqual(["Indicator", "North | yuan", "South | yuan"]);
    expect(linesOf(levels)).toEqual([
      ["Real GDP | billion of the currency, higher is better", "4.00 (1) | 3.90 to 4.10", "3.00 (2) | 2.90 to 3.10"],
    ]);
    const effects = leagueTable(leagueSeen(report, "en"), "effect");
    expect(effects.title).toContain("after 5 years");
    expect(headsOf(effects)).toEqual(["Indicator", "North", "South"]);
    expect(linesOf(effects)).toEqual([
      ["Real GDP | %, higher is better", "+4.0 (1) | +3.0 to +5.0", "+3.0 (2) | +2.0 to +4.0"],
    ]);
  });

  it("has neither direction nor ranks where nothing is better, no band without draws, a dash without a value", () => {
    const cells = [
      { value: 4, band: null, rank: null },
      { value: null, band: null, rank: null },
    ];
    const table = leagueTable(
      leagueSeen(
        changed(() => ({ better: "none", cells })),
        "en",
      ),
      "effect",
    );
    expect(linesOf(table)).toEqual([["Real GDP | %", "+4.0", "–"]]);
  });
});

describe("the tables of an evaluation", () => {
  const view = seen(evaluation, "en");

  it("have the last year in which all have a value, by blocks that have parts", () => {
    const table = evaluationTable(view);
    expect(headsOf(table)).toEqual(["part", "North", "South"]);
    expect(table.groups.map(({ title }) => title)).toEqual(["Division", "Flows"]);
    expect(linesOf(table)).toEqual([
      ["Complementarity (2021) | per million", "0.0031 | 30 points", "0.123 | 123 points"],
      ["Travel (2020) | per million", "2.00 | 80 points", "1.50 | 60 points"],
    ]);
  });

  it("have ranks with the range over draws, how often each is first, and the rank at other weights", () => {
    const table = ranksTable(view, evaluation.ranks[0]!);
    expect(table.title).toBe("Index and rank, 2021: division");
    expect(linesOf(table)).toEqual([
      ["North", "30.0", "rank 2 (1 to 2)", "10 %", "1"],
      ["South", "123.4", "rank 1 (1 to 2)", "90 %", "2"],
    ]);
  });

  it("have what scores 0 and 100 points, and why", () => {
    expect(linesOf(goalpostsTable(view))[0]).toEqual([
      ...["Travel | per million", "0 | none", "2.50 | the frontier", "Somebody 2020"],
    ]);
  });
});

describe("the table of data", () => {
  const { data } = inventedStudy();
  const [first, second] = data!.moments;
  const tableOf = (moments: Conditioning["moments"], change: Partial<Conditioning> = {}) =>
    momentsTable({ ...data!, ...change, moments }, "en");
  const datum = (change: Partial<Conditioning["moments"][number]>) =>
    linesOf(tableOf([{ ...first!, ...change }]))[0]![1];

  it("has every datum with its error, its use, what it alone keeps, and what draws and the central case say", () => {
    const table = tableOf([first!, second!]);
    expect(linesOf(table)).toEqual([
      [
        ...["Goods to border | ln points", "−0.97 (0.35)", "conditions", "48 %"],
        ...["−1.20 (0.57)", "−1.00 (0.31)", "−1.00"],
      ],
      [
        ...["Wages to density | elasticity", "0.040 to 0.070", "only looked at", "7 %"],
        ...["0.19 (0.13)", "0.18 (0.14)", "0.21"],
      ],
    ]);
    expect(table.notes![0]).toContain("of the first 254 candidates");
    expect(tableOf([first!], { asked: undefined }).notes![0]).toContain("of the first 308 candidates");
  });

  it("says of a datum whether it is a number, a least or a range, and its error where it has one", () => {
    expect(datum({ kind: "at-least", value: 0.41, error: 0.11 })).toBe("at least 0.41 (0.11)");
    expect(datum({ kind: "normal", value: 0.5, error: 0 })).toBe("0.50");
    expect(datum({ kind: "between", value: [0.4, 0.7], error: 0.02 })).toBe("0.400 to 0.700 (0.020)");
    // Both ends, and what lies between them, have two digits.
    expect(datum({ kind: "between", value: [-1.25, -0.55], error: 0 })).toBe("−1.25 to −0.55");
    expect(datum({ kind: "between", value: [0, 0.04], error: 0 })).toBe("0 to 0.040");
    expect(datum({ kind: "between", value: [10, 10.4], error: 0 })).toBe("10.00 to 10.40");
  });

  it("has dashes where there is no value, and as few digits as a value needs without error", () => {
    const [cells] = linesOf(
      tableOf([{ ...first!, error: 0, prior: [12, null], kept: [null, 0.3], central: null, use: "drawn" }]),
    );
    expect(cells!.slice(2)).toEqual(["drawn", "48 %", "–", "–", "–"]);
    const [plain] = linesOf(tableOf([{ ...first!, error: 0, prior: [12, 3], central: 34 }], { without: [first!.id] }));
    expect([plain![2], plain![4], plain![6]]).toEqual(["left out", "12 (3.0)", "34"]);
  });

  it("has a unit that nobody has put into words as it is", () => {
    expect(linesOf(tableOf([{ ...first!, unit: "furlongs" }]))[0]![0]).toBe("Goods to border | furlongs");
  });
});
