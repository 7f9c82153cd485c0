import { beforeEach, describe, expect, it } from "vitest";
import type { RunAsk, RunShape, RunYear } from "../../../../src/apps/lab/engine/calls.js";
import { openedWorld, openScenario } from "../../../../src/apps/lab/engine/scenarios.js";
import { pairAt, type RunData } from "../../../../src/apps/lab/engine/useRun.js";
import { runWork } from "../../../../src/apps/lab/engine/work/runs.js";
import { answerOf, Explore } from "../../../../src/apps/lab/explore/Explore.js";
import type { Policy } from "../../../../src/apps/lab/state/policy.js";
import { DEFAULT_STATE } from "../../../../src/apps/lab/state/state.js";
import { askOf, policySpec, settingOf } from "../../../../src/apps/lab/state/store.js";
import { engines } from "../engine.js";
import { packOfRegion } from "../packs.js";
import { page, type Screen, screen, settled } from "../screen.js";
import { NONE } from "../worlds.js";

// The model itself: what the page says of it must be so.

const scenario = "teaching/three-cities";
const opened = openedWorld(openScenario(scenario, packOfRegion("teaching-three-cities")));
const world = { scenario, seed: 1, population: "cohorts" } as const;

/** A policy beside its baseline. */
function run(policy: Policy, indicators: readonly string[]): Promise<RunData> {
  return ranAs({ world, policy: policySpec(opened, policy, 2024), indicators, flows: [] });
}

async function ranAs(ask: RunAsk): Promise<RunData> {
  const arms: [RunYear[], RunYear[]] = [[], []];
  let shape!: RunShape;
  const end = await runWork(ask, {
    step(step) {
      if ("shape" in step) shape = step.shape;
      else arms[step.arm].push(step.year);
    },
    pause: async () => {},
  });
  return { ask, shape, baseline: arms[0], policy: arms[1], end };
}

const last = (data: RunData, place: string, indicator: string) =>
  pairAt(data, place, indicator, data.policy.length - 1);

describe("a lever of one city", () => {
  it.each(["harbour", "mill", "spring"])("acts on that city alone: a subsidy of %s", async (city) => {
    const data = await run({ package: "", settings: [{ control: "subsidy", value: 0.05, where: city }] }, [
      "lever-cost",
    ]);
    for (const { id } of opened.cities) {
      const [, cost] = last(data, id, "lever-cost");
      if (id === city) expect(cost).toBeGreaterThan(0);
      else expect(Math.abs(cost)).toBeLessThan(1e-9);
    }
  });

  it("is not the lever of all cities", async () => {
    const policy = (where?: string) => ({
      package: "",
      settings: [{ control: "subsidy", value: 0.05, ...(where ? { where } : {}) }],
    });
    const [one, all] = [await run(policy("mill"), ["lever-cost"]), await run(policy(), ["lever-cost"])];
    expect(last(one, "cluster", "lever-cost")[1]).toBeLessThan(0.9 * last(all, "cluster", "lever-cost")[1]);
    for (const { id } of opened.cities) expect(last(all, id, "lever-cost")[1]).toBeGreaterThan(0);
  });
});

describe("an answer on the model", () => {
  const READ = ["real-gdp", "real-final-consumption-per-head", "own-revenue", "lever-cost", "net-transfers"];

  it.each([
    ["a border opened", { package: "", settings: [{ control: "border", value: 0 }] }],
    ["a border closed", { package: "", settings: [{ control: "border", value: 2 }] }],
    ["a package that leaves a city out", { package: "without-spring", settings: [] }],
  ] as const)("says what the numbers say: %s", async (_, policy) => {
    const data = await run(policy, READ);
    const told = answerOf(opened, policy, data).en.join(" ");
    const percent = (place: string, indicator: string) => {
      const [before, after] = last(data, place, indicator);
      return 100 * (after / before - 1);
    };
    const [, way, size] = /(raises|lowers) real GDP by ([\d.]+) % in 2036/.exec(told)!;
    expect((way === "raises" ? 1 : -1) * Number(size)).toBeCloseTo(percent("cluster", "real-gdp"), 1);
    const [, moved, by] = /private and public, (rises|falls) by ([\d.]+) %/.exec(told)!;
    const use = "real-final-consumption-per-head";
    expect((moved === "rises" ? 1 : -1) * Number(by)).toBeCloseTo(percent("cluster", use), 1);
    const gains = opened.cities.filter(({ id }) => percent(id, use) >= 0.005).length;
    const losses = opened.cities.filter(({ id }) => percent(id, use) <= -0.005).length;
    const counts = gains > 0 ? `${gains} of 3 cities, lose in ${losses || "none"}` : `no city, lose in ${losses} of 3`;
    expect(told).toContain(`residents gain in ${counts}`);
  });
});

