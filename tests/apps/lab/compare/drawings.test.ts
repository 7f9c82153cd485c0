import { beforeEach, expect, it } from "vitest";
import { OverlayCharts } from "../../../../src/apps/lab/compare/Compare.js";
import { EffectsOverLever, Tornado } from "../../../../src/apps/lab/compare/LeverStudies.js";
import { engines } from "../engine.js";
import { screen } from "../screen.js";
import { NONE, runOf, WORLD } from "../worlds.js";

beforeEach(() => engines.forget());

it("a chart with a band is drawn as it was", async () => {
  const points = [3, -1, 2, 0, 1, 4, 2].map((mean, value) => ({
    value,
    label: `v${value}`,
    mean,
    low: mean - 1,
    high: mean + 0.5,
    count: 4,
  }));
  await expect(screen(EffectsOverLever, { title: "Sweep", points }).drawing()).toMatchFileSnapshot("bandChart.svg");
});

it("a tornado is drawn as it was", async () => {
  const setting = {
    world: { scenario: WORLD.scenario, seed: 1, population: "cohorts" },
    from: 2024,
    at: 4,
    place: "cluster",
  } as const;
  const shown = screen(Tornado, { world: WORLD, setting }, { state: { policy: NONE } });
  shown.press("Run");
  const effects = engines.last("trials").ask.policies.map((_, k) => (k === 5 ? Number.NaN : ((k * 7) % 11) - 4));
  for (const [k, effect] of [0, ...effects].entries())
    await engines.step("trials", {
      replicate: 0,
      policy: k === 0 ? "baseline" : k - 1,
      values: Float64Array.of(100 + effect),
      done: k,
      all: 20,
    });
  await engines.answer("trials", { scopes: ["cluster"], indicators: ["real-gdp"] });
  await expect(shown.drawing()).toMatchFileSnapshot("tornado.svg");
});

it("two policies over the years are drawn as they were", async () => {
  const of = (percent: number[]) => runOf({ effects: { "real-gdp": percent } });
  const charts = {
    world: WORLD,
    a: of([0, 1, 2, 3, 4]),
    b: of([0, -1, -2, -3, -4]),
    current: true,
    place: "cluster",
    at: 3,
    onYear: () => {},
  };
  await expect(screen(OverlayCharts, charts).drawing("svg.plot")).toMatchFileSnapshot("overlay.svg");
});
