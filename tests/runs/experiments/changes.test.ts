import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { loadScenario } from "../../../src/input/index.js";
import { effectRows } from "../../../src/measures/results/index.js";
import { isUnclear } from "../../../src/measures/views/index.js";
import { changesOf } from "../../../src/runs/experiments/changes.js";
import type { Comparison } from "../../../src/runs/experiments/comparison.js";
import { compare, prepareScenario, serialExecutor } from "../../../src/runs/experiments/index.js";

it("a lever is told with the cities and sectors that it names, by their provinces too, and with none where it is about all", () => {
  const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles);
  const subsidy = { type: "sector-subsidy", from: 2023, rate: 0.05, cities: ["mill"], sectors: ["manufacturing"] };
  const levers = [subsidy, { ...subsidy, cities: "all", sectors: "all" }] as never;
  const variants = { ...scenario.variants, subsidy: { ...Object.values(scenario.variants)[0]!, levers } };
  const changes = changesOf(prepareScenario({ ...scenario, variants }, ["baseline", "subsidy"]));
  expect(changes[0]!.levers.map(({ cities, sectors }) => ({ cities, sectors }))).toEqual([
    { cities: ["mill"], sectors: ["manufacturing"] },
    { cities: [], sectors: [] },
  ]);
});

it("what a lever did is told of the cities that it is about, by their names", async () => {
  const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles);
  const land = (cities: string) => ({ type: "land-quota", from: 2023, cities: [cities], industrialLandRelease: 2 });
  const arm = (cities: string) => ({ ...Object.values(scenario.variants)[0]!, levers: [land(cities)] as never });
  const variants = { ...scenario.variants, harbour: arm("harbour"), mill: arm("mill") };
  const run = { years: 2, population: "cohorts", replicates: 1 } as const;
  const prepared = prepareScenario({ ...scenario, ...run, variants }, ["baseline", "harbour", "mill"]);
  const comparison = await compare(serialExecutor(prepared), { replicates: 1 });
  const deeds = changesOf(prepared, comparison).map(({ levers }) => levers[0]!.deed!.en);
  expect(deeds).toEqual([expect.stringMatching(/Harbour(?!.*Mill)/), expect.stringMatching(/Mill(?!.*Harbour)/)]);
});

it("what several levers pay is told once, as that of all: of the first of them", async () => {
  const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles);
  const transfer = { type: "central-transfer", from: 2023, payer: "centre", payee: "mill", amount: 1 };
  const host = { payer: "host", fee: 1, access: 1, accessToday: 0.5 };
  const fees = { type: "shared-services", from: 2023, cities: "all", origins: "all", ...host };
  // Listed before another that begins earlier.
  const later = { ...transfer, id: "more", payer: "harbour", from: 2024 };
  const [alone, both] = [[transfer], [later, transfer, fees]];
  const arm = (levers: object[]) => ({ ...Object.values(scenario.variants)[0]!, levers: levers as never });
  const variants = { ...scenario.variants, alone: arm(alone), both: arm(both) };
  const run = { years: 3, population: "cohorts", replicates: 1 } as const;
  const prepared = prepareScenario({ ...scenario, ...run, variants }, ["baseline", "alone", "both"]);
  const comparison = await compare(serialExecutor(prepared), { replicates: 1 });
  const deeds = changesOf(prepared, comparison).map(({ levers }) => levers.map(({ deed }) => deed?.en));
  const all = /^all payments, 2023 to 2024, net: received by Mill 0.30 bn yuan; paid by .*Harbour 0.10 bn yuan/;
  expect(deeds).toEqual([
    [expect.stringMatching(/^2023 to 2024, net: received by Mill 0.20 bn yuan; paid by the centre/)],
    [expect.stringMatching(all), undefined, undefined],
  ]);
});

it("types of labour are told by their names", () => {
  const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles);
  const border = { type: "migration-border", from: 2023, between: "cities", labour: ["skilled"], scale: 0.5 };
  const open = { ...Object.values(scenario.variants)[0]!, levers: [border] as never };
  const [changes] = changesOf(prepareScenario({ ...scenario, variants: { open } }, ["baseline", "open"]));
  const { terms, places } = changes!.levers[0]!;
  expect([...places, ...terms].map(({ value }) => value)).toContainEqual({ en: "skilled", zh: "高技能" });
});

