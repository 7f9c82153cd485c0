import { beforeEach, describe, expect, it } from "vitest";
import { Compare, DeltaTable, OverlayCharts } from "../../../../src/apps/lab/compare/Compare.js";
import { EffectsOverLever, Sweep, Tornado, tornadoBars } from "../../../../src/apps/lab/compare/LeverStudies.js";
import { drawsOf, Progress, Replicates } from "../../../../src/apps/lab/compare/trials.js";
import type { Trial } from "../../../../src/apps/lab/engine/calls.js";
import { CONTROLS, controlNamed } from "../../../../src/apps/lab/state/controls.js";
import { policySpec, type Setting } from "../../../../src/apps/lab/state/store.js";
import { textOf } from "../../../../src/words/index.js";
import { engines } from "../engine.js";
import { chinese, page, screen } from "../screen.js";
import { NONE, runOf, TOLLS, WORLD } from "../worlds.js";

beforeEach(() => engines.forget());

const setting: Setting = {
  world: { scenario: WORLD.scenario, seed: 1, population: "agents" },
  from: 2024,
  at: 4,
  place: "cluster",
};
const masses: Setting = { ...setting, world: { ...setting.world, population: "cohorts" } };
const CHOOSE = { package: "choose", settings: [] };
const sides = { policy: TOLLS, other: CHOOSE };
const indicators = ["real-gdp", "cluster-trade-share", "core-periphery-gap"];

/** Sends runs: levels of each indicator under the baseline and each policy, by draw. */
async function finish(channel: string, draws: readonly (readonly number[][])[], read = indicators): Promise<void> {
  const { ask } = engines.last("trials", channel);
  const all = draws.length * (1 + ask.policies.length);
  let done = 0;
  for (const [replicate, arms] of draws.entries())
    for (const [arm, values] of arms.entries()) {
      const trial: Trial = {
        replicate,
        policy: arm === 0 ? "baseline" : arm - 1,
        values: Float64Array.from(values),
        done: ++done,
        all,
      };
      await engines.step("trials", trial, channel);
    }
  await engines.answer("trials", { scopes: ["cluster"], indicators: read }, channel);
}

