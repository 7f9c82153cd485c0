import { beforeAll, describe, expect, it } from "vitest";
import { leagueOf, planContender } from "../../../src/evidence/league/league.js";
import { loadScenario, type ResolvedScenario } from "../../../src/input/index.js";
import { jsonText, type LeagueReport, leagueCsv, leagueSchema } from "../../../src/measures/results/index.js";
import { leagueHtml, leagueSentences } from "../../../src/report/index.js";
import { type Draws, runDraws } from "../../../src/runs/studies/index.js";
import { textOf } from "../../../src/words/index.js";
import { disk } from "../../input/disk.js";

function contender(region: string) {
  const load = (...more: { path: string; value: unknown }[]): ResolvedScenario =>
    loadScenario("scenarios/league/borders-halved.yaml", disk, [
      { path: "region", value: `scenarios/regions/${region}/region.yaml` },
      { path: "years", value: 2 },
      ...more,
    ]);
  return { scenario: load(), load: (path: string, value: number) => load({ path, value }) };
}

const PROGRAM = { name: "agglom", version: "1", commit: null } as const;

let played: Draws[];
let league: LeagueReport;

beforeAll(async () => {
  played = [];
  for (const region of ["teaching-two-cities", "teaching-three-cities"])
    played.push(await runDraws(planContender(contender(region), 0)));
  league = leagueOf(played, 0, PROGRAM);
}, 60_000);

const row = (kind: string, indicator: string) =>
  league.rows.find((one) => one.kind === kind && one.indicator === indicator)!;

describe("a league", () => {
  it("takes levels from the first year, effects from the last, against each region's own baseline", () => {
    for (const [at, worlds] of played.entries()) {
      const [result] = worlds.results;
      if (!result || "failure" in result) throw new Error("a region could not be run");
      const of = (arm: number, year: number, indicator: string) =>
        (result.arms[arm] as Float64Array)[
          worlds.cells.findIndex((cell) => cell.year === year && cell.indicator === indicator)
        ]!;
      expect(row("level", "theil-t-gdp").cells[at]!.value).toBe(of(0, 2022, "theil-t-gdp"));
      const effect = 100 * (of(1, 2023, "real-gdp") / of(0, 2023, "real-gdp") - 1);
      expect(row("effect", "real-gdp").cells[at]!.value).toBeCloseTo(effect, 9);
      expect(effect).toBeGreaterThan(0);
    }
  });

  it("ranks by the direction that is better, and not where there is none", () => {
    const [first, second] = row("level", "theil-t-gdp").cells;
    expect(first!.rank).toBe(first!.value! < second!.value! ? 1 : 2);
    expect(row("level", "krugman").cells.map(({ rank }) => rank)).toEqual([null, null]);
  });

  it("ranks by what is shown: values that differ beyond the digits of tables share a rank", () => {
    const nearly = [played[0]!, structuredClone(played[0]!)];
    for (const worlds of nearly.slice(1)) {
      const [result] = worlds.results;
      if (!result || "failure" in result) throw new Error("a region could not be run");
      for (const arm of result.arms) {
        if (!("failure" in arm)) arm.set(arm.map((value) => value * (1 + 1e-7)));
      }
    }
    const rows = leagueOf(nearly, 0, PROGRAM).rows;
    const apart = rows.filter(({ cells }) => cells[0]!.value !== cells[1]!.value);
    expect(apart.length).toBeGreaterThan(0);
    for (const { cells } of rows) expect(cells[1]!.rank).toBe(cells[0]!.rank);
  });

  it("has ranges over draws, but none over a single one, and says so", () => {
    const of = (draws: number) => {
      const again = played.map((one) => ({ ...one, results: new Array(1 + draws).fill(one.results[0]) }));
      return leagueOf(again as Draws[], draws, PROGRAM);
    };
    const bands = ({ rows }: LeagueReport) => rows.flatMap(({ cells }) => cells.map(({ band }) => band !== null));
    expect(bands(of(2)).some(Boolean)).toBe(true);
    expect(leagueSentences(of(2), "en")[0]).toMatch(/; in brackets .* over 2 parameter draws\.$/);
    expect(bands(of(1)).some(Boolean)).toBe(false);
    expect(leagueSentences(of(1), "en")[0]).toMatch(/after 1 year; one parameter draw is no range\.$/);
    expect(leagueSentences(of(0), "en")[0]).toMatch(/after 1 year\.$/);
  });

  it("compares no money of several currencies", () => {
    const dollars = structuredClone(played);
    dollars[1]!.scenario.region.currency = "USD";
    const mixed = leagueOf(dollars, 0, PROGRAM).rows.find(({ indicator }) => indicator === "real-gdp-per-head")!;
    expect(mixed.cells.map(({ rank }) => rank)).toEqual([null, null]);
    expect(
      row("level", "real-gdp-per-head")
        .cells.map(({ rank }) => rank)
        .sort(),
    ).toEqual([1, 2]);
  });

  it("can be read again", () => {
    expect(leagueSchema.parse(JSON.parse(jsonText(league, 2)))).toEqual(league);
  });

  it("says first to whom the reform brings most; table and page hold every region", () => {
    expect(leagueSentences(league, "en")[0]).toMatch(
      /^“Borders and protection halved” raises real GDP most in .+ and least in .+, after 1 year\.$/,
    );
    const lines = leagueCsv(league).trimEnd().split("\n");
    expect(lines).toHaveLength(1 + 2 * league.rows.length);
    expect(lines.join("\n")).not.toMatch(/NaN|undefined/);
    const page = leagueHtml(league, "");
    for (const { label } of league.regions) expect(page).toContain(label.en);
  });
});

