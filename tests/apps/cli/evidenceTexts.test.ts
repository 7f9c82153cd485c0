import { describe, expect, it } from "vitest";
import { backtestText } from "../../../src/apps/cli/backtest.js";
import { fitCsv, fitText, notesText, realisedCsv, realisedText, runaways } from "../../../src/apps/cli/calibrate.js";
import { estimatesCsv, estimatesText } from "../../../src/apps/cli/estimate.js";
import { eventsText } from "../../../src/apps/cli/events.js";
import {
  type BorderEstimates,
  type EventStudy,
  FORECASTS,
  type RealisedRow,
  type WindowResult,
} from "../../../src/evidence/index.js";
import { because } from "../../../src/measures/results/index.js";
import { english, textOf } from "../../../src/words/index.js";

/** Lines of a text from the one that begins so, as many as are asked for. */
function linesFrom(text: string, start: string, count: number): string[] {
  const lines = text.split("\n");
  return lines.slice(lines.findIndex((line) => line.startsWith(start))).slice(0, count);
}

describe("events in words", () => {
  const event = (id: string, kind: string, effect: number, more = {}) => ({
    happened: {
      event: { id, kind, year: 2015, horizon: 4 },
      ...{ effect, band: [-0.02, 0.03], p: 0.046 },
    },
    ...more,
  });
  const worlds = { low: 0.001, median: 0.01, high: 0.05, count: 9 };
  const study = {
    events: [
      event("bridge", "policy", 0.1, {
        prediction: { central: -0.0004, worlds: null },
        verdict: "contradicted, too little",
      }),
      event("road", "policy", 0.05, { prediction: { central: 0.02, worlds }, verdict: "equivalent" }),
      event("merger", "policy", 0),
      event("flood", "control", -0.2),
      event("quake", "control", 0.01),
    ],
    pools: [
      {
        happened: { pool: "mergers", effects: [1, 2], effect: 0.05, band: [-0.01, 0.01], p: 0.01 },
        prediction: { central: 0.02, worlds },
        verdict: "not informative",
      },
    ],
  } as unknown as EventStudy;
  const text = eventsText(study);

  it("begin with how many speak for and against the model", () => {
    expect(text.split("\n")[0]).toBe(
      "A lever expresses 2 events. Of the 2 that test it 1 contradict the model, 1 are equivalent to what it predicts, 0 say little. Controls seen: 1 of 2.",
    );
  });

  it("have misses first, and effects in per cent", () => {
    expect(text).toMatchInlineSnapshot(`
      "A lever expresses 2 events. Of the 2 that test it 1 contradict the model, 1 are equivalent to what it predicts, 0 say little. Controls seen: 1 of 2.

      Misses
      event       years  effect      placebos     p  allowed range  predicted                   verdict
      ------  ---------  ------  ------------  ----  -------------  ---------  ------------------------
      bridge  2015-2018   +10.0  [-2.0, +3.0]  0.05  [+7.0, +12.0]     -0.040  contradicted, too little
      quake   2015-2018    +1.0  [-2.0, +3.0]  0.05   [-2.0, +3.0]          -                  NOT SEEN

      Other events
      event       years  effect      placebos     p   allowed range          predicted     verdict
      ------  ---------  ------  ------------  ----  --------------  -----------------  ----------
      road    2015-2018    +5.0  [-2.0, +3.0]  0.05    [+2.0, +7.0]  +2.0 [+0.1, +5.0]  equivalent
      merger  2015-2018       0  [-2.0, +3.0]  0.05    [-3.0, +2.0]                  -   not asked
      flood   2015-2018   -20.0  [-2.0, +3.0]  0.05  [-23.0, -18.0]                  -        seen

      2 mergers pooled: +5.0 % [allowed [+4.0, +6.0]], placebos [-1.0, +1.0], p 0.01; predicted, of those that a lever expresses: +2.0 [+0.1, +5.0], not informative.

      effect: real GDP of the treated cities over their synthetic control, per cent (100 x ln); placebos: 95 % of what comes out where nothing happened; allowed: what the
      true effect may be; predicted: volume of value added that the model says the event brought, at central values [90 % range over parameter draws]. Verdicts are equivalence
      tests with a margin of 2 per cent and need 20 placebo groups that share no city.
      "
    `);
  });

  it("say of a scenario that could not be run why, and count it as no test", () => {
    const failure = because(textOf("No land.", "没有土地。"));
    const lost = event("port", "policy", 0.05, {
      prediction: { central: NaN, worlds: null, failure },
      verdict: "could not be run",
    });
    const events = [...study.events.slice(0, 1), lost] as EventStudy["events"];
    const english = eventsText({ events, pools: [] });
    expect(english).toMatch(/^A lever expresses 2 events\. 1 could not be run\. Of the 1 that test it 1 contradict/);
    expect(english).toMatch(
      /\nNo tests of the model\n.*\n.*\nport .* - +could not be run\n\nport: could not be run\. No land\.\n/,
    );
    expect(english).not.toContain("NaN");
    expect(eventsText({ events, pools: [] }, "zh")).toMatch(/1个无法运行。[\s\S]*\nport：无法运行。没有土地。\n/);
  });

  it("have one table where nothing is missed", () => {
    const events = study.events.filter(({ happened }) => happened.event.id === "road");
    expect(eventsText({ events, pools: [] })).toMatch(/^[^\n]*\n\nAll events\nevent/);
  });
});