describe("the table of two policies", () => {
  it("asks for both under the same draws, and tells how far it is", async () => {
    const shown = screen(DeltaTable, { world: WORLD, setting }, { state: sides });
    expect(engines.asked).toEqual([]);
    shown.press("Run");
    const { ask } = engines.last("trials", "delta");
    expect(ask).toMatchObject({
      world: setting.world,
      replicates: 8,
      policies: [policySpec(WORLD, TOLLS, 2024), policySpec(WORLD, CHOOSE, 2024)],
    });
    expect(shown.at("[role=status]")).toBe("0 of 24 runs");
    await engines.step(
      "trials",
      { replicate: 0, policy: "baseline", values: Float64Array.of(1, 1, 1), done: 5, all: 24 },
      "delta",
    );
    expect(shown.at("[role=status]")).toBe("5 of 24 runs");
    shown.enter("Random seeds", 4);
    shown.press("Run");
    expect(engines.last("trials", "delta").ask.replicates).toBe(4);
  });

  it("has what each does and what tells them apart, each in its own form, with intervals of chance", async () => {
    const shown = screen(DeltaTable, { world: WORLD, setting }, { state: sides });
    shown.press("Run");
    await finish("delta", [
      [
        [100, 0.5, 1],
        [103, 0.52, 1.25],
        [101, 0.5, 1],
      ],
      [
        [100, 0.5, 1],
        [105, 0.52, 1.25],
        [101, 0.5, 1],
      ],
    ]);
    expect(shown.at("caption")).toMatch(
      /^Effects in 2026; below each the 95 % interval of chance, in which the mean of very many runs lies/,
    );
    expect(shown.all("thead th")).toEqual(["Indicator", "A", "B", "B less A"]);
    const rows = shown.all("tbody tr");
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(
      /^Real GDP \+4\.00 % −8\.71 … \+16\.71 \+1\.00 % \+1\.00 … \+1\.00 −3\.00 % −15\.71 … \+9\.71$/,
    );
    expect(rows.find((row) => row.startsWith("Share of the cluster"))).toMatch(/ \+2\.00 pp.* 0 pp /);
    expect(rows.find((row) => row.startsWith("Gap"))).toMatch(/ \+0\.25 \+0\.25 … \+0\.25 0 −0\.25/);
    expect(shown.text).not.toContain("earlier settings");
    const told = chinese(DeltaTable, { world: WORLD, setting: masses }, { state: sides });
    told.press("运行");
    expect(engines.last("trials", "delta").ask.replicates).toBe(1);
    await finish("delta", [
      [
        [100, 0.5, 1],
        [103, 0.52, 1.25],
        [101, 0.5, 1],
      ],
    ]);
    expect(told.at("caption")).toBe("2026年的效应（单次模拟）");
    expect(told.all("td small")).toEqual([]);
    const saidRows = told.all("tbody tr").map((row) => row.replace(/^\S+ /, ""));
    expect(saidRows).toContain("+3.00% +1.00% −2.00%");
    expect(saidRows).toContain("+2.00个百分点 0个百分点 −2.00个百分点");
    expect(told.all("thead th").at(-1)).toBe("B 减 A");
  });

  it("says that it is of earlier settings, once they are others", async () => {
    const shown = screen(DeltaTable, { world: WORLD, setting: masses }, { state: sides });
    shown.press("Run");
    await finish("delta", [
      [
        [100, 0.5, 1],
        [103, 0.52, 1.25],
        [101, 0.5, 1],
      ],
    ]);
    expect(shown.text).not.toContain("of earlier settings");
    shown.update({ setting: { ...masses, from: 2025, world: { ...masses.world, seed: 2 } } });
    expect(shown.text).toContain("These results are of earlier settings. Run again.");
  });

  it("says why it cannot be run", async () => {
    const shown = screen(DeltaTable, { world: WORLD, setting }, { state: sides });
    shown.press("Run");
    await engines.fail("trials", textOf("out of range"));
    expect(shown.at("[role=alert]")).toBe("out of range");
    shown.press("Run");
    expect(shown.has("[role=alert]")).toBe(false);
  });
});

describe("draws of luck", () => {
  it("can be chosen where there is luck", () => {
    const chosen: number[] = [];
    const props = { world: setting.world, value: 8, onChange: (count: number) => void chosen.push(count) };
    const shown = screen(Replicates, props);
    expect(shown.options("Random seeds")).toEqual(["1", "4", "*8", "16", "30"]);
    shown.enter("Random seeds", 16);
    expect(chosen).toEqual([16]);
    expect(screen(Replicates, { ...props, world: masses.world }).text).toMatch(/^Firms are cohorts here/);
    expect(chinese(Replicates, { ...props, world: masses.world }).text).toMatch(/^企业按同质群组模拟/);
    expect([drawsOf(setting.world, 8), drawsOf(masses.world, 8)]).toEqual([8, 1]);
  });

  it("say nothing where nothing is run", () => {
    expect(screen(Progress, { busy: false, done: 1, all: 2 }).text).toBe("");
    expect(chinese(Progress, { busy: true, done: 1, all: 2 }).text).toBe("已完成1次，共2次");
  });
});