describe("regions by hand", () => {
  const planned = planContender(contender("teaching-two-cities"), 0).cells!;
  const levers = [{ from: 2023 }, { from: 2022 }];
  type Played = Parameters<typeof leagueOf>[0][number];
  const of = (id: string, cities: number, results: Played["results"], more: object = {}): Played =>
    ({
      scenario: {
        ...{ title: textOf("Open"), question: textOf("Who?"), startYear: 2022, years: 2 },
        variants: { open: { label: textOf("Open"), levers }, other: { label: textOf("Other"), levers } },
        region: { id, label: textOf(id), currency: "CNY", tables: { cities: Array(cities).fill({}) } },
      },
      arms: ["baseline", "open", "other"],
      cells: planned,
      results,
      ...more,
    }) as unknown as Played;
  /** What is made a head and inequality in the first year, then inequality in the last without and with the reform. */
  const world = (head: number, theil: number, before: number, after: number) => {
    const values = (last: number) =>
      Float64Array.from(planned, ({ indicator, year }) => {
        if (indicator === "theil-t-gdp") return year === 2022 ? theil : last;
        return indicator === "real-gdp-per-head" ? head : 5;
      });
    return { arms: [values(before), values(after), values(77)] };
  };
  const failure = { failure: textOf("no base year") };
  const made = leagueOf(
    [
      of("north", 3, [world(10, 2, 4, 3), world(12, 2, 4, 5), failure, world(14, 2, 4, 6)], { given: "data" }),
      of("south", 7, [world(30, 1, -2, -3), world(30, 1, -2, -2), world(30, 1, -2, -2)]),
      of("west", 1, [failure, failure], { given: "prior" }),
      of("east", 1, [world(30, 1, 1, Number.NaN)]),
    ],
    3,
    PROGRAM,
  );
  const cells = (kind: string, indicator: string) =>
    made.rows.find((one) => one.kind === kind && one.indicator === indicator)!.cells;

  it("are told with their cities, draws that failed, and what their draws are given", () => {
    expect(made.regions).toMatchObject([
      { id: "north", cities: 3, failed: 1, given: "data" },
      { id: "south", cities: 7, failed: 0 },
      { id: "west", cities: 1, failed: 1, given: "prior" },
      { id: "east", cities: 1, failed: 0 },
    ]);
    expect(made.regions[1]).not.toHaveProperty("given");
    expect(made).toMatchObject({ years: 2, worlds: 3, reform: { variant: "open", label: textOf("Open") } });
    expect(
      leagueOf([of("north", 3, [world(1, 1, 1, 1)], { given: "data" })], 0, PROGRAM).regions[0],
    ).not.toHaveProperty("given");
  });

  it("have levels at central values with the band of draws, and ranks by what is better; alike share one", () => {
    expect(cells("level", "real-gdp-per-head")).toEqual([
      { value: 10, band: [12, 14], rank: 3 },
      { value: 30, band: [30, 30], rank: 1 },
      { value: null, band: null, rank: null },
      { value: 30, band: null, rank: 1 },
    ]);
    // Of inequality less is better.
    expect(cells("level", "theil-t-gdp").map(({ rank }) => rank)).toEqual([3, 1, null, 1]);
    expect(cells("level", "krugman").map(({ value, rank }) => [value, rank])).toEqual([
      [5, null],
      [5, null],
      [null, null],
      [5, null],
    ]);
  });

  it("have effects of the reform in the last year, in per cent of the size of what there is without", () => {
    expect(cells("effect", "theil-t-gdp")).toEqual([
      { value: -25, band: [25, 50], rank: 2 },
      { value: -50, band: [0, 0], rank: 1 },
      { value: null, band: null, rank: null },
      { value: null, band: null, rank: null },
    ]);
  });

  it("plan what is read: levels in the first year, effects in the last, of the cluster", () => {
    expect(new Set(planned.map(({ place }) => place))).toEqual(new Set(["cluster"]));
    const years = (indicator: string) => planned.flatMap((cell) => (cell.indicator === indicator ? [cell.year] : []));
    expect([years("productivity"), years("real-gdp"), years("complementarity")]).toEqual([
      [2022],
      [2023],
      [2022, 2023],
    ]);
  });
});