describe("a backtest in words", () => {
  const score = (forecast: string, r2: number, more = {}) => ({
    ...{ forecast, cases: 12, rmse: 0.1234, r2, spearman: 0.456, p: 0.0123, detectable: 0.3 },
    ...more,
  });
  const result = (from: number, ...scores: object[]) =>
    ({
      quantity: { id: "gdp", label: textOf("GDP"), unit: "ln", formSeen: false },
      ...{ window: { from, to: from + 5 }, noChange: 0.2, cases: [1, 2, 3], scores },
    }) as unknown as WindowResult;
  const results = [
    result(2005, score(FORECASTS.model, 0.25), score("trend", -1.5, { spearman: Number.NaN, detectable: 1.2 })),
    result(2010, score(FORECASTS.model, -0.1)),
    result(2015, score(FORECASTS.model, -0.2, { p: 0.2, spearman: Number.NaN })),
  ];

  it("counts windows in which the model is better and worse, by chance and beyond", () => {
    expect(backtestText(results, []).split("\n")[0]).toBe(
      "GDP: the model is worse than no change in 2 of 3 windows (1 beyond chance), better in 1 (1 beyond chance); R2 0.25, -0.10, -0.20; ranks 0.46, 0.46, -.",
    );
  });

  it("says of windows that were seen before the model took its form that they do not test it", () => {
    const seen = results.map((one) => ({ ...one, quantity: { ...one.quantity, formSeen: true } }));
    expect(backtestText(seen, []).split("\n")[0]).toMatch(
      /ranks 0\.46, 0\.46, -\. The model took its form after these/,
    );
  });

  it("has misses first, and says what could not be forecast", () => {
    expect(
      backtestText(results, [{ region: "delta", from: 2005, ...because(textOf("no base year")) }]),
    ).toMatchInlineSnapshot(`
      "GDP: the model is worse than no change in 2 of 3 windows (1 beyond chance), better in 1 (1 beyond chance); R2 0.25, -0.10, -0.20; ranks 0.46, 0.46, -.

      Misses, worse than no change
      quantity,
      window          forecast  cases  error     R2  ranks      p  found from
      -------------  ---------  -----  -----  -----  -----  -----  ----------
      gdp 2010-2015  no change      3  0.200      0      -      -           -
                         model     12  0.123  -0.10   0.46  0.012        0.30
      gdp 2015-2020  no change      3  0.200      0      -      -           -
                         model     12  0.123  -0.20      -  0.200        0.30

      Other windows
      quantity,
      window          forecast  cases  error     R2  ranks      p  found from
      -------------  ---------  -----  -----  -----  -----  -----  ----------
      gdp 2005-2010  no change      3  0.200      0      -      -           -
                         model     12  0.123   0.25   0.46  0.012        0.30
                         trend     12  0.123  -1.50      -  0.012         > 1
      No forecast of delta from 2005: no base year

      error: root mean squared; R2: against no change, below 0 is worse; ranks: Spearman's correlation of forecast and observed changes; p: paired difference of
      squared errors from no change, wild cluster bootstrap by province (beyond chance: below 0.05); found from: the R2 that this test finds in four of five cases (> 1: no
      forecast can be that good).
      "
    `);
  });

  it("tells of no change alone where the model was not asked", () => {
    const text = backtestText([result(2005), result(2010)], []);
    expect(text).toMatch(/^GDP: no change errs by 0\.200, 0\.200 \(ln\); the model was not asked\.\n\nAll windows\n/);
  });
});