describe("one lever of A from end to end", () => {
  const sweep = (state: object = sides, at = masses) => screen(Sweep, { world: WORLD, setting: at }, { state });
  const values = () => engines.last("trials", "sweep").ask.policies.map(({ levers }) => levers);

  it("tries nine values of it, all else as in A, and tells what each does", async () => {
    const shown = sweep({
      ...sides,
      policy: { package: "tolls", settings: [{ control: "border", value: 0.5, where: "harbour~mill" }] },
    });
    shown.press("Run");
    const between = [["harbour", "mill"]];
    const toll = WORLD.variants[0]!.levers[0];
    expect(values()).toEqual(
      [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2].map((scale) =>
        scale === 1 ? [toll] : [toll, { type: "administrative-border", from: 2024, between, scale }],
      ),
    );
    expect(engines.last("trials", "sweep").ask).toMatchObject({ replicates: 1, indicators: ["real-gdp"] });
    expect(shown.has("svg")).toBe(false);
    await finish("sweep", [[[100], ...[8, 6, 4, 2, 0, -1, -2, -3, -4].map((effect) => [100 + effect])]], ["real-gdp"]);
    expect(shown.attributes("svg", "aria-label")[0]).toMatch(
      /^Effect on “Real GDP”, % of the baseline, by “Administrative border”\. 0 % of today: \+8\.00 %; 25 % of today: \+6\.00 %;.*as today: 0 %;.*200 % of today: −4\.00 %$/,
    );
    expect(shown.text).not.toContain("earlier settings");
  });

  it("tries values between both ends of a lever that does not begin at nothing", () => {
    const shown = sweep();
    shown.enter("Lever", "road");
    shown.press("Run");
    const scales = values().map((levers) => levers.find(({ type }) => type === "transport-link")?.["scale"]);
    expect([scales[0], scales.at(-1), scales.length]).toEqual([0.5, 1.5, 9]);
  });

  it("is called one of earlier settings, once A or the place is another, and not shown under another lever's name", async () => {
    const shown = sweep();
    shown.press("Run");
    await finish("sweep", [[[100], ...Array(9).fill([101])]], ["real-gdp"]);
    shown.enter("Lever", "protection");
    expect(shown.attributes("svg", "aria-label")[0]).toContain("Administrative border");
    expect(shown.text).not.toContain("earlier settings");
    shown.update({ setting: { ...masses, place: "mill" } });
    expect(shown.text).toContain("These results are of earlier settings. Run again.");
    shown.update({ setting: { ...masses, world: { ...masses.world, seed: 9 } } });
    expect(shown.text).toContain("These results are of earlier settings. Run again.");
    shown.press("Run");
    expect(shown.has("svg")).toBe(false);
    await engines.fail("trials", textOf("out of range"), "sweep");
    expect(shown.has("svg")).toBe(false);
    expect(shown.at("[role=alert]")).toBe("out of range");
  });

  it("tries all of a lever's choices, under draws where there is luck", () => {
    const shown = screen(Sweep, { world: WORLD, setting }, { state: sides });
    shown.enter("Lever", "catalogue");
    shown.enter("Random seeds", 16);
    shown.press("Run");
    expect(values().map((levers) => levers.at(-1)!["rule"])).toEqual([
      undefined,
      "comparative-advantage",
      "relatedness",
      "chain-fit",
    ]);
    expect(engines.last("trials", "sweep").ask.replicates).toBe(16);
    expect(shown.options("Lever")).toHaveLength(CONTROLS.length);
    expect(chinese(Sweep, { world: WORLD, setting }).at("h2")).toBe("A 的单一政策工具扫描");
  });
});

