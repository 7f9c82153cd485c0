import { describe, expect, it } from "vitest";
import type { EventEffect } from "../../../src/evidence/events/effect.js";
import type { DatedEvent, Donors } from "../../../src/evidence/events/events.js";
import {
  controlsSeen,
  eventsCsv,
  isEventMiss,
  type Prediction,
  placebosCsv,
  predictEvents,
  studyEvents,
} from "../../../src/evidence/events/study.js";
import { because } from "../../../src/measures/results/index.js";
import type { DrawResult } from "../../../src/runs/studies/index.js";
import { textOf } from "../../../src/words/index.js";
import { outcome, scenario, worldsOf } from "../../runs/studies/handmade.js";

const dated = (id: string, more: Partial<DatedEvent> = {}): DatedEvent => ({
  ...{ id, label: id, labelZh: id, kind: "policy", year: 2010, horizon: 3, treated: [0], without: [] },
  ...{ status: "assumed", source: "invented" },
  ...more,
});

/** What happened, among placebos that bring up to a tenth either way, or as much as `wide`. */
const happened = (id: string, effect: number, more: Partial<DatedEvent> = {}, wide = 0.1): EventEffect => ({
  ...{ event: dated(id, more), province: id, effect, fit: 0.01, groups: 40, p: 0.5 },
  ...{ band: [-wide, wide], placebos: [-wide, wide].map((nothing) => ({ province: "else", effect: nothing })) },
});
const said = (central: number, worlds: Prediction["worlds"] = null): Prediction => ({ central, worlds });
const among = (low: number, median: number, high: number, count = 64) => ({ low, median, high, count });

describe("events beside what the model says of them", () => {
  const effects = [
    happened("met", 0.3),
    happened("silent", 0.3),
    happened("seen", 0.3, { kind: "control" }),
    happened("missed", 0.3),
    happened("unseen", 0.05, { kind: "control" }),
  ];
  const study = studyEvents(
    effects,
    new Map([
      ["met", said(0.3)],
      ["missed", said(-0.3)],
    ]),
  );

  it("are told with misses first, otherwise as given", () => {
    expect(study.events.map(({ happened: { event }, verdict }) => [event.id, verdict])).toEqual([
      ["missed", "contradicted, too little"],
      ["unseen", undefined],
      ["met", "not informative"],
      ["silent", undefined],
      ["seen", undefined],
    ]);
    expect(study.pools).toEqual([]);
  });

  it("are a miss where a control is not seen, or where they contradict the model", () => {
    const control = happened("a", 0.3, { kind: "control" });
    expect(isEventMiss(control, "contradicted, too much")).toBe(false);
    expect(isEventMiss({ ...control, effect: 0.1 }, undefined)).toBe(true);
    expect(isEventMiss(effects[0]!, "contradicted, too much")).toBe(true);
    expect(isEventMiss(effects[0]!, "equivalent")).toBe(false);
    expect(isEventMiss(effects[0]!, undefined)).toBe(false);
  });

  it("count controls that were seen, of all", () => {
    expect(controlsSeen(study)).toEqual({ seen: 1, of: 2 });
  });
});

describe("pools of events", () => {
  const effects = [
    happened("a", 0.3, { pool: "rails" }),
    happened("b", 0.5, { pool: "rails" }),
    happened("c", 0.1, { pool: "rails" }),
    happened("d", 0.9, { pool: "zones" }),
    happened("alone", 0.2),
  ];
  const poolOf = (predictions: [string, Prediction][]) => studyEvents(effects, new Map(predictions), "seed").pools;

  it("are told once each by their mean, without a word of the model where it speaks of none", () => {
    const pools = poolOf([["alone", said(0.2)]]);
    expect(pools.map(({ happened: { pool, effect } }) => [pool, effect])).toEqual([
      ["rails", expect.closeTo(0.3, 12)],
      ["zones", expect.closeTo(0.9, 12)],
    ]);
    for (const { prediction, verdict } of pools) expect([prediction, verdict]).toEqual([undefined, undefined]);
  });

  it("are held against the mean of what the model says, by the events that it speaks of", () => {
    const [rails] = poolOf([
      ["a", said(0.1, among(0, 0.1, 0.2, 64))],
      ["b", said(0.3, among(0.2, 0.4, 0.4, 32))],
    ]);
    expect(rails!.prediction).toEqual({
      central: expect.closeTo(0.2, 12),
      worlds: {
        ...{ low: expect.closeTo(0.1, 12), median: expect.closeTo(0.25, 12), high: expect.closeTo(0.3, 12), count: 32 },
      },
    });
    // All three together come to 0.3; the two that the model speaks of to 0.4, among placebos of up to a tenth.
    expect(rails!.happened.effect).toBeCloseTo(0.3, 12);
    expect(rails!.verdict).toBe("not informative");
    const [far] = poolOf([
      ["a", said(-0.1, among(-0.2, -0.1, 0.1))],
      ["b", said(-0.1, among(-0.2, -0.1, 0.1))],
    ]);
    expect(far!.verdict).toBe("contradicted, too little");
  });

  it("have no range where the model gives none of one of them", () => {
    const [rails] = poolOf([
      ["a", said(0.1, among(0, 0.1, 0.2))],
      ["b", said(0.3)],
    ]);
    expect(rails!.prediction).toEqual({ central: expect.closeTo(0.2, 12), worlds: null });
  });
});

