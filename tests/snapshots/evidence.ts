import type { PlanStatus } from "../../src/apps/node/cluster/status.js";
import type { FitRow } from "../../src/calibrate/index.js";
import type { JudgedFact } from "../../src/evidence/facts/fact.js";
import type {
  BorderEstimates,
  EventStudy,
  FlowValidation,
  Placebo,
  RealisedRow,
  RegionEstimates,
  WindowResult,
} from "../../src/evidence/index.js";
import { type Scored, scorecard } from "../../src/evidence/scorecard/answers.js";
import type { Target } from "../../src/evidence/scorecard/targets.js";
import type { FlowTable } from "../../src/input/index.js";
import { because } from "../../src/measures/results/index.js";
import { type Text, textOf } from "../../src/words/index.js";

// Invented results of commands that keep them in no folder that the program reads again.

const window = (id: string, label: Text, from: number, to: number, r2: number | undefined): WindowResult => ({
  quantity: { id, label, unit: "ln", windows: [{ from, to }], formSeen: false } as never,
  window: { from, to },
  cases: [1, 2, 3].map((city) => ({ city: `city-${city}` })) as never,
  noChange: 0.08,
  scores: [
    ...(r2 === undefined
      ? []
      : [
          {
            forecast: "model",
            cases: 3,
            rmse: 0.05,
            r2,
            spearman: r2 > 0.2 ? 0.6 : Number.NaN,
            p: Math.abs(r2),
            detectable: 1.4,
          },
        ]),
    { forecast: "trend", cases: 3, rmse: 0.1, r2: -0.56, spearman: -0.2, p: 0.2, detectable: 0.4 },
  ],
});

const GDP = textOf("Share of GDP", "GDP占比");

/** The model is worse than no change in two of three windows of GDP, in one of them beyond chance. */
export const windows: WindowResult[] = [
  window("gdp", GDP, 2005, 2010, 0.3),
  window("gdp", GDP, 2010, 2015, -0.02),
  window("gdp", GDP, 2015, 2020, -0.4),
  window("residents", textOf("Share of residents", "常住人口占比"), 2010, 2020, 0.04),
];

export const naiveWindows: WindowResult[] = [window("gdp", GDP, 2005, 2010, undefined)];

export const noForecast = [
  { region: "coast", from: 2010, ...because(textOf("the base year cannot be made", "无法建立基年")) },
] as never[];

const event = (id: string, kind: string, effect: number, more: object = {}) => ({
  happened: {
    event: { id, label: id, kind, year: 2010, horizon: 5, treated: [0], without: [] },
    effect,
    fit: 0.01,
    placebos: [-0.02, 0.01],
    band: [-0.03, 0.02],
    p: 0.04,
    ...more,
  },
});

/** A control that is not seen, one that is, and a policy of each verdict. */
export const events = {
  events: [
    event("lockdown", "control", -0.09),
    event("quake", "control", -0.01),
    {
      ...event("bridge", "policy", 0.05),
      prediction: { central: 0.0004, worlds: null },
      verdict: "contradicted, too little",
    },
    {
      ...event("zone", "policy", 0.04),
      prediction: { central: 0.03, worlds: { low: 0.025, median: 0.03, high: 0.05, count: 16 } },
      verdict: "equivalent",
    },
    {
      ...event("port", "policy", 0.01),
      prediction: { central: 0.002, worlds: null },
      verdict: "too small to be seen",
    },
    event("park", "policy", 0.01),
  ],
  pools: [
    {
      happened: { pool: "bridges", effects: [{}, {}], effect: 0.02, band: [-0.02, 0.015], p: 0.03 },
      prediction: { central: 0.01, worlds: { low: 0.005, median: 0.01, high: 0.02, count: 16 } },
      verdict: "equivalent",
    },
    { happened: { pool: "zones", effects: [{}], effect: -0.01, band: [-0.02, 0.015], p: 0.6 } },
  ],
} as unknown as EventStudy;

export const estimates: BorderEstimates = {
  border: { coefficient: -0.51, standardError: 0.12, restsOn: ["port"] },
  pairs: {
    "east-west": { coefficient: -0.7, standardError: null, relativeTo: ["east-south"] },
    "east-south": { coefficient: 0.2, standardError: 0.3 },
    "south-west": { identified: false, reason: textOf("no flow crosses it", "没有流量跨越它") },
  },
  distance: { coefficient: -1.1, standardError: 0.2 },
  observations: 28,
  adValorem: { "4": 0.136, "8": 0.066 },
};

