import { beforeAll, describe, expect, it } from "vitest";
import {
  type Calls,
  cellOf,
  type Kind,
  type RunShape,
  type RunYear,
  type Trial,
} from "../../../../src/apps/lab/engine/calls.js";
import { CITY_ACCOUNTS, keyOf, measured } from "../../../../src/apps/lab/engine/runs.js";
import { scenarioNamed } from "../../../../src/apps/lab/engine/scenarios.js";
import { pairAt, percentChange, seriesOf } from "../../../../src/apps/lab/engine/useRun.js";
import { WORK } from "../../../../src/apps/lab/engine/work/index.js";
import { TODAY } from "../../../../src/games/turns/rules.js";
import { INDICATORS } from "../../../../src/measures/indicators/index.js";
import { runOf } from "../worlds.js";

const scenario = "teaching/two-cities";
const world = { scenario, seed: 1, population: "cohorts" } as const;
const border = { type: "administrative-border", from: 2024, between: "cities", scale: 0 };
const policy = { levers: [border] };

/** What the engine answers, and what it sent on the way. */
async function work<K extends Kind>(kind: K, ask: Calls[K]["ask"]) {
  const steps: Calls[K]["step"][] = [];
  let pauses = 0;
  const turn = { step: (step: Calls[K]["step"]) => void steps.push(step), pause: async () => void pauses++ };
  const answer = await (WORK[kind] as (ask: unknown, turn: unknown) => Promise<Calls[K]["answer"]>)(ask, turn);
  return { answer, steps, pauses };
}

const reads = ["real-gdp", "firms", "residents"];
let run: Awaited<ReturnType<typeof work<"run">>>;
let shape: RunShape;
let years: [RunYear[], RunYear[]];

beforeAll(async () => {
  run = await work("run", { world, policy, indicators: reads, flows: ["goods"] });
  shape = (run.steps[0] as { shape: RunShape }).shape;
  years = [0, 1].map((arm) =>
    run.steps.slice(1).flatMap((step) => ("arm" in step && step.arm === arm ? [step.year] : [])),
  ) as [RunYear[], RunYear[]];
});

const valueIn = (arm: 0 | 1, place: string, indicator: string) =>
  years[arm].at(-1)!.values[cellOf(shape, place, indicator)]!;