describe("a calibration in words", () => {
  const currency = textOf("yuan");
  const aim = (variable: string, error: number, role: "target" | "check") => ({
    ...{ scope: "north", variable, data: 1234.5, model: 1234.5 * (1 + error), error, unit: "100 million", role },
  });
  const rows = [
    aim("gdp", 1e-12, "target"),
    aim("steel", 0, "target"),
    aim("primary", Number.NaN, "target"),
    aim("residents", -1e-3, "target"),
    aim("own share", 0.05, "check"),
  ];

  const nameOf = (id: string) => textOf(id, id === "north" ? "北市" : id);

  it("shows what is checked and what is missed, and every target where all are asked for", () => {
    expect(fitText(rows, { all: false, tolerance: 1e-6, currency, nameOf })).toMatchInlineSnapshot(`
      "
      scope   variable  data  model  relative error         unit    role
      -----  ---------  ----  -----  --------------  -----------  ------
      north  residents  1235   1233         -1.0e-3  100 million  target
      north  own share  1235   1296          5.0e-2  100 million   check

      "
    `);
    expect(fitText(rows, { all: true, tolerance: 1e-6, currency, nameOf })).toMatch(/steel[\s\S]*primary/);
    expect(fitText(rows.slice(0, 3), { all: false, tolerance: 1e-6, currency, nameOf })).toBe("");
    expect(fitCsv(rows).split("\n")[3]).toBe("north,primary,1234.5,,,100 million,target");
  });

  it("names what is compared in the reader's language, and what has no other name by its own", () => {
    const named = ["value added, primary", "value added, steel", "gdp", "steel"].map((name) => aim(name, 0.1, "check"));
    const text = fitText(named, { all: false, tolerance: 1e-6, currency, nameOf }, "zh");
    expect(text.split("\n").slice(3, 7)).toEqual([
      expect.stringMatching(/^北市 +增加值，第一产业 .* 核对$/),
      expect.stringMatching(/ 增加值，steel .* 核对$/),
      expect.stringMatching(/ GDP .* 核对$/),
      expect.stringMatching(/ steel .* 核对$/),
    ]);
  });

  it("says what was lowered", () => {
    const notes = (headquartersScale: number, spilloverScale: number, imputed = true) =>
      notesText(
        {
          ...{ structure: { imputed }, balance: { headquartersScale }, spilloverScale },
          region: { structure: { tilt: { value: 1.5 } }, target: { tolerance: 1e-6 } },
        } as never,
        rows,
      );
    expect(notes(0.5, 1)).toContain("lowered to 50 % of their value to keep revenues positive");
    expect(notes(0.5, 1)).toContain("tilted by 1.5.");
    expect(notes(1, 0.25)).toContain("Knowledge spillovers were lowered to 25 %");
    expect(notes(1, 1, false)).not.toMatch(/lowered|imputed/);
  });

  const realised = (id: string, value: number, published: RealisedRow["published"], more: Partial<RealisedRow> = {}) =>
    ({
      ...{ id, label: { en: id.toUpperCase(), zh: id }, unit: "elasticity", value, published },
      inside: published === null ? null : value >= published[0] && value <= published[1],
      ...{ source: "a book", measured: "at rest", estimate: null, distance: null },
      ...more,
    }) as RealisedRow;
  const realisedRows = [
    realised("density", 0.05, [0.02, 0.08], { estimate: [0.04, 0.02], distance: 0.5 }),
    realised("trade", 12, [3, 9], { reason: textOf("few sectors", "行业少") }),
    realised("growth", 2, [1, Number.POSITIVE_INFINITY]),
    realised("radius-firms", 1.2345678, null),
    realised("radius-people", 0.99, null),
  ];
  const calibration = { region: { outsidePublished: [{ id: "trade", reason: "few sectors" }] } } as never;

  it("puts realised elasticities beside published ranges, with reasons for those outside", () => {
    expect(realisedText(calibration, realisedRows)).toMatchInlineSnapshot(`
      "
      Realised elasticities beside what is published:

      what comes out    value           published    estimate (s.e.)  s.e. away                       unit
      --------------  -------  ------------------  -----------------  ---------  -------------  ----------
      DENSITY         0.05000  0.02000 to 0.08000  0.04000 (0.02000)       +0.5   inside range  elasticity
      TRADE             12.00      3.000 to 9.000                  -          -  outside range  elasticity
      GROWTH            2.000          from 1.000                  -          -   inside range  elasticity
      RADIUS-FIRMS      1.235                   -                  -          -              -  elasticity
      RADIUS-PEOPLE    0.9900                   -                  -          -              -  elasticity

      Outside, and why:
        TRADE: few sectors.
      outsidePublished of the region file: trade is no realised elasticity.
      "
    `);
    expect(realisedText(calibration, realisedRows.slice(0, 1))).not.toContain("Outside");
    expect(realisedCsv(realisedRows).split("\n").slice(1, 5)).toEqual([
      "density,DENSITY,0.05,0.02,0.08,0.04,0.02,0.5,inside,elasticity,a book,at rest,",
      "trade,TRADE,12,3,9,,,,outside,elasticity,a book,at rest,few sectors",
      "growth,GROWTH,2,1,,,,,inside,elasticity,a book,at rest,",
      "radius-firms,RADIUS-FIRMS,1.2345678,,,,,,,elasticity,a book,at rest,",
    ]);
  });

  it("warns of a base year that runs away, from a radius of one on", () => {
    const said = (...rows: RealisedRow[]) => runaways(rows).map(english);
    expect(said(...realisedRows)).toEqual(["RADIUS-FIRMS is 1.2346: the base year runs away."]);
    expect(said(realised("radius-x", 1, null), realised("growth", 2, null))).toEqual([
      "RADIUS-X is 1.0000: the base year runs away.",
    ]);
  });
});

