import { expect, it } from "vitest";
import { loadScenario } from "../../../src/input/index.js";
import type { PolicyEvent } from "../../../src/measures/results/index.js";
import { heldByRun, prepareScenario, runScenario } from "../../../src/runs/experiments/index.js";
import { attemptDraw, studyOf } from "../../../src/runs/studies/index.js";
import { cellsOfTold, decidedIn, isDecided, outcomesOf, sameCell } from "../../../src/runs/studies/outcomes.js";
import { disk } from "../../input/disk.js";

const scenario = loadScenario("scenarios/teaching/two-cities.yaml", disk, [{ path: "years", value: 3 }]);

it("the cells that a study keeps are those of the run's record, whatever their order", () => {
  const prepared = prepareScenario(scenario);
  const { record } = runScenario(prepared, prepared.variants[1]!, 0);
  const { years, scopes, indicators, values } = record;
  const cells = years.flatMap((year) =>
    scopes.flatMap((place) => indicators.map((indicator) => ({ year, place, indicator }))),
  );
  const world = attemptDraw(scenario, [...cells].reverse(), { changes: [], replicate: 0 });
  if ("failure" in world) throw new Error("the world could not be run");
  expect([...(world.arms[1] as Float64Array)].reverse()).toEqual([...values]);
});

it("a cell of no year, place or indicator of the run has no value", () => {
  const cells = [
    { year: 1999, place: "cluster", indicator: "real-gdp" },
    { year: 2022, place: "atlantis", indicator: "real-gdp" },
    { year: 2022, place: "cluster", indicator: "none" },
    { year: 2022, place: "cluster", indicator: "real-gdp" },
  ];
  const world = attemptDraw(scenario, cells, { changes: [], replicate: 0 });
  if ("failure" in world) throw new Error("the world could not be run");
  const kept = [...(world.arms[0] as Float64Array)];
  expect(kept.map(Number.isNaN)).toEqual([true, true, true, false]);
});

it("a cell is kept once, also where two variants are told apart by a sum and year by year", () => {
  const answer = { compare: ["goods", "people"], when: { sum: [2022, 2023] as [number, number] }, measure: "gini" };
  const cells = outcomesOf(prepareScenario({ ...scenario, answer }));
  expect(cells.filter((cell, k) => cells.some((one, other) => other < k && sameCell(one, cell)))).toEqual([]);
  expect(cells).toContainEqual({ year: 2022, place: "cluster", indicator: "gini" });
});

const decision = (year: number, city: string, lever: string, value: number) => ({
  year,
  actor: city,
  patches: [
    {
      op: "replace" as const,
      path: ["governments", city, lever],
      value: { value, before: 0, payoffBefore: 0, payoffAfter: 0, trials: [] },
    },
  ],
});
const meeting = (year: number, members: string[], gains: Record<string, number>) => ({
  year,
  actor: "council",
  patches: [{ op: "replace" as const, path: ["agreement"], value: { members, votes: [], gains } }],
});
const events: PolicyEvent[] = [
  decision(2023, "harbour", "sector-subsidy.sectorSubsidy vehicles", 0.1),
  decision(2023, "mill", "sector-subsidy.sectorSubsidy vehicles", 0.02),
  decision(2023, "mill", "tax-rates.profitTaxRate", 0.3),
  meeting(2024, ["harbour", "mill"], { harbour: -1.5, mill: 4 }),
  decision(2026, "harbour", "sector-subsidy.sectorSubsidy vehicles", 0.04),
  meeting(2026, [], { harbour: -2, mill: 1 }),
];
const at = (year: number, indicator: string, place = "cluster") => decidedIn(events, { year, indicator, place });

it("what cities chose last is their mean, by levers whose name begins so", () => {
  expect(at(2023, "chosen:sector-subsidy")).toBeCloseTo(0.06, 12);
  expect(at(2026, "chosen:sector-subsidy")).toBeCloseTo(0.03, 12);
  expect(at(2025, "chosen:sector-subsidy", "harbour")).toBe(0.1);
  expect(at(2023, "chosen:tax-rates")).toBe(0.3);
});