it("what a lever pays in a single year is not told where chance between replicates hides it", async () => {
  const scenario = loadScenario("scenarios/questions/demonstration-zone.yaml", diskFiles);
  const shared = Object.keys(scenario.variants).at(-1)!;
  const prepared = prepareScenario(scenario, ["baseline", shared]);
  const comparison = await compare(serialExecutor(prepared), { replicates: scenario.replicates });
  const last = [...effectRows(comparison.summary)].find(
    (row) => row.place === "millford" && row.indicator === "net-transfers" && row.year === 2031,
  )!;
  expect(isUnclear(last)).toBe(true);
  const deeds = changesOf(prepared, comparison)[0]!.levers.flatMap(({ deed }) => deed?.en ?? []);
  expect(deeds).toEqual([
    expect.stringMatching(
      /^2024 to 2031, net: received by Millford [\d.]+ bn yuan; paid by Highgate [\d.]+ bn yuan\.$/,
    ),
  ]);
});

it("what stands still is told as it is given, not by the productivity that it leaves", () => {
  const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles);
  const shock = { type: "shock", from: 2023, to: 2023, cities: ["mill"], sectors: "all", idle: 0.2, shareOfYear: 0.5 };
  const shut = { ...Object.values(scenario.variants)[0]!, levers: [shock] as never };
  const [changes] = changesOf(prepareScenario({ ...scenario, variants: { shut } }, ["baseline", "shut"]));
  const { sets, terms } = changes!.levers[0]!;
  expect(sets).toEqual([]);
  expect(terms.map(({ number, unit }) => [number, unit.en])).toEqual([
    [0.2, "share of people, capital and land at work there"],
    [0.5, expect.stringMatching(/^share of a year/)],
  ]);
});

it("what changes on the way there alone is said to, what changes both ways is not", () => {
  const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles);
  const ways = (oneWay: boolean) => {
    const toll = { type: "administrative-border", from: 2023, between: [["harbour", "mill"]], oneWay, scale: 0 };
    const own = { ...Object.values(scenario.variants)[0]!, levers: [toll] as never };
    const [changes] = changesOf(prepareScenario({ ...scenario, variants: { own } }, ["baseline", "own"]));
    return changes!.levers[0]!.terms.map(({ label, value }) => `${label.en}: ${value.en}`);
  };
  expect(ways(true)).toEqual(["Only from the first to the second of a pair: yes"]);
  expect(ways(false)).toEqual([]);
});

it("who pays for which part of a link is told, and what it costs, not only how long the way takes", () => {
  const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles);
  const link = { type: "link-investment", from: 2023, cities: ["harbour"], ends: ["mill"], part: 0.5, yearlyCost: 4 };
  const own = {
    ...Object.values(scenario.variants)[0]!,
    levers: [{ ...link, travelHours: 0.5, contractor: "services", throughTraffic: true }] as never,
  };
  const [changes] = changesOf(prepareScenario({ ...scenario, variants: { own } }, ["baseline", "own"]));
  const { terms } = changes!.levers[0]!;
  expect(terms.slice(0, 3).map(({ label, value, unit }) => [label.en, value.en, unit.en])).toEqual([
    ["Part of each link that each city pays for", "0.5", "share of the project"],
    ["Cost of a whole link", "4", expect.stringContaining("100 million yuan a year")],
    ["Travel time when it is complete", "0.5", "hours one way by road"],
  ]);
});

it("what an arm does beside its levers is told: other constants", () => {
  const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles);
  const [plain] = Object.values(scenario.variants);
  const variants = { ...scenario.variants, plain: plain!, own: { ...plain!, parameters: { entryElasticity: 0.2 } } };
  const said = (changed: typeof scenario) =>
    changesOf(prepareScenario(changed, ["baseline", "plain", "own"])).map(({ also }) => also.map(({ en }) => en));
  expect(said({ ...scenario, variants })).toEqual([
    [],
    [
      "Other constants than the baseline: rise of entry with profit per firm 0.1 → 0.2 (elasticity); its base year is calibrated anew.",
    ],
  ]);
});