describe("which lever moves A most", () => {
  const first = CONTROLS.filter((one) => one.first);

  it("binds whom A's lever binds, at both ends", () => {
    const policy = { package: "", settings: [{ control: "border", value: 0.5, where: "harbour~mill" }] };
    const shown = screen(Tornado, { world: WORLD, setting }, { state: { ...sides, policy } });
    shown.press("Run");
    const { policies } = engines.last("trials", "tornado").ask;
    for (const { levers } of policies.slice(0, 3)) expect(levers[0]).toMatchObject({ between: [["harbour", "mill"]] });
  });

  it("binds whom a lever of A's package binds", () => {
    const pairs = [
      ["harbour", "mill"],
      ["harbour", "spring"],
    ];
    for (const between of ["different-province", pairs]) {
      const levers = [{ type: "administrative-border", from: 2024, between, scale: 0.5 }];
      const world = { ...WORLD, variants: [{ ...WORLD.variants[0]!, levers }] };
      const shown = screen(Tornado, { world, setting }, { state: { ...sides, policy: TOLLS } });
      shown.press("Run");
      const { policies } = engines.last("trials", "tornado").ask;
      for (const [one] of policies.slice(0, 3).map(({ levers }) => levers)) expect(one).toMatchObject({ between });
    }
  });

  it("leaves out levers with which A cannot be run at either end, and names them", async () => {
    const shown = screen(Tornado, { world: WORLD, setting }, { state: sides });
    shown.press("Run");
    const { policies, leavesOut } = engines.last("trials", "tornado").ask;
    expect(leavesOut).toBe(true);
    // Of the second lever one end could be run.
    const effects = policies.map((_, k) => [k >= 1 && k <= 3 ? Number.NaN : 100 + k]);
    await finish("tornado", [[[100], ...effects]], ["real-gdp"]);
    expect(shown.all("svg text")).not.toContain("Administrative border");
    expect(shown.all("svg text")).toContain("Local protection");
    expect(shown.text).toContain("Left out, since A cannot be run with them so: Administrative border.");
    const told = chinese(Tornado, { world: WORLD, setting }, { state: sides });
    told.press("运行");
    await finish("tornado", [[[100], ...effects]], ["real-gdp"]);
    expect(told.text).toMatch(/。未列入（A 中不能这样设定）：[^、]+。/);
    expect(told.attributes("svg", "aria-label")[0]).toMatch(/^[^.]+。各市对共享平台的出资：\+17\.00、\+18\.00；/);
  });

  it("says where there is nothing that effects could be a share of", async () => {
    for (const View of [Tornado, Sweep]) {
      const shown = screen(View, { world: WORLD, setting }, { state: sides });
      shown.press("Run");
      const channel = View === Tornado ? "tornado" : "sweep";
      const { policies } = engines.last("trials", channel).ask;
      await finish(channel, [[[0], ...policies.map((_, k) => [k])]], ["real-gdp"]);
      expect(shown.at("p.none")).toMatch(/^“Real GDP” has no value here in the baseline, or is zero/);
      expect(shown.has("svg")).toBe(false);
    }
  });

  it("tries each first lever, and those that A moves, at both ends", async () => {
    const policy = { package: "", settings: [{ control: "toll", value: 0.5 }] };
    const shown = screen(Tornado, { world: WORLD, setting }, { state: { ...sides, policy } });
    shown.press("Run");
    const { policies, replicates } = engines.last("trials", "tornado").ask;
    expect(replicates).toBe(1);
    expect(policies).toHaveLength(1 + 2 * (first.length + 1));
    expect(policies[0]).toEqual(policySpec(WORLD, policy, 2024));
    const toll = { type: "toll", from: 2024, between: "cities", scale: 0.5 };
    expect(policies[1]!.levers).toEqual([
      toll,
      { type: "administrative-border", from: 2024, between: "cities", scale: 0 },
    ]);
    expect(policies[2]!.levers).toEqual([
      toll,
      { type: "administrative-border", from: 2024, between: "cities", scale: 2 },
    ]);
    const effects = policies.map((_, k) => [100 + (k === 0 ? 1 : k === 3 ? 5 : k === 4 ? -4 : 1)]);
    await finish("tornado", [[[100], ...effects]], ["real-gdp"]);
    const texts = shown.all("svg text");
    expect([texts[0], ...texts.slice(first.length + 1, first.length + 3)]).toEqual([
      "Local protection",
      "+5.00",
      "−4.00",
    ]);
    expect(shown.all(".legend li")).toEqual(["slider at its left end", "slider at its right end"]);
    expect(shown.attributes("svg", "aria-label")[0]).toMatch(
      /^Effect on “Real GDP”, % of the baseline\. Local protection: \+5\.00, −4\.00; /,
    );
    expect(shown.text).toContain(
      "Vertical line: A itself, +1.00 %. Line and bars are of a single run with the first random seed, not a mean. " +
        "Ends of a slider are choices of the lab, not of the data (Three cities).",
    );
    expect(shown.text).not.toContain("earlier settings");
    const sure = screen(Tornado, { world: WORLD, setting: masses }, { state: { ...sides, policy } });
    sure.press("Run");
    await finish("tornado", [[[100], ...effects]], ["real-gdp"]);
    expect(sure.text).toContain("A itself, +1.00 %. Ends of a slider");
    const rows = first.length + 1;
    const [x, width] = ["x", "width"].map((name) => shown.attributes("rect", name).map(Number));
    const centre = Number(shown.attributes("svg > line", "x1")[0]);
    // The left ends of all levers, then the right ones; the widest lever first.
    expect(x![0]).toBeCloseTo(centre, 1);
    expect(x![rows]! + width![rows]!).toBeCloseTo(centre, 1);
    expect(width![0]! / width![rows]!).toBeCloseTo(4 / 5, 2);
    shown.update({ setting: { ...setting, from: 2025 } });
    expect(shown.text).toContain("These results are of earlier settings. Run again.");
    shown.press("Run");
    expect(shown.has("svg")).toBe(false);
    expect(chinese(Tornado, { world: WORLD, setting }).at("h2")).toBe("哪个政策工具对 A 影响最大");
  });

  it("has the widest bar on top, measured from A itself", () => {
    const [one, two, three] = [controlNamed("border")!, controlNamed("toll")!, controlNamed("pool")!];
    const effects = [5, 4, 6, 9, 9, 0, 4];
    const { centre, rows } = tornadoBars([one, two, three], (policy) => effects[policy]!);
    expect(centre).toBe(5);
    expect(rows.map(({ control, low, high }) => [control.id, low, high])).toEqual([
      ["pool", 0, 4],
      ["toll", 9, 9],
      ["border", 4, 6],
    ]);
  });
});