export const noBorder: BorderEstimates = {
  ...estimates,
  border: { identified: false, reason: textOf("all places are of one province", "所有地点同属一省") },
  pairs: {},
  adValorem: { "4": null, "8": null },
};

export const higherBorder: BorderEstimates = {
  ...estimates,
  border: { coefficient: 0.1, standardError: 0.2 },
  pairs: {},
};

export const flowTable: FlowTable = {
  places: [],
  flows: Array(30).fill({ origin: 0, destination: 1, flow: 1 }),
  toItself: 6,
  unobserved: 2,
};

export const placebo: Placebo = { draws: 100, mean: 0.01, deviation: 0.08 };

export const fit: FitRow[] = [
  {
    scope: "port",
    variable: "gdp",
    data: 4000,
    model: 4000.0004,
    error: 1e-7,
    unit: "100 million yuan",
    role: "target",
  },
  {
    scope: "port",
    variable: "value added, machines",
    data: 900,
    model: 890,
    error: -0.0111,
    unit: "100 million yuan",
    role: "target",
  },
  {
    scope: "mine",
    variable: "residents",
    data: 0,
    model: 0,
    error: Number.NaN,
    unit: "thousand persons",
    role: "target",
  },
  {
    scope: "cluster",
    variable: "own share of spending",
    data: 0.61,
    model: 0.58,
    error: -0.0492,
    unit: "1",
    role: "check",
  },
];

/** One inside, one outside with a reason, one outside without, one open at its end, one that nobody published, one that runs away. */
export const realised: RealisedRow[] = (
  [
    ["trade", 4.2, [3, 6], true],
    ["migration", 0.2, [1, 3], false, textOf("people of the region are bound to their land", "该区域居民与土地相连")],
    ["wages", 0.9, [0.02, 0.1], false],
    ["land", 1.2, [1, Number.POSITIVE_INFINITY], true],
    ["tax", 0.4, null, null],
    ["radius-own", 1.02, null, null],
  ] as const
).map(([id, value, published, inside, reason]) => ({
  ...{ id, label: textOf(`Elasticity of ${id}`, `${id}的弹性`), unit: "1", value, published, inside },
  ...(id === "wages" ? { estimate: [0.06, 0.02], distance: 42 } : { estimate: null, distance: null }),
  ...{ source: "invented", measured: "by a change of 1 %", ...(reason === undefined ? {} : { reason }) },
}));

/** What of a calibration is told. */
export const calibration = {
  structure: { imputed: true },
  balance: { headquartersScale: 0.8 },
  spilloverScale: 0.5,
  region: {
    target: { tolerance: 1e-3 },
    structure: { tilt: { value: 2 } },
    outsidePublished: [
      { id: "migration", reason: "people" },
      { id: "trade", reason: "none" },
    ],
  },
} as never;

export const validation: FlowValidation[] = (
  [
    ["coast", "goods", 0.62, 0.5, true],
    ["coast", "workers", 0.81, 0.77, false],
    ["inland", "goods", 0.4, Number.NaN, false],
    ["inland", "capital", 0.6, 0.5, true],
  ] as const
).map(([region, kind, spearman, deviance, below]) => ({
  ...{ region, kind, pairs: 30, spearman, deviance },
  difference: { value: deviance - 0.6, low: deviance - 0.65, high: deviance - 0.55 },
  verdict: kind === "capital" ? ("no yardstick" as const) : below ? ("below naive" as const) : ("as naive" as const),
  naive: { spearman: 0.7, deviance: 0.6 },
}));

const expectation = (
  en: string,
  zh: string,
  holds: boolean | null,
  share: number | null,
  verdict: JudgedFact["verdict"],
) => ({
  ...{ claim: textOf(en, zh), holds, share, worlds: share === null ? 0 : 80, verdict, main: true },
  interval: share === null ? null : ([share - 0.05, share + 0.05] as [number, number]),
  values: [
    {
      measure: "rise",
      central: holds === null ? null : 0.01234,
      band: share === null ? null : ([-0.01, 0.012, 0.0345] as [number, number, number]),
    },
    { measure: "gap", central: 0, band: null },
  ],
});

const fact = (id: string, verdict: JudgedFact["verdict"], holds: boolean | null, share: number | null): JudgedFact => ({
  ...{
    id,
    claim: textOf(`Claim of ${id}`, `${id}的假说`),
    source: "Invented 2020",
    file: `scenarios/${id}.yaml`,
    verdict,
  },
  ...{
    drawn: share === null ? 0 : 80,
    failed: id === "wages" ? 2 : 0,
    expectations: [expectation("It rises", "它上升", holds, share, verdict)],
  },
  ...(id === "trade" ? { note: { en: "A note.", zh: "注。" } } : {}),
});