describe("events whose run at central values could not be finished", () => {
  const failed: Prediction = { central: NaN, worlds: null, failure: because(textOf("no land")) };
  const effects = ["a", "b"].map((id) => happened(id, 0.3, { pool: "rails" }));

  it("are told so, and their pool rests on the others that the model speaks of", () => {
    const { events, pools } = studyEvents(
      effects,
      new Map([
        ["a", failed],
        ["b", said(0.3)],
      ]),
    );
    expect(events.map(({ verdict }) => verdict)).toEqual(["could not be run", "not informative"]);
    expect(pools[0]!.prediction).toEqual(said(0.3));
  });

  it("leave a pool without a word of the model where none is left", () => {
    const [pool] = studyEvents(effects, new Map([["a", failed]])).pools;
    expect([pool!.prediction, pool!.verdict]).toEqual([undefined, undefined]);
  });
});

describe("what the model says of an event", () => {
  const donors = { cities: ["north", "south"], provinces: ["p", "p"], years: [], lnGdp: [], nearest: [] } as Donors;
  const cell = (place: string, year: number) => ({ ...outcome("value-added-volume", "higher"), place, year });
  // Two years of two cities; a run that starts in 2022 has its second year in 2023.
  const cells = [cell("north", 2022), cell("south", 2022), cell("north", 2023), cell("south", 2023)];
  const baseline = Float64Array.of(9, 9, 2, 4);
  const run = (...values: number[]) => ({ arms: [baseline, Float64Array.from(values), Float64Array.of(9, 9, 2, 8)] });
  const worlds = worldsOf(cells, [
    run(9, 9, 2 * Math.exp(0.1), 4 * Math.exp(0.3)),
    run(9, 9, 2 * Math.exp(0.2), 4 * Math.exp(0.4)),
    { failure: textOf("no base year") },
    run(9, 9, 2 * Math.exp(0.5), 4 * Math.exp(0.7)),
  ]);
  const free = (more: Partial<DatedEvent>) => dated("e", { horizon: 2, variant: "free", ...more });
  const predicted = (more: Partial<DatedEvent>) => predictEvents(worlds, [free(more)], donors).get("e")!;

  it("is the mean change over treated cities in the last year that counts, in ln, with a band over worlds", () => {
    expect(scenario.startYear).toBe(2022);
    const one = predicted({ treated: [0] });
    expect(one.central).toBeCloseTo(0.1, 12);
    expect(one.worlds).toEqual({
      ...{ low: expect.closeTo(0.2, 12), median: expect.closeTo(0.35, 12), high: expect.closeTo(0.5, 12), count: 2 },
    });
    expect(predicted({ treated: [0, 1] }).central).toBeCloseTo(0.2, 12);
    expect(predicted({ treated: [0, 1], variant: "dear" }).central).toBeCloseTo(Math.LN2 / 2, 12);
    expect(predicted({ treated: [0], horizon: 1 }).central).toBeCloseTo(0, 12);
  });

  it("has the other sign where the variant takes back what happened", () => {
    const back = predicted({ treated: [0], direction: "back" });
    expect(back.central).toBeCloseTo(-0.1, 12);
    expect([back.worlds!.low, back.worlds!.high]).toEqual([expect.closeTo(-0.5, 12), expect.closeTo(-0.2, 12)]);
    expect(predicted({ treated: [0], direction: "forward" }).central).toBeCloseTo(0.1, 12);
  });

  it("is why the run at central values failed, be it of the draw, of the baseline or of the variant", () => {
    const failure = { failure: textOf("no land") };
    const [whole] = worlds.results;
    const arms = "arms" in whole! ? whole.arms : [];
    const of = (central: DrawResult) =>
      predictEvents({ ...worlds, results: [central] }, [free({})], donors).get("e")!.failure?.reason;
    expect([failure, { arms: [failure, ...arms.slice(1)] }, { arms: [arms[0]!, failure, arms[2]!] }].map(of)).toEqual(
      Array(3).fill("no land"),
    );
    expect([whole!, { arms: [...arms.slice(0, 2), failure] }].map(of)).toEqual([undefined, undefined]);
  });

  it("has no band where fewer than two worlds were drawn or could be run", () => {
    const { results } = worlds;
    const of = (...some: number[]) =>
      predictEvents({ ...worlds, results: some.map((k) => results[k]!) }, [free({})], donors).get("e")!.worlds;
    expect([of(0), of(0, 2), of(0, 2, 3)]).toEqual([null, null, null]);
    expect(of(0, 3, 2, 3)).toMatchObject({ count: 2, median: expect.closeTo(0.5, 12) });
  });
});

describe("tables of events", () => {
  const study = studyEvents(
    [happened("a", 0.25, {}, 0.5), happened("b", 0.25, { kind: "control" }, 0.125)],
    new Map([["a", said(0.2, among(0.1, 0.2, 0.3))]]),
  );

  it("have a line each, empty where the model says nothing", () => {
    const [header, ...rows] = eventsCsv(study).trimEnd().split("\n");
    expect(header).toMatch(/^event,kind,year,horizon,effect,band_low,band_high,allowed_low,allowed_high,p,fit,/);
    expect(rows).toEqual([
      "a,policy,2010,3,0.25,-0.5,0.5,-0.25,0.75,0.5,0.01,2,40,0.2,0.1,0.2,0.3,64,too small to be seen",
      "b,control,2010,3,0.25,-0.125,0.125,0.125,0.375,0.5,0.01,2,40,,,,,0,",
    ]);
  });

  it("list every placebo of every event", () => {
    expect(placebosCsv(study)).toBe("event,placebo\na,-0.5\na,0.5\nb,-0.125\nb,0.125\n");
  });
});