it("nobody chose before the first decision, nor what is no lever of theirs", () => {
  expect(at(2022, "chosen:sector-subsidy")).toBeNaN();
  expect(at(2026, "chosen:toll")).toBeNaN();
});

it("members and gains are those of the last meeting", () => {
  expect([2023, 2024, 2025, 2026].map((year) => at(year, "members"))).toEqual([0, 2, 2, 0]);
  expect(at(2025, "gain:harbour")).toBe(-1.5);
  expect(at(2023, "gain:harbour")).toBeNaN();
  expect(at(2026, "gain:nobody")).toBeNaN();
});

it("an agreement is signed once it is in force and kept for good, counted in years from its first meeting", () => {
  const vote = (breaks: boolean) => ({ player: "mill", inside: 1, outside: 0, breach: null, stays: true, breaks });
  const onItem = (year: number, members: string[], breaks = false) => ({
    year,
    actor: "council",
    patches: [
      { op: "replace" as const, path: ["agreement"], value: { item: "border + pool", members, votes: [vote(breaks)] } },
    ],
  });
  const road = [onItem(2024, []), onItem(2026, ["mill"]), onItem(2028, ["mill"], true), onItem(2030, ["mill"])];
  const year = { indicator: "signed:pool", place: "cluster" };
  expect([2024, 2026, 2028, 2030].map((now) => decidedIn(road, { ...year, year: now }))).toEqual([NaN, 2, NaN, 6]);
  expect(decidedIn(road, { ...year, indicator: "signed:toll", year: 2030 })).toBeNaN();
});

/** A cluster of a city and a province, and what lies around it. */
const scopes = [
  ["cluster", "cluster"],
  ["ring", "agglomeration"],
  ["east", "province"],
  ["north", "city"],
  ["country", "country"],
  ["rest", "hinterland"],
].map(([id, kind]) => ({ id, kind, members: [0] })) as never;
const asking = (answer?: object, more: object = {}) =>
  ({
    startYear: 2022,
    years: 3,
    baseline: { levers: [] },
    variants: {},
    governments: { behaviour: "fixed", levers: [] },
    region: { tables: { cities: [] } },
    answer,
    ...more,
  }) as unknown as typeof scenario;
const BEYOND = ["real-gdp", "real-national-income", "real-final-consumption-per-head", "well-being"];

it("of the years before the last a study keeps the course of the cluster's income alone", () => {
  const early = outcomesOf({ scenario: asking(), scopes }).filter(({ year }) => year < 2024);
  expect(early).toEqual(
    [2022, 2023].flatMap((year) => BEYOND.slice(0, 3).map((indicator) => ({ year, place: "cluster", indicator }))),
  );
});

it("of the last year it keeps what every place gains, of those with governments their revenue too", () => {
  const last = outcomesOf({ scenario: asking(), scopes }).filter(({ year }) => year === 2024);
  const of = (place: string) => last.filter((cell) => cell.place === place).map(({ indicator }) => indicator);
  expect([of("country"), of("rest")]).toEqual([BEYOND, BEYOND]);
  expect([of("ring"), of("east")]).toEqual(Array(2).fill([...BEYOND, "own-revenue"]));
  expect(of("north")).toEqual([...BEYOND, "own-revenue", "price-index", "market-access"]);
  // Of the cluster where consumption comes from, too.
  expect(of("cluster")).toEqual(expect.arrayContaining(["consumption-through-wages", "theil-t-gdp"]));
  expect(new Set(of("cluster")).size).toBe(of("cluster").length);
});

