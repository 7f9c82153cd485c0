import { describe, expect, it } from "vitest";
import { loadScenario, overrideOf } from "../../../src/input/index.js";
import type { Workers } from "../../../src/runs/experiments/index.js";
import { attemptDraw, type DrawResult, type DrawTask } from "../../../src/runs/studies/cases.js";
import { withChanges } from "../../../src/runs/studies/change.js";
import {
  type DrawOptions,
  hasBands,
  type PlannedStudy,
  planStudy,
  runDraws,
  type StudyOptions,
  studyOf,
} from "../../../src/runs/studies/index.js";
import type { OutcomeCell } from "../../../src/runs/studies/outcomes.js";
import { disk } from "../../input/disk.js";

const FILE = "scenarios/teaching/two-cities.yaml";
const years = overrideOf("years", 3);
const scenario = loadScenario(FILE, disk, [years]);
const options: StudyOptions = {
  draws: 16,
  held: [],
  load: (path, value) => loadScenario(FILE, disk, [years, overrideOf(path, value)]),
};
/** Two workers that do the last task first. */
const backwards: Workers<DrawTask, DrawResult, OutcomeCell[]> = {
  wanted: 2,
  turn: async () => {},
  start: (of, _, cells = []) => ({
    async run(tasks, done, _stepped, places = tasks.keys()) {
      const taken: number[] = [];
      for await (const place of places) taken.push(place);
      for (const place of taken.reverse()) done(place, attemptDraw(of, cells, tasks[place]!));
    },
    close: async () => {},
  }),
};
const planned = planStudy(FILE, scenario, options);
const studied = async (cases: PlannedStudy, run: DrawOptions = {}, workers?: typeof backwards) =>
  studyOf(cases, await runDraws(cases, run, workers), { target: 0, held: [] });

describe("worlds", () => {
  it("are the same in any order, and where some were known before", async () => {
    const before = new Map<number, DrawResult>();
    const serial = await studied(planned, { finished: (place, result) => before.set(place, result) });
    expect(before.size).toBe(16);
    const other = await studied(planned, {}, backwards);
    expect(other.drawn.draws.results).toEqual(serial.drawn.draws.results);
    const run: number[] = [];
    const known = new Map([...before].filter(([place]) => place % 2 === 0));
    const resumed = await studied(planned, { known, finished: (place) => run.push(place) });
    expect(run).toEqual([1, 3, 5, 7, 9, 11, 13, 15]);
    expect(resumed.said).toEqual(serial.said);
  });

  it("with a known figure are the scenario itself", async () => {
    const held = ["parameters.entryReturn", "parameters.entryPlaceElasticity"];
    expect(() => planStudy(FILE, scenario, { ...options, held })).toThrow("leaves nothing uncertain");
    const path = "seed";
    const own = { path, distribution: { kind: "list" as const, values: [1] }, status: "assumed" as const };
    const fixed = planStudy(FILE, { ...scenario, uncertain: [own] }, { ...options, held });
    const { said } = await studied(fixed);
    const [row] = said.effects.filter(({ place, year }) => place === "cluster" && year === 2024);
    expect(row!.relative![0]).toBe(row!.relative![2]);
  });

  it("that have no base year are told with the reason, and the rest stands", async () => {
    const path = ["region", "parameters", "housingShare", "distribution"];
    const value = { kind: "list", values: [0.075, 0.99] };
    const plan = planStudy(FILE, withChanges(scenario, [{ path, value }]), { ...options, draws: 64 });
    const { said } = await studied(plan);
    expect(said.failed).toHaveLength(32);
    for (const { reason } of said.failed) expect(reason).toMatch(/^services sells more to producers than/);
    const [row] = said.effects.filter(({ place }) => place === "cluster");
    expect(row!.worlds).toBe(32);
  });

  it("of which fewer than 16 could be run have no range", async () => {
    const path = ["region", "parameters", "housingShare", "distribution"];
    const value = { kind: "list", values: [0.075, 0.99] };
    const { said } = await studied(planStudy(FILE, withChanges(scenario, [{ path, value }]), options));
    expect([said.failed.length, hasBands(said)]).toEqual([8, false]);
  });

  it("are refused where a held name is none", () => {
    expect(() => planStudy(FILE, scenario, { ...options, held: ["barrier"] })).toThrow(/is no uncertain figure/);
  });

  it("tell of a lever that cuts at central values and does not in some draws, and not of one that scales", async () => {
    const border = (variant: string, value: number) => ({
      path: ["variants", variant, "levers", 0],
      value: { type: "administrative-border", from: 2024, between: "cities", oneWay: false, border: value },
    });
    const drawn = {
      path: ["region", "barriers", "border", 0, "distribution"],
      value: { kind: "list", values: [0.1, 0.25] },
    };
    // The base year has a border of 0.25 at central values.
    const turning = withChanges(scenario, [drawn, border("goods", 0.2), border("firms", 0.3)]);
    const { said } = await studied(planStudy(FILE, turning, options));
    expect(said.turned).toMatchObject([
      { variant: "goods", label: { en: "Administrative border" }, rises: false, share: 0.5 },
    ]);
    expect(said.turned![0]!.sets.en).toMatch(/border/);
    expect((await studied(planned)).said.turned).toBeUndefined();
  });
});
