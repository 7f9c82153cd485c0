import { beforeAll, describe, expect, it } from "vitest";
import type { Calibration } from "../../../src/calibrate/index.js";
import { loadScenario, parseOverride, type Region } from "../../../src/input/index.js";
import { SECTOR_MEASURES } from "../../../src/measures/indicators/index.js";
import type { AuditSummary, Summary } from "../../../src/measures/results/index.js";
import { type Comparison, compare, prepareScenario, serialExecutor } from "../../../src/runs/experiments/index.js";
import {
  focusOf,
  manifestOf,
  reportContext,
  restsOn,
  worstAudit,
} from "../../../src/runs/experiments/reportContext.js";
import { textOf } from "../../../src/words/index.js";
import { disk } from "../../input/disk.js";

const border = (from: number, scale: number) =>
  `{ type: administrative-border, from: ${from}, between: cities, scale: ${scale} }`;
const prepared = prepareScenario(
  loadScenario(
    "scenarios/teaching/two-cities.yaml",
    disk,
    [
      ...["years=4", "population=cohorts"],
      `variants={ open: { label: Open, levers: [${border(2024, 0)}] }, ` +
        `same: { label: Same, levers: [${border(2023, 1)}] } }`,
    ].map(parseOverride),
  ),
);
let made: Comparison;
beforeAll(async () => {
  made = await compare(serialExecutor(prepared), { replicates: 1 });
});

type Place = "harbour" | "mill";
/** Ratios to the baseline of the arm that does nothing, and of jobs and value added of its sectors in the last year. */
interface Changed {
  ratios?: [place: Place, indicator: "real-gdp" | "residents", year: number, ratio: number][];
  cells?: [measure: (typeof SECTOR_MEASURES)[number], city: number, sector: number, factor: number][];
  /** Of the baseline as of the arm. */
  levels?: [measure: (typeof SECTOR_MEASURES)[number], city: number, sector: number, value: number][];
}

function changed({ ratios = [], cells = [], levels = [] }: Changed): Comparison {
  const { summary } = made;
  const arm = summary.variants[2]!;
  const mean = arm.pairs.own.mean.slice();
  for (const [place, indicator, year, ratio] of ratios) {
    const scope = summary.years.indexOf(year) * summary.scopes.length + summary.scopes.indexOf(place);
    mean[scope * summary.indicators.length + summary.indicators.indexOf(indicator)]! *= ratio;
  }
  const own = { ...arm, pairs: { ...arm.pairs, own: { ...arm.pairs.own, mean } } };
  const structures = made.structures.map((one, at) => ({
    ...one,
    sectors: one.sectors!.map((row, m) => {
      const copy = row.slice();
      for (const [measure, city, sector, value] of levels)
        if (SECTOR_MEASURES[m] === measure) copy[3 * city + sector] = value;
      for (const [measure, city, sector, factor] of cells)
        if (at === 2 && SECTOR_MEASURES[m] === measure) copy[3 * city + sector]! *= factor;
      return copy;
    }),
  }));
  return { ...made, summary: { ...summary, variants: summary.variants.with(2, own) }, structures };
}

const beyond = (how: Changed, of = prepared) => reportContext(of, changed(how)).answer!.beyond!;
const lever = { kind: "lever", label: textOf("Administrative border", "行政边界") };

type Levers = (typeof prepared.variants)[number]["levers"];

/** The experiment with other levers in its two variants. */
const withLevers = (open: Levers, same: Levers) => ({
  ...prepared,
  variants: prepared.variants.map((one, at): typeof one =>
    at === 0 ? one : Object.create(one, { levers: { value: [open, same][at - 1] } }),
  ),
});
const [OPEN, SAME] = [prepared.variants[1]!.levers, prepared.variants[2]!.levers];