describe("the engine", () => {
  it("opens a scenario", async () => {
    const { answer } = await work("open", { scenario });
    expect(answer).toMatchObject({ scenario, startYear: 2022, years: 15, population: "agents", seed: 1 });
    expect(answer.hinterlands.map(({ id }) => id)).toEqual(["rest-of-country"]);
    expect(answer.cities.map(({ id }) => id)).toEqual(["harbour", "mill"]);
    expect(answer.variants.map(({ id }) => id)).toEqual(["goods", "firms", "people", "everything"]);
    expect(answer.flows).toEqual(expect.arrayContaining(["goods", "firms", ...answer.labour]));
    await expect(scenarioNamed("teaching/none")).rejects.toThrow(/is no scenario of the lab/);
    expect(await scenarioNamed(scenario)).toBe(await scenarioNamed(scenario));
  });

  it("runs the baseline first, then the policy, year by year", () => {
    expect(shape.years).toEqual(Array.from({ length: 15 }, (_, year) => 2022 + year));
    expect(shape.indicators).toEqual(measured(reads).map(({ id }) => id));
    expect(shape.scopes).toEqual(expect.arrayContaining(["cluster", "harbour", "mill"]));
    expect(shape.nodes.slice(0, 2)).toEqual(["harbour", "mill"]);
    for (const arm of years) expect(arm.map(({ at }) => at)).toEqual(shape.years.map((_, at) => at));
    const arms = run.steps.slice(1).map((step) => ("arm" in step ? step.arm : -1));
    expect(arms).toEqual([...Array(15).fill(0), ...Array(15).fill(1)]);
    expect(run.pauses).toBe(30);
    const { events, imitates, idle } = run.answer;
    expect([events.map(({ year, actor }) => [year, actor]), imitates, idle]).toEqual([[[2024, "scenario"]], false, []]);
  });

  it("gives both arms one beginning, and the policy's effect after it", () => {
    const cell = cellOf(shape, "cluster", "real-gdp");
    expect(years[0][0]!.values[cell]).toBe(years[1][0]!.values[cell]);
    expect(valueIn(1, "cluster", "real-gdp")).toBeGreaterThan(1.02 * valueIn(0, "cluster", "real-gdp"));
    expect(valueIn(0, "harbour", "firms") + valueIn(0, "mill", "firms")).toBeCloseTo(valueIn(0, "cluster", "firms"), 6);
  });

  it("sums the kinds of flow that are asked for", async () => {
    const n = shape.nodes.length;
    const goods = years[1].at(-1)!.flows;
    expect(goods).toHaveLength(n * n);
    expect(goods[1]).toBeGreaterThan(years[0].at(-1)!.flows[1]!);
    const both = await work("run", { world, policy, indicators: [], flows: ["goods", "firms"] });
    const firms = await work("run", { world, policy, indicators: [], flows: ["firms"] });
    const last = (one: typeof both) => (one.steps.at(-1) as { year: RunYear }).year.flows;
    expect(last(both)[1]).toBeCloseTo(goods[1]! + last(firms)[1]!, 8);
    expect(both.pauses).toBe(0);
  });

  it("tells levers that change nothing, and why a policy cannot be run", async () => {
    const { answer } = await work("run", {
      world,
      policy: { levers: [{ ...border, scale: 1 }] },
      indicators: [],
      flows: [],
    });
    expect(answer.idle.map(({ lever }) => lever)).toEqual(["administrative-border"]);
    await expect(
      work("run", { world, policy: { levers: [{ ...border, scale: 9 }] }, indicators: [], flows: [] }),
    ).rejects.toThrow(/out of range/);
  });

  it("has the books of a city in a year, of both runs", async () => {
    const { answer } = await work("city", { world, policy, city: "mill", at: 14 });
    const books = Object.fromEntries(answer.accounts.map(({ indicator, values }) => [indicator, values]));
    expect(books["real-gdp"]).toEqual([valueIn(0, "mill", "real-gdp"), valueIn(1, "mill", "real-gdp")]);
    expect(Object.keys(books).sort()).toEqual(CITY_ACCOUNTS.map(({ id }) => id).sort());
    const firms = answer.industries.map(({ firms: of }) => of);
    expect(firms.reduce((sum, [before]) => sum + before, 0)).toBeCloseTo(valueIn(0, "mill", "firms"), 6);
    expect(firms.reduce((sum, [, after]) => sum + after, 0)).toBeCloseTo(valueIn(1, "mill", "firms"), 6);
    const other = await work("city", { world, policy, city: "harbour", at: 14 });
    for (const [k, { employment, quotient }] of answer.industries.entries()) {
      const theirs = other.answer.industries[k]!;
      // Specialised is who has a larger share of the industry's workers than of all.
      const part = (of: typeof employment) => of[0] / (of[0] + theirs.employment[0]);
      const all = answer.industries.reduce((sum, one) => sum + one.employment[0], 0);
      const beyond = other.answer.industries.reduce((sum, one) => sum + one.employment[0], 0);
      expect(quotient[0] > 1).toBe(part(employment) > all / (all + beyond));
    }
    const early = await work("city", { world, policy, city: "mill", at: 0 });
    const first = early.answer.accounts.find(({ indicator }) => indicator === "real-gdp")!.values;
    expect(first[0]).toBe(first[1]);
  });

  it("writes all numbers as a table", async () => {
    const { answer } = await work("table", { world, policy });
    const [head, ...lines] = answer.trimEnd().split("\n");
    expect(head).toBe("year,place,indicator,unit,baseline,policy");
    const unit = '"100 million yuan, base-year prices"';
    expect(lines).toContain(
      `2036,mill,real-gdp,${unit},${valueIn(0, "mill", "real-gdp")},${valueIn(1, "mill", "real-gdp")}`,
    );
    expect(lines.filter((line) => /,,$/.test(line) || line.includes("NaN"))).toEqual([]);
    expect(lines.length).toBeLessThan(15 * shape.scopes.length * INDICATORS.length);
    expect(new Set(lines.map((line) => line.split(",")[0])).size).toBe(15);
    expect(answer.endsWith("\n")).toBe(true);
  });

  it("writes the scenario file of a policy", async () => {
    const { answer } = await work("file", {
      world,
      policy,
      label: { en: "Mine", zh: "我的" },
      replicates: 1,
      head: "Made in the lab:",
    });
    expect(answer).toMatch(
      /^# Made in the lab:\n.*\ntitle:\n {2}en: From the lab\n {2}zh: 来自实验室\nextends: teaching\/two-cities\npopulation: cohorts\nseed: 1\nreplicates: 1\n/,
    );
  });

  it("makes draws of luck in pairs, the baseline first", async () => {
    const { answer, steps, pauses } = await work("trials", {
      world,
      policies: [policy, { levers: [] }],
      replicates: 2,
      indicators: reads,
    });
    const trials = steps as Trial[];
    expect(trials.map(({ replicate, policy: of, done, all }) => [replicate, of, done, all])).toEqual([
      [0, "baseline", 1, 6],
      [0, 0, 2, 6],
      [0, 1, 3, 6],
      [1, "baseline", 4, 6],
      [1, 0, 5, 6],
      [1, 1, 6, 6],
    ]);
    expect(pauses).toBe(6 * 15);
    expect(answer).toEqual({ scopes: shape.scopes, indicators: measured(reads).map(({ id }) => id) });
    const gdp = (trial: Trial) => trial.values[cellOf(shape, "cluster", "real-gdp")];
    expect(gdp(trials[0]!)).toBe(valueIn(0, "cluster", "real-gdp"));
    expect(gdp(trials[1]!)).toBe(valueIn(1, "cluster", "real-gdp"));
    expect(gdp(trials[2]!)).toBe(gdp(trials[0]!));
  });

  it("leaves out policies of trials that are not valid, where it may, but never the first", async () => {
    const wrong = { levers: [{ ...border, scale: 9 }] };
    const ask = { world, replicates: 1, indicators: ["real-gdp"] };
    const { steps } = await work("trials", { ...ask, policies: [policy, wrong, { levers: [] }], leavesOut: true });
    expect(steps.map((one) => [one.policy, one.all])).toEqual([
      ["baseline", 3],
      [0, 3],
      [2, 3],
    ]);
    await expect(work("trials", { ...ask, policies: [policy, wrong] })).rejects.toThrow(/out of range/);
    await expect(work("trials", { ...ask, policies: [wrong, policy], leavesOut: true })).rejects.toThrow(
      /out of range/,
    );
  });

  it("leaves out policies of trials that cannot be run to the end, where it may, but never the first", async () => {
    const ruin = {
      levers: [{ type: "central-transfer", from: 2024, payee: "mill", payer: "harbour", amount: 100_000 }],
    };
    const ask = { world, replicates: 1, indicators: ["real-gdp"] };
    const { steps } = await work("trials", { ...ask, policies: [policy, ruin, { levers: [] }], leavesOut: true });
    expect(steps.map((one) => [one.policy, one.done, one.all])).toEqual([
      ["baseline", 1, 4],
      [0, 2, 4],
      [2, 4, 4],
    ]);
    await expect(work("trials", { ...ask, policies: [policy, ruin] })).rejects.toThrow(/spends more than it has/);
    await expect(work("trials", { ...ask, policies: [ruin, policy], leavesOut: true })).rejects.toThrow(
      /spends more than it has/,
    );
  });

  it("watches arms side by side, each once", async () => {
    const ask = {
      scenario,
      arms: [{ levers: [] }, { levers: [border] }, { levers: [] }],
      places: ["mill", "nowhere"],
      indicators: ["firms", "real-gdp", "magic"],
    };
    const { answer, steps, pauses } = await work("arms", ask);
    expect(steps).toEqual([1, 2, 3].map((done) => ({ done, of: 3 })));
    expect(pauses).toBe(2 * 15);
    const [baseline, open, again] = answer;
    expect(again).toBe(baseline);
    expect(baseline!.values[0]![1]!.at(-1)).toBe(valueIn(0, "mill", "real-gdp"));
    expect(open!.values[0]![1]!.at(-1)).toBe(valueIn(1, "mill", "real-gdp"));
    expect(open!.values[0]![0]!.at(-1)).toBe(valueIn(1, "mill", "firms"));
    expect([open!.values[1]![0]![0], open!.values[0]![2]![0]]).toEqual([Number.NaN, Number.NaN]);
    expect((await work("arms", { ...ask, arms: [{ levers: [border] }] })).pauses).toBe(0);
    const lucky = await work("arms", {
      ...ask,
      arms: [
        { levers: [], seed: 3 },
        { levers: [], parameters: { protectionRentShare: 0.8 } },
      ],
    });
    expect(lucky.answer[0]!.values[0]![0]!.at(-1)).not.toBe(baseline!.values[0]![0]!.at(-1));
  });
});