describe("a chart of effects by the value of a lever", () => {
  const point = (value: number, mean: number, half: number) => ({
    value,
    label: `${value}`,
    mean,
    low: mean - half,
    high: mean + half,
    count: 2,
  });
  const points = [point(0, 4, 1), point(1, 2, 1), point(2, 0, 1)];

  it("tells every effect, with a band where chance is known", () => {
    const shown = screen(EffectsOverLever, { title: "T", points });
    expect(shown.attributes("svg", "aria-label")).toEqual(["T. 0: +4.00 %; 1: +2.00 %; 2: 0 %"]);
    expect(shown.text).toContain("Shaded: 95 % interval of chance.");
    expect(shown.attributes("path", "d")).toHaveLength(2);
    const band = shown
      .attributes("path", "d")[0]!
      .slice(1, -1)
      .split("L")
      .map((pair) => pair.split(" ").map(Number));
    const xs = shown.attributes("circle", "cx").map(Number);
    expect(band.map(([x]) => x)).toEqual([...xs, ...xs.toReversed()]);
    expect(xs[2]! - xs[1]!).toBeCloseTo(xs[1]! - xs[0]!, 1);
    expect(band[0]![1]).toBeLessThan(band[5]![1]!);
    expect(shown.attributes("circle", "cy").map(Number)[0]).toBeCloseTo((band[0]![1]! + band[5]![1]!) / 2, 0);
    const alone = screen(EffectsOverLever, {
      title: "T",
      points: points.map((one) => ({ ...one, low: Number.NaN, high: Number.NaN })),
    });
    expect(alone.text).toContain("A single run a value: no interval of chance.");
    expect(alone.attributes("path", "d")).toHaveLength(1);
    const told = chinese(EffectsOverLever, { title: "效应", points });
    expect(told.text).toContain("阴影：随机波动的95%区间。");
    expect(told.attributes("svg", "aria-label")[0]).toMatch(/^效应。[^:;.]+：[^：；]+%；[^：；]+：/);
    const half = points.map((one, k) => (k === 1 ? { ...one, high: Number.NaN } : one));
    expect(screen(EffectsOverLever, { title: "T", points: half }).attributes("path", "d")).toHaveLength(1);
  });

  it("leaves out marks that there is no room for, and stands with one value", () => {
    const many = Array.from({ length: 9 }, (_, k) => point(100 + k, k, 0));
    expect(
      screen(EffectsOverLever, { title: "T", points: many })
        .all("text")
        .filter((text) => Number(text) >= 100),
    ).toEqual(["100", "102", "104", "106", "108"]);
    expect(screen(EffectsOverLever, { title: "T", points: [points[0]!] }).attributes("path", "d")[1]).not.toContain(
      "NaN",
    );
    expect(screen(EffectsOverLever, { title: "T", points: [points[0]!] }).all("text")).toContain("0");
  });
});