describe("what changes beyond what was observed", () => {
  it("is nothing where nothing changes, or no more than 98 of 100 cities did", () => {
    expect(beyond({})).toEqual([]);
    expect(beyond({ ratios: [["harbour", "real-gdp", 2025, 1.049]] })).toEqual([]);
  });

  it("is a change up to the last year, from the first in which GDP of a city differs, by its largest sector", () => {
    const [row, ...more] = beyond({
      ratios: [
        ["mill", "real-gdp", 2024, 1.001],
        ["harbour", "real-gdp", 2025, 1.1],
      ],
      cells: [
        ["value_added", 0, 1, 1.05],
        ["value_added", 0, 2, 0.9],
        ["value_added", 1, 0, 9],
      ],
    });
    // Of two years 8.3 % are the bound.
    expect(row).toEqual({
      ...{ variant: "same", place: "harbour", measure: "real-gdp", years: 2, bound: 0.083 },
      ...{ change: expect.closeTo(0.1, 9), driver: { kind: "sector", label: textOf("Manufacturing", "制造业") } },
    });
    expect(more).toEqual([]);
  });

  it("is a fall below the lower bound, by the sector that falls most", () => {
    const rows = beyond({
      ratios: [["mill", "real-gdp", 2025, 0.93]],
      cells: [
        ["value_added", 1, 1, 1.5],
        ["value_added", 1, 2, 0.9],
      ],
    });
    expect(rows).toEqual([
      {
        ...{ variant: "same", place: "mill", measure: "real-gdp", years: 1, bound: -0.059 },
        ...{ change: expect.closeTo(-0.07, 9), driver: { kind: "sector", label: textOf("Services", "服务业") } },
      },
    ]);
  });

  it("is told of the year that is farthest beyond where the last is not, by the only lever", () => {
    const rows = beyond({
      ratios: [
        ["harbour", "real-gdp", 2023, 1.06],
        ["harbour", "real-gdp", 2024, 1.15],
      ],
    });
    expect(rows).toEqual([
      {
        ...{ variant: "same", place: "harbour", measure: "real-gdp", years: 2, bound: 0.083 },
        ...{ change: expect.closeTo(0.15, 9), driver: lever },
      },
    ]);
    const early: Changed = { ratios: [["harbour", "real-gdp", 2023, 1.06]] };
    expect(beyond(early)[0]!.driver).toEqual(lever);
    expect(beyond(early, withLevers(OPEN, [...SAME, ...SAME]))[0]).not.toHaveProperty("driver");
    expect(beyond(early, withLevers(OPEN, []))[0]).not.toHaveProperty("driver");
  });

  it("is of residents and of jobs of sectors too, from ten thousand jobs on, the farthest first", () => {
    const rows = beyond({
      ratios: [
        ["mill", "real-gdp", 2025, 1.001],
        ["mill", "residents", 2025, 1.4],
      ],
      cells: [
        ["employment", 0, 1, 1.6],
        ["employment", 1, 0, 0.5],
        ["employment", 1, 1, 1.5],
        ["employment", 1, 2, 9],
      ],
      levels: [
        ["employment", 1, 0, 10],
        ["employment", 1, 2, 9.9],
      ],
    });
    expect(rows.map(({ measure, place, sector, bound }) => [measure, place, sector?.en, bound])).toEqual([
      // ln 0.5 / ln 0.572, ln 1.6 / ln 1.555, ln 1.4 / ln 1.394.
      ["jobs", "mill", "Agriculture", -0.428],
      ["jobs", "harbour", "Manufacturing", 0.555],
      ["residents", "mill", undefined, 0.394],
    ]);
    expect(rows[1]!.change).toBeCloseTo(0.6, 9);
  });
});