describe("an answer to what a scenario asks", () => {
  /** What the page says of a package of a scenario. */
  async function toldOf(scenario: string, region: string, id: string) {
    const open = openedWorld(openScenario(scenario, packOfRegion(region)));
    const policy = { package: id, settings: [] };
    const state = { ...DEFAULT_STATE, scenario, policy, population: "cohorts" } as const;
    return answerOf(open, policy, await ranAs(askOf(state, open, settingOf(state, open)))).en;
  }

  it("is of the places and the years that it asks about, what nobody observed beside it", async () => {
    const told = await toldOf("questions/city-shut", "teaching-five-cities", "year");
    expect(told[0]).toMatch(/^All cities but Riverport: .* real GDP by 0\.\d+ %/);
    expect(told.join(" ")).toMatch(/Beyond what was observed: Riverport, real GDP −4\d\.\d % in 1 year/);
  });

  it("begins with the signature that it asks about, and has what the council did", async () => {
    const told = await toldOf("teaching/road-to-trust", "teaching-three-cities", "road");
    expect(told[0]).toMatch(/^Pool of revenue: signed from 20\d\d on/i);
    expect(told.join(" ")).toMatch(/Council under “.*”/);
  });

  it("tells what no number counts, by what a lever changes", async () => {
    const told = await toldOf("greater-bay-area/cross-sea-link", "greater-bay-area", "link");
    expect(told.join(" ")).toContain("No number here counts the cost of building and keeping up the link.");
    expect(told.join(" ")).toMatch(/By province, .* Hong Kong/);
  });
});

describe("the page on the model", () => {
  beforeEach(() => {
    engines.forget();
    engines.work = true;
    // Another screen may have been left open.
    page.document.documentElement.dataset["drawn"] = "no";
  });

  /** Waits until what is asked for has been drawn. */
  async function drawn(shown: Screen): Promise<string> {
    for (let wait = 0; wait < 400; wait++) {
      await settled(25);
      if (page.document.documentElement.dataset["drawn"] === "yes") return shown.at(".answer .first");
    }
    throw new Error(`Nothing is drawn: ${shown.at(".answer")}`);
  }

  it("says one thing in its answer, on its map and in its charts, for one policy after the other", async () => {
    const shown = screen(Explore, {}, { state: { scenario, policy: NONE, population: "cohorts" } });
    expect(await drawn(shown)).toMatch(/^Nothing differs/);
    const seen: string[] = [];
    for (const id of ["without-spring", "all"]) {
      const name = opened.variants.find((one) => one.id === id)!.label.en;
      shown.enter("Policy package", id);
      expect(shown.at(".answer .first")).toBe("Calculating…");
      const told = await drawn(shown);
      const [, package_, size] = /“(.*)” raises real GDP by ([\d.]+) %/.exec(told)!;
      expect(package_).toBe(name);
      expect(shown.attributes("svg.plot", "aria-label")[0]).toContain(`change +${size} %`);
      seen.push(size!);
    }
    expect(Number(seen[1])).toBeGreaterThan(Number(seen[0]));
    shown.close();
  });

  it("lets a lever be narrowed to one city, and then says something else of it than of all", async () => {
    const shown = screen(
      Explore,
      {},
      { state: { scenario, policy: NONE, population: "cohorts", colour: "own-revenue" } },
    );
    await drawn(shown);
    const subsidy = shown.all(".lever").findIndex((row) => row.startsWith("Subsidy"));
    expect(subsidy).toBeGreaterThanOrEqual(0);
    const row = shown.root.querySelectorAll(".lever")[subsidy]!;
    shown.enter(`[id="${row.querySelector("input")!.id}"]`, 0.05);
    const all = await drawn(shown);
    shown.fire(row.querySelector("button.about")!, "click");
    shown.enter("Whom it binds", "mill");
    const one = await drawn(shown);
    expect(one).not.toBe(all);
    expect(engines.last("run").ask.policy.levers).toMatchObject([
      { type: "sector-subsidy", cities: "mill", sectorSubsidy: 0.05 },
    ]);
    shown.close();
  });
});