describe("two policies over the years", () => {
  const a = runOf({ effects: { "real-gdp": 5 } });
  const b = runOf({ effects: { "real-gdp": -2 } });
  const charts = { world: WORLD, a, b, current: true, place: "cluster", at: 4, onYear: () => {} };

  it("are drawn with their baseline, and told", () => {
    const shown = screen(OverlayCharts, charts);
    expect(shown.attributes("svg.plot", "aria-label")).toEqual([
      "Real GDP. 2026: change against the baseline A +5.00 %, B −2.00 %.",
    ]);
    expect(shown.all(".legend li")).toEqual(["Baseline 10.00", "A 10.50", "B 9.80"]);
    shown.enter("Indicator", "residents");
    shown.enter("Place", "mill");
    expect(shown.changes).toEqual([
      { set: { charts: ["residents", "real-final-consumption-per-head"] } },
      { set: { place: "mill" } },
    ]);
    const told = chinese(OverlayCharts, charts);
    expect(told.attributes("svg.plot", "aria-label")[0]).toBe(
      "实际GDP。2026年相对基准情景的变化：A为+5.00%，B为−2.00%。",
    );
    expect(told.all(".legend li")).toEqual(["基准情景 100.0", "A 105.0", "B 98.0"]);
  });

  it("are not told while one of them is an earlier one, nor drawn before both are there", () => {
    expect(screen(OverlayCharts, { ...charts, current: false }).attributes("svg.plot", "aria-label")).toEqual([
      "Real GDP. Earlier policy.",
    ]);
    expect(screen(OverlayCharts, { ...charts, b: undefined }).has("svg.plot")).toBe(false);
    expect(screen(OverlayCharts, { ...charts, a: undefined }).has("svg.plot")).toBe(false);
  });
});