export const facts: JudgedFact[] = [
  fact("trade", "reproduced", true, 0.95),
  fact("wages", "not reproduced", false, 0.05),
  fact("land", "depends on what is not known", true, 0.6),
  fact("taxes", "in part", true, null),
  fact("roads", "no value", null, null),
  fact("rails", "too few draws", true, 1),
];

/** Published numbers beside those of a model: one of every status, rule and source of an error. */
const target = (id: string, rule: Target["rule"], more: Partial<Target> = {}): Target => ({
  ...{
    id,
    label: textOf("Free trade: income", "自由贸易：收入"),
    place: textOf("coast", "沿海"),
    published: 12.5,
    error: 6.25,
  },
  ...{ errorFrom: "standard-error", unit: "%", rule, asks: { kind: "nothing" }, times: 1, used: "no", why: undefined },
  ...{ file: "targets.csv", line: 2 },
  source: {
    ...{ id: "paper", source: "Author 2019, Table 1", whereRead: "a shelf", status: "read", kind: "china" },
    ...{ compared: "one thing with another", comparedZh: "一物与另一物" },
  },
  ...more,
});
const recalled = {
  ...target("book", { kind: "sign", errors: 0 }).source,
  id: "book",
  source: "Author 1999",
  status: "recalled",
} as const;
const lacks = textOf("there is no lever", "没有政策工具");

export const scored: Scored[] = scorecard(
  [
    target("agrees", { kind: "within", errors: 2 }, { used: "fit" }),
    target("digits", { kind: "digits", errors: 1 }, { error: 0.05, errorFrom: "rounding" }),
    target("least", { kind: "at-least", errors: 1 }, { why: textOf("nobody moves", "无人迁移") }),
    target("most", { kind: "at-most", errors: 1 }, { errorFrom: "assumed" }),
    target("signs", { kind: "sign", errors: 0 }, { source: recalled }),
    target("ranks", { kind: "order", errors: 0 }, { order: "set" }),
    target("lacks", { kind: "within", errors: 1 }, { why: lacks }),
    target("lacks-too", { kind: "within", errors: 1 }, { why: lacks }),
  ],
  [
    ...[{ values: [11, 9, 12, 40] }, { values: [12.51] }, { values: [1] }, { values: [12] }, { values: [2] }],
    ...[{ values: [3] }, { reason: lacks }, { reason: lacks }],
  ],
);

/** Of variants and levers that change nothing. */
export const idle = [
  { variant: "talk", reason: textOf("every number is equal", "所有数值相同") },
  { variant: "border", lever: "toll", reason: textOf("no road is tolled", "没有收费道路") },
];

/** Of a plan that is half done. */
export const status: PlanStatus = {
  ...{ plan: "0".repeat(64), tasks: 100, done: 52, running: 2, stale: 3, failed: 12, pending: 31, failedRuns: 4 },
  ...{ secondsPerTask: 90, secondsLeft: 1600, shards: ["1/4"] },
  reasons: Array.from({ length: 12 }, (_, k) => ({
    id: `task-${k}`,
    ...because(textOf("The base year cannot be made.")),
    failed: true,
  })),
};

export const doneStatus: PlanStatus = {
  ...{ ...status, done: 100, running: 0, stale: 0, failed: 0, pending: 0, failedRuns: 0 },
  ...{ secondsLeft: 0, reasons: [] },
};

/** Of estimates: a border of all pairs and of two, one of them told by its difference alone, and costs of distance. */
const figureOf = (value: number) => ({
  ...{ value, low: value - 0.1, high: value + 0.1, standardError: 0.1, target: -0.5, simulated: -0.5 },
});

export const inferred = {
  region: "coast",
  observed: estimates,
  borders: {
    border: figureOf(0.3),
    pairs: { "east-west": figureOf(0.4), "south-west": { ...figureOf(0.2), split: ["east-south", "south-west"] } },
  },
  distances: { workers: figureOf(1.1), headquarters: figureOf(0.6) },
} as RegionEstimates;

const refusal = { identified: false as const, reason: textOf("all places are of one province", "所有地点同属一省") };

export const refused: RegionEstimates = {
  ...inferred,
  borders: { border: refusal, pairs: {} },
  distances: { workers: refusal, headquarters: refusal },
};

/** What of a region its estimates read. */
export const region = {
  tables: { cities: ["east", "south", "west"].map((province) => ({ province })) },
  parameters: { migration: { distanceCost: { general: { value: 1 }, skilled: { value: 0.5 } } } },
} as never;

export const currency = textOf("yuan", "元");