describe("estimates in words", () => {
  const estimates: BorderEstimates = {
    border: { coefficient: -0.5, standardError: 0.123 },
    pairs: {
      "a-b": { coefficient: 0.25, standardError: null, relativeTo: ["a-c", "b-c"], restsOn: ["north"] },
      "a-c": { identified: false, reason: textOf("nothing flows") },
    },
    distance: { coefficient: -1.234, standardError: 0.05 },
    observations: 40,
    adValorem: { "4": 0.1331, "8": 0.0645 },
  };
  const table = { toItself: 3, unobserved: 0, flows: Array(42) } as never;

  it("begin with the border", () => {
    expect(estimatesText(table, estimates, null).split("\n")[0]).toBe(
      "Across a border between provinces flows are 39 % lower at given distance (-0.50 ln points, standard error 0.12): what a tariff of 13 % would make of trade that answers prices with an elasticity of 4, of 6 % with one of 8.",
    );
    const higher = { ...estimates, border: { coefficient: 0.5, standardError: null } };
    expect(estimatesText(table, higher, null)).toContain(
      "flows are 65 % higher at given distance (+0.50 ln points, standard error -)",
    );
    const hardly = {
      ...estimates,
      border: { coefficient: 0.001, standardError: null },
      adValorem: { "4": -0.001, "8": 0 },
    };
    expect(estimatesText(table, hardly, null)).toMatch(/flows are 0 % higher .* a tariff of 0 % .*, of 0 % with/);
    const none = { ...estimates, border: { identified: false as const, reason: textOf("one province") } };
    expect(estimatesText(table, none, null)).toMatch(
      /^A border between provinces is not identified in these 40 flows: one province\./,
    );
  });

  it("have a row for each, and say what is left out and what they rest on", () => {
    const placebo = { draws: 20, mean: 0.012, deviation: 0.2 };
    expect(linesFrom(estimatesText(table, estimates, placebo), "what", 99)).toMatchInlineSnapshot(`
      [
        "what                      coefficient  standard error              unit",
        "------------------------  -----------  --------------  ----------------",
        "border between provinces        -0.50            0.12         ln points",
        "- a-b *                         +0.25               -         ln points",
        "- a-c                               -               -         ln points",
        "distance                        -1.23            0.05  elasticity to km",
        "",
        "Poisson pseudo maximum likelihood with effects of origins and destinations, 40 flows; standard errors by deleting one place at a time.",
        "Left out: 3 of a place to itself, 2 that have no finite estimate (nothing flows).",
        "* a-b is a difference from a-c and b-c, not a level; rests on north alone: without it the table does not tell it.",
        "a-c is not identified: nothing flows.",
        "Borders drawn at random through provinces, where there are none: +0.01 on average of 20, standard deviation 0.20.",
        "",
      ]
    `);
    const whole = { toItself: 0, unobserved: 0, flows: Array(40) } as never;
    expect(estimatesText(whole, estimates, null)).not.toMatch(/Left out|at random/);
  });

  it("are CSV with the reason where there is no number", () => {
    expect(estimatesCsv(estimates).split("\n").slice(1, 5)).toEqual([
      "border between provinces,-0.5,0.123,ln points,",
      '- a-b,0.25,,ln points,"is a difference from a-c and b-c, not a level; rests on north alone: without it the table does not tell it"',
      "- a-c,,,ln points,not identified: nothing flows",
      "distance,-1.234,0.05,elasticity to km,",
    ]);
  });
});