describe("the page of two policies", () => {
  const finishRun = async (channel: string, effects: Record<string, number>) => {
    const run = runOf({ effects });
    await engines.step("run", { shape: run.shape }, channel);
    for (const year of run.baseline) await engines.step("run", { arm: 0, year }, channel);
    for (const year of run.policy) await engines.step("run", { arm: 1, year }, channel);
    await engines.answer("run", run.end!, channel);
  };

  it("shows the levers of both on paper, and folds them again", async () => {
    const shown = screen(Compare, {}, { state: sides });
    await engines.answer("open", WORLD);
    // Of this screen alone: others of the same page may not be closed yet.
    const open = () => shown.attributes("details", "open").map((value) => value !== null);
    expect(open()).toEqual([false, false]);
    page.dispatchEvent(new page.Event("beforeprint"));
    expect(open()).toEqual([true, true]);
    page.dispatchEvent(new page.Event("afterprint"));
    expect(open()).toEqual([false, false]);
    shown.close();
  });

  it("runs each side's own policy, and shows each side's own numbers", async () => {
    const shown = screen(Compare, {}, { state: sides });
    await engines.answer("open", WORLD);
    expect(engines.last("run", "run").ask.policy).toEqual(policySpec(WORLD, TOLLS, 2024));
    expect(engines.last("run", "run-b").ask.policy).toEqual(policySpec(WORLD, CHOOSE, 2024));
    expect(shown.all(".sides section > p[role=status]")).toEqual(["Calculating…", "Calculating…"]);
    expect(page.document.documentElement.dataset["drawn"]).toBe("no");
    await finishRun("run", { "harbour real-gdp": 2 });
    expect(shown.all(".sides section > p[role=status]")).toEqual(["Calculating…"]);
    expect(shown.has("svg.plot")).toBe(false);
    await finishRun("run-b", { "harbour real-gdp": -4 });
    expect(shown.has(".sides section > p[role=status]")).toBe(false);
    expect(shown.all(".map title").filter((one) => one.startsWith("Harbour"))).toEqual([
      "Harbour +2.00 %",
      "Harbour −4.00 %",
    ]);
    expect(shown.attributes("svg.plot", "aria-label")[0]).toContain("A 0 %, B 0 %");
    expect(page.document.documentElement.dataset["drawn"]).toBe("yes");
    const fills = shown.attributes(".map title ~ :is(circle, rect)", "fill");
    expect(fills[0]).not.toBe(fills[3]);
    // Nothing would come of pressing a city here.
    expect(shown.has(".map [role=button]")).toBe(false);
    shown.press("Step back");
    expect(shown.changes).toEqual([{ set: { year: 2025 } }]);
  });

  it("says while a side is calculated anew that its drawings are of the earlier policy", async () => {
    const shown = screen(Compare, {}, { state: sides });
    await engines.answer("open", WORLD);
    await finishRun("run", { "real-gdp": 2 });
    await finishRun("run-b", { "real-gdp": -4 });
    shown.fire(shown.button("Copy A to B"), "click");
    expect(shown.changes).toEqual([{ policies: { other: TOLLS } }]);
    expect(shown.all(".sides section > p[role=status]")).toEqual([
      "Calculating… Map and charts still show the earlier policy.",
    ]);
    expect(shown.attributes(".map svg[role=img]", "aria-label").map((one) => one!.includes("Earlier policy"))).toEqual([
      false,
      true,
    ]);
    expect(shown.attributes("svg.plot", "aria-label")[0]).toContain("Earlier policy.");
    expect(page.document.documentElement.dataset["drawn"]).toBe("no");
    await engines.fail("run", textOf("out of range"), "run-b");
    expect(shown.at("section p[role=alert]")).toBe("out of range");
    expect(shown.has(".sides section > p[role=status]")).toBe(false);
  });

  it("swaps, copies and chooses packages for the side that is meant", async () => {
    const shown = screen(Compare, {}, { state: { ...sides, policy: NONE } });
    await engines.answer("open", WORLD);
    shown.press("Swap");
    shown.press("Copy B to A");
    shown.press("Copy A to B");
    const [a, b] = [...shown.root.querySelectorAll<HTMLSelectElement>(".sides section > label select")];
    a!.value = "tolls";
    shown.fire(a!, "change");
    b!.value = "choose";
    shown.fire(b!, "change");
    expect(shown.changes).toEqual([
      { policies: { policy: CHOOSE, other: NONE } },
      { policies: { policy: NONE } },
      { policies: { other: NONE } },
      { policies: { policy: TOLLS } },
      { policies: { other: CHOOSE } },
    ]);
    expect(shown.all("summary")).toEqual(["Levers of A", "Levers of B"]);
    const told = chinese(Compare, {}, { state: sides });
    await engines.answer("open", WORLD);
    expect(told.all("summary")).toEqual(["方案A的政策工具", "方案B的政策工具"]);
    expect(told.all(".bar button").slice(0, 3)).toEqual(["将 A 复制到 B", "将 B 复制到 A", "互换"]);
  });

  it("says why a scenario does not open", async () => {
    const shown = screen(Compare, {}, { state: sides });
    await engines.fail("open", textOf("no such file"));
    expect(shown.at("[role=alert]")).toBe("no such file");
  });
});