describe("what a report knows of an experiment", () => {
  it("is about the variant that is asked about, or the last that differs from the baseline", () => {
    const of = (runs: [variant: string, replicates: number, differs: "rises" | "falls" | ""][]) => {
      const variants = runs.map(([variant, replicates, differs]) => ({
        variant,
        pairs: {
          replicates: Array.from({ length: replicates }, (_, r) => r),
          ...Object.fromEntries((["rises", "falls"] as const).map((way) => [way, [0, Number(differs === way)]])),
        },
      }));
      return (compared?: string[]) =>
        focusOf({ answer: compared && ({ compare: compared } as never) }, { variants } as unknown as Summary);
    };
    const focus = of([
      ["baseline", 2, ""],
      ["a", 2, "rises"],
      ["b", 2, "falls"],
      ["c", 2, ""],
      ["d", 0, "rises"],
    ]);
    expect(focus()).toBe("b");
    expect(focus(["a", "b"])).toBe("a");
    expect(focus(["baseline", "c"])).toBe("c");
    expect(focus(["d", "a"])).toBe("a");
    expect(focus(["unheard"])).toBe("b");
    expect(
      of([
        ["baseline", 2, ""],
        ["a", 2, ""],
        ["b", 2, ""],
      ])(),
    ).toBe("b");
    expect(
      of([
        ["baseline", 2, ""],
        ["a", 2, "rises"],
        ["b", 2, ""],
      ])(),
    ).toBe("a");
  });

  it("is when something first begins to differ: by a lever, or from the first year on", () => {
    const year = (open: Levers, same: Levers) => reportContext(withLevers(open, same), made).reformYear;
    expect(year(OPEN, SAME)).toBe(2023);
    expect(year(OPEN, [])).toBe(2024);
    expect(year([], [])).toBe(2022);
    const later = [...SAME, ...OPEN];
    const baseline = { ...prepared.scenario.baseline, levers: SAME };
    const { variants } = withLevers(later, later);
    expect(reportContext({ ...prepared, scenario: { ...prepared.scenario, baseline }, variants }, made)).toMatchObject({
      reformYear: OPEN[0]!.from,
    });
    const open = { ...prepared.scenario.variants["open"]!, parameters: { entryElasticity: 0.2 } };
    const constants = { ...prepared.scenario, variants: { ...prepared.scenario.variants, open } };
    expect(reportContext({ ...prepared, scenario: constants }, made).reformYear).toBe(2022);
  });

  it("is which cities, provinces, industries and hinterlands there are, and what its numbers rest on", () => {
    const context = reportContext(prepared, made);
    expect(context.variants.map(({ id, label }) => [id, label.zh])).toEqual([
      ["baseline", "基准情景"],
      ["open", "Open"],
      ["same", "Same"],
    ]);
    expect(context.cities.map(({ id, province }) => [id, province])).toEqual([
      ["harbour", "coast"],
      ["mill", "inland"],
    ]);
    expect(context.provinces.map(({ id }) => id)).toEqual(["coast", "inland"]);
    expect(context.hinterlands.map(({ id }) => id)).toEqual(["rest-of-country"]);
    expect(context.labour).toEqual(["general", "skilled"]);
    expect(context.focus).toBe("open");
    // Each city's three sectors are observed.
    expect(context.limits).toHaveLength(1);
    const imbalances = "Observed trade imbalances are not reproduced";
    expect(context.limits.at(-1)!.en).toContain(imbalances);
    const exact = prepared.variants.map((one): typeof one => {
      const region = { ...one.calibration.region, exact: {} as NonNullable<Region["exact"]> };
      const calibration: Calibration = Object.create(one.calibration, { region: { value: region } });
      return Object.create(one, { calibration: { value: calibration } });
    });
    const { limits } = reportContext({ ...prepared, variants: exact }, made);
    expect(limits.some(({ en }) => en.includes(imbalances))).toBe(false);
    expect(context.changes.map(({ variant }) => variant)).toEqual(["open", "same"]);
    expect([context.chosen, context.imitating, context.players]).toEqual([[], [], []]);
    expect(restsOn(made)).toEqual({ baseline: 1, open: 1, same: 1 });
  });

  it("is of no variant that cannot be compared with the baseline", () => {
    const { summary } = made;
    const open = summary.variants[1]!;
    const failed = { ...open, pairs: { ...open.pairs, replicates: [] } };
    const context = reportContext(prepared, {
      ...made,
      summary: { ...summary, variants: summary.variants.with(1, failed) },
    });
    expect(context.variants.map(({ id }) => id)).toEqual(["baseline", "same"]);
    expect(context.unfinished).toEqual([{ id: "open", label: prepared.scenario.variants["open"]!.label }]);
    expect(context.changes.map(({ variant }) => variant)).toEqual(["same"]);
    expect(context.focus).toBe("same");
    expect(context.structure).toEqual([made.structures[2]!.baseline, made.structures[2]!.own]);
    expect(context.structure[0]![0]![0]).toBeCloseTo(0.38488, 4);
  });

  it("is the make-up of cities in each arm, and how many work where in the base year", () => {
    const { structure, employment } = reportContext(prepared, made);
    expect(structure).toHaveLength(3);
    expect(structure[2]).toEqual(structure[0]);
    expect(structure[1]).not.toEqual(structure[0]);
    expect(structure[1]).toEqual(made.structures[1]!.own);
    expect(employment!.year).toBe(2021);
    expect(employment!.values).toEqual([
      [55.22, 764.2, 1781],
      [188.7, 879.6, 751.7],
    ]);
  });

  it("is what saving pays, of the variant in focus, where somebody looked", () => {
    expect(reportContext(prepared, made).answer).not.toHaveProperty("savingPaid");
    expect(reportContext(prepared, made, 2030).answer!.savingPaid).toEqual({ variant: "open", from: 2030 });
    expect(reportContext(prepared, made, null).answer!.savingPaid).toEqual({ variant: "open", from: null });
  });

  it("is the worst audit of all arms, and none of no run", () => {
    const audits = (...worst: (number | null)[]) =>
      worstAudit({
        summary: {
          variants: worst.map((worstRow) => ({ audit: worstRow === null ? null : ({ worstRow } as AuditSummary) })),
        },
      } as unknown as Comparison)?.worstRow;
    expect(audits(1e-9, null, 3e-9, 2e-9)).toBe(3e-9);
    expect(audits(null)).toBeUndefined();
  });

  it("is when governments begin to choose or a council to meet, if that is first", () => {
    const bare = withLevers([], []);
    const with_ = (open: object, coordination: object = {}, all: object = {}) => {
      const variants = { ...bare.scenario.variants, open: { ...bare.scenario.variants["open"]!, ...open } };
      const scenario = { ...bare.scenario, variants, coordination, ...all };
      return reportContext({ ...bare, scenario: scenario as never }, made).reformYear;
    };
    const governments = { behaviour: "best-response", every: 1, horizon: 1, levers: [] };
    expect(with_({ governments: { ...governments, from: 2024 } })).toBe(2024);
    expect(with_({ governments })).toBe(2022);
    expect(with_({ governments: { ...governments, behaviour: "fixed", from: 2024 } })).toBe(2022);
    expect(with_({ council: { every: 1, from: 2025 } }, { agreement: { levers: [] } })).toBe(2025);
    const agreement = { levers: OPEN.map((one) => ({ ...one, from: 2023 })) };
    expect(with_({ council: { every: 1 } }, { agreement })).toBe(2023);
    // Where the baseline has them too, when either begins; never where both are the same.
    const fixed = { governments: { ...governments, behaviour: "fixed", from: 2026 } };
    const chosen = { governments: { ...governments, from: 2024 } };
    const later = { governments: { ...governments, from: 2025 } };
    expect(with_(fixed, {}, chosen)).toBe(2024);
    expect(with_(later, {}, chosen)).toBe(2024);
    expect(with_(chosen, {}, chosen)).toBe(2022);
    const [second, third] = [2, 3].map((every) => ({ council: { every, from: 2022 + every } }));
    expect(with_(third!, { agreement: { levers: [] } }, second)).toBe(2024);
  });

  it("is what governments choose by name and unit, each once, and who imitates", () => {
    const subsidy = { type: "sector-subsidy", parameter: "sectorSubsidy", cities: "all" };
    const levers = [
      { type: "tax-rates", parameter: "profitTaxRate", cities: "all", with: {} },
      { ...subsidy, with: { sectors: ["manufacturing", "services"] } },
      { ...subsidy, with: { sectors: ["manufacturing", "services"] } },
    ];
    const choosing = { governments: { behaviour: "imitate", every: 1, horizon: 1, levers } };
    const variants = { ...prepared.scenario.variants, open: { ...prepared.scenario.variants["open"]!, ...choosing } };
    const { chosen, imitating } = reportContext(
      { ...prepared, scenario: { ...prepared.scenario, variants } as never },
      made,
    );
    expect(chosen.map(({ lever: name }) => name)).toEqual([
      "tax-rates.profitTaxRate",
      "sector-subsidy.sectorSubsidy manufacturing+services",
    ]);
    expect(chosen[0]!.label.en).not.toContain(",");
    expect(chosen[0]!.unit.en).toBe("share of profit");
    expect(chosen[1]!.label.en).toMatch(/, Manufacturing and Services$/);
    expect(imitating).toEqual(["open"]);
  });

  it("is in its manifest: where it comes from, its years and arms, and what it rests on if a run failed", () => {
    const origin = {
      ...{ program: { name: "agglom" as const, version: "1", commit: null }, node: "v20" },
      ...{ scenario: { file: "a.yaml", sha256: "0" }, run: { command: "", seconds: 1, host: "" } },
    };
    const manifest = manifestOf(origin, prepared, made);
    expect(manifest).toMatchObject({
      ...{ ...origin, seed: 1, replicates: 1, failed: [], years: [2022, 2025], variants: ["baseline", "open", "same"] },
    });
    for (const key of ["modules", "restsOn"]) expect(manifest).not.toHaveProperty(key);
    expect(manifest.audit).toEqual(worstAudit(made));
    const modules = [{ file: "mine.js", sha256: "1" }];
    const failed = [{ variant: "same", replicate: 1 }] as never;
    expect(manifestOf({ ...origin, modules } as never, prepared, { ...made, failed })).toMatchObject({
      ...{ modules, failed, restsOn: { baseline: 1, open: 1, same: 1 } },
    });
  });

  it("has its make-up over the replicates that an arm shares with the baseline", () => {
    const { summary, structures } = made;
    const open = summary.variants[1]!;
    // Twice the sums, of two replicates.
    const pairs = { ...open.pairs, replicates: [0, 1] };
    const twice = (rows: number[][]) => rows.map((row) => row.map((value) => 2 * value));
    const sums = structures.map((one, at) =>
      at === 1 ? { ...one, own: twice(one.own!), baseline: twice(one.baseline!) } : one,
    );
    const of = { ...made, summary: { ...summary, variants: summary.variants.with(1, { ...open, pairs }) } };
    const { structure } = reportContext(prepared, { ...of, structures: sums });
    expect(structure.slice(0, 2)).toEqual(reportContext(prepared, made).structure.slice(0, 2));
  });
});