describe("a variant of two cities", () => {
  const teaching = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles);
  const [plain] = Object.values(teaching.variants);
  const scenario = { ...teaching, startYear: 2022, years: 4 };
  const preparedWith = (levers: object[], more: object = {}, ofScenario: object = {}) =>
    prepareScenario(
      { ...scenario, ...ofScenario, variants: { own: { ...plain!, ...more, levers: levers as never } } },
      ["baseline", "own"],
    );
  const border = { type: "administrative-border", from: 2023, between: "cities", oneWay: false };

  it("is told with what a lever sets before and after, between whom, from when and until when", () => {
    const approvals = { type: "relocation-approvals", from: 2023, to: 2024, between: "cities", oneWay: false };
    const levers = [
      { ...border, scale: 0 },
      { ...approvals, approvalCoverage: 1 },
    ];
    const [open, until] = changesOf(preparedWith(levers))[0]!.levers;
    expect(open).toMatchObject({ type: "administrative-border", from: 2023, to: null, agreed: false, terms: [] });
    expect(until!.to).toBe(2024);
    const sharing = {
      type: "increment-sharing",
      from: 2023,
      members: [{ city: "mill" }, { city: "harbour" }],
      years: 3,
    };
    const endOf = (to?: number) =>
      changesOf(preparedWith([{ ...sharing, share: 0.2, ...(to && { to }) }]))[0]!.levers[0]!.to;
    expect([endOf(), endOf(2024), endOf(2026)]).toEqual([2025, 2024, 2025]);
    expect(open!.places.map(({ label, value }) => [label.en, value.en])).toEqual([["Between", "all pairs of cities"]]);
    // Of 0.25 of the price, between Harbour and Mill and back.
    expect(open!.sets).toMatchObject([{ before: [0.25, 0.25], after: [0, 0], entries: 2, of: "pair" }]);
    expect(open!.sets[0]!.unit.en).toBe("share of the factory price");
  });

  it("is told with what it takes and nobody pays: of a link that is built, of land that is released", () => {
    const way = { between: "cities", oneWay: false, carries: "goods", throughTraffic: true };
    const link = { type: "transport-link", from: 2023, ...way };
    const land = { type: "land-quota", from: 2023, cities: ["harbour"] };
    const uncounted = (...levers: object[]) =>
      (changesOf(preparedWith(levers))[0]!.uncounted ?? []).map(({ en }) => en);
    expect(uncounted({ ...link, scale: 0.5 }, { ...land, from: 2024, housingLandRelease: 1 })).toEqual([
      "building and keeping up the link",
      "making the land ready and giving up its former use",
    ]);
    expect(uncounted({ ...link, scale: 2 })).toEqual([]);
    expect(uncounted({ ...link, travelHours: 90 })).toEqual([]);
    expect(uncounted({ ...link, travelHours: 0.1 })).toEqual(["building and keeping up the link"]);
    expect(uncounted({ ...land, industrialLandRelease: -1 })).toEqual([]);
    expect(uncounted({ ...border, scale: 0 })).toEqual([]);
  });

  it("is told by a lever's own terms where it sets no number anew", () => {
    const [same, open] = changesOf(preparedWith([{ ...border, scale: 1 }]))[0]!.levers;
    expect(open).toBeUndefined();
    expect(same!.sets).toEqual([]);
    expect(same!.places).toHaveLength(1);
    // The scale, and that it holds both ways; whom it is about stands among places alone.
    expect(same!.terms.map(({ number }) => number)).toContain(1);
    expect(same!.terms.map(({ label }) => label.en)).not.toContain("Between");
  });

  it("leaves out levers of the baseline, and has those of the agreement that its council votes on", () => {
    const baseline = { ...scenario.baseline, levers: [{ ...border, scale: 0.5 }] as never };
    const coordination = { decision: "unanimity", agreement: { levers: [{ ...border, scale: 0, from: 2024 }] } };
    const council = { council: { every: 2, binding: true, monitoring: 1, sanction: 0, centralTopUp: 20 } };
    const prepared = (more: object) => preparedWith([], more, { baseline });
    expect(changesOf(prepared({}))[0]).toEqual({ variant: "own", levers: [], also: [] });
    const voted = prepared({});
    const inCouncil = { ...voted.scenario, coordination, variants: { own: { ...plain!, levers: [], ...council } } };
    const [{ levers, also }] = changesOf({ ...voted, scenario: inCouncil as never }) as [
      ReturnType<typeof changesOf>[0],
    ];
    expect(levers).toMatchObject([{ type: "administrative-border", from: 2024, agreed: true }]);
    expect(also.map(({ en }) => en)).toEqual([
      "A council votes on the agreement from 2024, every 2 years: unanimity, members bound, " +
        "the centre adds up to 2.00 bn yuan a year. What it does not agree on is not done.",
    ]);
    const everywhere = (own: object) =>
      changesOf({
        ...voted,
        scenario: { ...inCouncil, ...council, variants: { own: { ...plain!, levers: [], ...own } } } as never,
      })[0]!;
    // The baseline meets too: its council is no change.
    expect(everywhere({})).toEqual({ variant: "own", levers: [], also: [] });
    expect(everywhere(council).also).toEqual([]);
    expect(everywhere({ council: { every: 1 } }).also).toHaveLength(1);
  });

  it("says what its governments choose, how often and how far they look, where the baseline's do not", () => {
    const choosing = (behaviour: string, more: object = {}) => ({
      governments: {
        ...{ behaviour, every: 1, horizon: 3, ...more },
        levers: [{ type: "tax-rates" }, { type: "tax-rates" }, { type: "land-quota" }],
      },
    });
    const prepared = preparedWith([]);
    const said = (own: object, ofBaseline: object = {}) =>
      changesOf({
        ...prepared,
        scenario: {
          ...prepared.scenario,
          ...ofBaseline,
          variants: { own: { ...plain!, levers: [], ...own } },
        } as never,
      })[0]!.also.map(({ en }) => en);
    expect(said(choosing("best-response"))).toEqual([
      "City governments choose (tax rates, release of land) from 2022, every year, looking 3 years ahead.",
    ]);
    expect(said(choosing("best-response", { from: 2024, every: 2, horizon: 1 }))).toEqual([
      "City governments choose (tax rates, release of land) from 2024, every 2 years, looking 1 year ahead.",
    ]);
    expect(said(choosing("imitate"))).toEqual([
      "City governments choose (tax rates, release of land) from 2022, every year, by imitation.",
    ]);
    expect(said(choosing("fixed"))).toEqual([]);
    expect(said({}, choosing("best-response"))).toEqual([]);
    expect(said(choosing("fixed"), choosing("best-response"))).toEqual([
      "City governments choose nothing; those of the baseline do.",
    ]);
    const land = { ...choosing("best-response").governments, levers: [{ type: "land-quota" }] };
    expect(said({ governments: land }, choosing("best-response"))).toEqual([
      "City governments choose (release of land) from 2022, every year, looking 3 years ahead.",
    ]);
  });

  it("tells of an order what left, what arrived beyond the baseline, and jobs at both ends in the last year", () => {
    const order = { type: "firm-release", from: 2023, to: 2024, cities: ["harbour"], sectors: ["manufacturing"] };
    const prepared = preparedWith([{ ...order, firms: 30, destinations: ["mill"] }]);
    const years = [2022, 2023, 2024, 2025];
    const scopes = ["cluster", "harbour", "mill"];
    const cells = years.length * scopes.length;
    const moments = (values: number[]) => ({
      ...{
        mean: Float64Array.from(values),
        count: Float64Array.from(values, () => 2),
        squares: new Float64Array(cells),
      },
    });
    /** Firms led away from Harbour a year: 5, 25, 27 and 9. */
    const led = years.flatMap((_, y) => [0, [5, 25, 27, 9][y]!, 0]);
    const arm = (replicates: number[], moved: number) => ({
      ...{ replicates, levels: moments(led), variant: "", audit: null },
      pairs: { replicates, own: moments(led), baseline: moments(led.map(() => 0)) },
      // From Harbour to Mill, of firms and then of headquarters, in each year; sums over replicates.
      flows: {
        ...{ kinds: ["workers", "firms"], sectors: ["", ""], units: ["", ""], nodes: ["harbour", "mill", "rest"] },
        values: Float64Array.from(
          years.flatMap((_, y) => [
            ...[100, 100, 100, 100, 100, 100, 100, 100, 100],
            ...[0, moved * (y + 1), 50, 7, 0, 50, 50, 50, 0],
          ]),
        ),
      },
    });
    // Jobs of farms, factories and services in Harbour, then in Mill.
    const jobs = (...employment: number[]) => ({ sectors: [employment] }) as never;
    const comparison = {
      summary: {
        years,
        scopes,
        indicators: ["government-led-moves"],
        variants: [arm([0, 1], 2), arm([0, 1, 2, 3], 12)],
      },
      structures: [jobs(1, 20, 3, 4, 50, 6), jobs(9, 24, 9, 9, 116, 9)],
      failed: [],
    } as unknown as Comparison;
    const [{ levers }] = changesOf(prepared, comparison) as [ReturnType<typeof changesOf>[0]];
    // In two years 25 + 27 left. 12 (2 + 3) / 4 moved, 2 (2 + 3) / 2 without; of 20 / 2 jobs 24 / 4 are left.
    expect(levers[0]!.deed!.en).toBe(
      "60 firms ordered away from 2023 to 2024; 52 firms left Harbour by order, 10 more than otherwise reached Mill; " +
        "in these sectors in 2025: 4.00 thousand jobs fewer in Harbour, 4.00 thousand jobs more in Mill.",
    );
    const unpaired = structuredClone(comparison);
    unpaired.summary.variants[1]!.pairs.replicates = [];
    expect("deed" in changesOf(prepared, unpaired)[0]!.levers[0]!).toBe(false);
  });
});