it("of what is told run by run only that is held which effects on the last year do not tell", () => {
  const held = (answer?: object) =>
    heldByRun(asking(answer), ["north"]).map(({ place, indicator, from, to }) => `${place} ${indicator} ${from}-${to}`);
  expect(held()).toEqual(["cluster real-gdp 2024-2024", "cluster real-final-consumption-per-head 2024-2024"]);
  expect(held({ measure: "residents" })).toEqual([
    "cluster residents 2024-2024",
    "cluster real-final-consumption-per-head 2024-2024",
    "north residents 2024-2024",
  ]);
  const early = held({ when: 2023 });
  expect(early).toContain("north own-revenue 2023-2023");
  expect(early).toContain("cluster consumption-through-wages 2023-2023");
  // Two variants are told apart in every year.
  const two = held({ compare: ["a", "b"] });
  expect(two.filter((one) => one.startsWith("cluster real-gdp "))).toEqual([
    ...["cluster real-gdp 2024-2024", "cluster real-gdp 2022-2022", "cluster real-gdp 2023-2023"],
  ]);
});

it("what cities receive is held in sum where somebody pays: of all years, or of those that are asked for", () => {
  const transfer = { type: "central-transfer", from: 2023, amounts: { north: 5 } };
  const paying = { variants: { aided: { levers: [transfer] } } };
  const received = (answer?: object, more: object = paying) =>
    heldByRun(asking(answer, more), ["north"])
      .filter(({ indicator }) => indicator === "net-transfers" || indicator === "household-receipts")
      .map(({ place, indicator, from, to }) => `${place} ${indicator} ${from}-${to}`);
  expect(received()).toEqual(["north net-transfers 2022-2024", "north household-receipts 2022-2024"]);
  expect(received({ when: { sum: [2023, 2024] } })[0]).toBe("north net-transfers 2023-2024");
  const toll = { type: "toll", from: 2023, perKm: 0 };
  expect(received(undefined, { variants: { free: { levers: [toll] } } })).toEqual([]);
  expect(received(undefined, { baseline: { levers: [transfer] } })).toHaveLength(2);
});

it("a cell is of a year, a place and an indicator; of a span there is one a year", () => {
  const cell = { year: 2024, place: "cluster", indicator: "real-gdp" };
  expect(sameCell(cell, { ...cell })).toBe(true);
  for (const other of [{ year: 2023 }, { place: "north" }, { indicator: "residents" }])
    expect(sameCell(cell, { ...cell, ...other })).toBe(false);
  const { year: _, ...told } = cell;
  expect(cellsOfTold({ ...told, from: 2023, to: 2024 })).toEqual([{ ...cell, year: 2023 }, cell]);
});

it("what is decided is no indicator of a year", () => {
  const decided = ["members", "chosen:toll", "gain:harbour", "signed:pool"];
  expect(decided.map(isDecided)).toEqual([true, true, true, true]);
  expect(["real-gdp", "members-of", "own-revenue"].map(isDecided)).toEqual([false, false, false]);
});

it("of levers that governments choose it keeps what they came to, over draws and by arm", () => {
  const levers = [{ type: "tax-rates", parameter: "profitTaxRate", with: {}, low: 0, high: 0.4 }];
  const choosing = { variants: { free: { levers: [], governments: { behaviour: "best-response", levers } } } };
  const [cell, ...others] = outcomesOf({ scenario: asking(undefined, choosing), scopes }).filter(({ indicator }) =>
    isDecided(indicator),
  );
  expect(others).toEqual([]);
  expect(cell).toEqual({ year: 2024, place: "cluster", indicator: "chosen:tax-rates.profitTaxRate" });
  const values = (k: number) => [NaN, k < 4 ? 0 : 0.2].map((value) => Float64Array.of(value));
  const results = Array.from({ length: 40 }, (_, k) => ({ arms: values(k) }));
  const draws = {
    scenario: asking(undefined, choosing),
    arms: ["baseline", "free"],
    cells: [cell!],
    cities: [],
    results,
  };
  const of = { factors: [], values: results.map(() => []), list: { seed: 1, from: "prior" as const } };
  const { said } = studyOf(of, draws as never, { target: 0, held: [] });
  expect(said.chosen).toEqual([{ variant: "free", lever: "tax-rates.profitTaxRate", mean: [0, 0.2, 0.2] }]);
  const few = { ...draws, results: results.slice(0, 15) };
  expect(
    studyOf({ ...of, values: of.values.slice(0, 15) }, few as never, { target: 0, held: [] }).said.chosen,
  ).toBeUndefined();
});