describe("numbers of a run", () => {
  const data = runOf({ effects: { "mill real-gdp": 10, "mill firms": -50 }, indicators: ["firms"], years: 3 });

  it("are read by place, indicator and year", () => {
    expect(pairAt(data, "mill", "real-gdp", 2)).toEqual([100, expect.closeTo(110)]);
    expect(pairAt(data, "mill", "firms", 0)).toEqual([100, 50]);
    expect(pairAt(data, "harbour", "real-gdp", 2)).toEqual([100, 100]);
    expect(pairAt(data, "mill", "real-gdp", 4)).toEqual([100, Number.NaN]);
    expect(seriesOf(data, "policy", "mill", "firms")).toEqual([50, 50, 50]);
    expect(seriesOf(data, "baseline", "mill", "firms")).toEqual([100, 100, 100, 100, 100]);
  });

  it("are none where there is no such place or indicator", () => {
    for (const [place, indicator] of [
      ["nowhere", "firms"],
      ["mill", "magic"],
    ] as const) {
      expect(cellOf(data.shape, place, indicator)).toBe(-1);
      expect(pairAt(data, place, indicator, 0)).toEqual([Number.NaN, Number.NaN]);
      expect(seriesOf(data, "policy", place, indicator)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    }
    expect(cellOf(data.shape, "cluster", data.shape.indicators[0]!)).toBe(0);
  });

  it("change in per cent of the size of what was", () => {
    expect([percentChange([50, 60]), percentChange([-50, -60])]).toEqual([20, -20]);
    expect(measured(["real-gdp", "magic"]).map(({ id }) => id)).toEqual(["real-gdp"]);
  });

  it("are kept by all that they depend on, the baseline for all policies", () => {
    const ask = { world, policy };
    expect(keyOf(0, ask)).toBe(keyOf(0, { world, policy: { levers: [] } }));
    expect(keyOf(1, ask)).not.toBe(keyOf(1, { world, policy: { levers: [] } }));
    expect(keyOf(0, ask)).not.toBe(keyOf(0, { world: { ...world, seed: 2 }, policy }));
    expect(keyOf(1, ask)).not.toBe(keyOf(0, ask));
  });
});

describe("games of the engine", () => {
  const agreement = "teaching/agreement";

  it("are analysed with their names, and looked at again with payments made", async () => {
    const { answer, steps } = await work("game", { scenario: agreement });
    expect(answer.players.map(({ id, label }) => [id, label.en, label.zh])).toEqual([
      ["harbour", "Harbour", "港城"],
      ["mill", "Mill", "工城"],
      ["spring", "Spring", "泉城"],
    ]);
    expect(answer.currency).toEqual({ en: "yuan", zh: "元" });
    expect(answer.agreement).toEqual(answer.report.agreement);
    expect(answer.report.coalitions).toHaveLength(8);
    expect(steps.at(-1)).toMatchObject({ done: steps.at(-1)!.of });
    const unpaid = await work("paid", { scenario: agreement, receipts: [0, 0, 0] });
    for (const [p, { gain }] of answer.report.acceptance.entries()) expect(unpaid.answer[p]).toBeCloseTo(gain, 6);
    const paid = await work("paid", { scenario: agreement, receipts: [10, -10, 0] });
    expect(paid.answer[0]).toBeGreaterThan(unpaid.answer[0]! + 5);
    expect(paid.answer[1]).toBeLessThan(unpaid.answer[1]! - 5);
  });

  it("between people are played at one table, which remembers its turns", async () => {
    const ask = { scenario: agreement, people: ["harbour", "mill", "spring"], moves: [[TODAY, TODAY, TODAY]] };
    const { answer, steps } = await work("play", ask);
    expect(answer.turns[0]!.scores.every((score) => Math.abs(score) < 1e-6)).toBe(true);
    expect(steps).toEqual([{ done: 1, of: 1 }]);
    expect((await work("play", ask)).answer.turns[0]).toBe(answer.turns[0]);
  });
});
