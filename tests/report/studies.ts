import {
  because,
  type LeagueReport,
  leagueSchema,
  type Manifest,
  MEASURES,
  type SensitivityMethod,
  type SensitivityReport,
  type SweepReport,
  sensitivitySchema,
  sweepSchema,
} from "../../src/measures/results/index.js";
import { type Text, textOf } from "../../src/words/index.js";

export const manifest: Manifest = {
  schemaVersion: 2,
  program: { name: "agglom", version: "0", commit: null },
  node: "v20",
  scenario: { file: "a.yaml", sha256: "0".repeat(64) },
  seed: 1,
  replicates: 1,
  failed: [{ variant: "baseline", replicate: 3, ...because(textOf("no <base> year")) }],
  years: [2022, 2024],
  variants: ["baseline", "free"],
  audit: null,
  run: { command: "", seconds: 1, host: "" },
};

const head = {
  schemaVersion: 2,
  title: { en: "Tolls <b>", zh: "通行费<b>" },
  question: { en: "Why?", zh: "为什么？" },
  region: { en: "Delta", zh: "三角洲" },
  seed: 1,
  years: [2022, 2024],
};

const CLUSTER: Text = { en: "the cluster", zh: "城市群" };
const NO_TOLLS: Text = { en: "No tolls", zh: "取消通行费" };
const REAL_GDP: Text = { en: "Real GDP", zh: "实际GDP" };

/** Of two figures, of which one does nothing. */
export function sensitivity(method: SensitivityMethod): SensitivityReport {
  const estimates = (size: number) =>
    MEASURES[method].map((measure) => ({ measure, value: size, low: size - 0.1, high: size + 0.1 }));
  return sensitivitySchema.parse({
    ...head,
    holds: "study of sensitivity",
    method,
    samples: 4,
    worlds: 12,
    factors: [
      { name: "a", label: { en: "Gain <i>", zh: "收益<i>" }, unit: { en: "share", zh: "比例" }, low: 0, high: 1 },
      { name: "b", label: { en: "Toll", zh: "通行费" }, unit: { en: "yuan", zh: "元" }, low: 1, high: 3 },
    ],
    outcomes: [
      {
        ...{
          variant: "free",
          variantLabel: NO_TOLLS,
          indicator: "real-gdp",
          label: REAL_GDP,
          place: "cluster",
          placeLabel: CLUSTER,
        },
        ...{ year: 2024, unit: textOf("%"), mean: 3, deviation: 0.5, used: 8, dropped: 1 },
        factors: [
          { factor: "b", estimates: estimates(2) },
          { factor: "a", estimates: estimates(0) },
        ],
      },
    ],
    failed: [{ case: 3, arm: null, ...because(textOf("no base year")) }],
  });
}

/** Of so many levels of so many numbers; the second option could not be run. */
export function sweep(factors: number, levels: number, worlds: number): SweepReport {
  const points = Array.from({ length: levels ** factors }, (_, p) =>
    Array.from({ length: factors }, (_, f) => Math.floor(p / levels ** f) % levels),
  );
  const outcome = { place: "cluster", placeLabel: CLUSTER, year: 2024, unit: textOf("%") };
  return sweepSchema.parse({
    ...head,
    holds: "sweep",
    ...{ design: "grid", population: "cohorts", replicates: 1, worlds, drawn: 3, compared: worlds },
    factors: Array.from({ length: factors }, (_, f) => ({
      name: `levers.f${f}`,
      label: { en: `Factor <${f}>`, zh: `参数<${f}>` },
      unit: { en: "km", zh: "公里" },
    })),
    outcomes: [
      { ...outcome, indicator: "real-gdp", label: REAL_GDP, better: "higher" },
      { ...outcome, indicator: "theil-t-gdp", label: { en: "Theil T", zh: "泰尔T指数" }, better: "lower" },
      { ...outcome, indicator: "lever-cost", label: { en: "Spending", zh: "支出" }, better: "lower" },
    ],
    variants: [{ id: "free", label: NO_TOLLS }],
    options: points.map((values, point) => ({
      ...{ point, variant: "free", values, front: point === 0 },
      effects: [1, -1, 2].map((size) => ({
        ...{ low: size * point - 1, high: size * point + 1, rises: 0.5, worlds },
        middle: point === 1 ? null : size * point + 0,
      })),
      ...(worlds > 1 ? { regret: { largest: point, mean: point / 2 } } : {}),
    })),
    pareto: { efficiency: 0, equity: 1, cost: 2 },
    cases: points.length * worlds,
    failed: [],
  });
}

/** Of two regions with two indicators. */
export function league(): LeagueReport {
  const region = (id: string, label: Text) => ({ id, label, currency: textOf("yuan", "元"), cities: 2, failed: 0 });
  const cells = (first: number, second: number) =>
    [first, second].map((value, at) => ({ value, band: [value - 1, value + 1], rank: at + 1 }));
  return leagueSchema.parse({
    schemaVersion: 2,
    holds: "league",
    program: manifest.program,
    reform: { title: head.title, question: head.question, variant: "free", label: NO_TOLLS },
    years: 5,
    worlds: 8,
    regions: [region("north", { en: "North", zh: "北部" }), region("south", { en: "South", zh: "南部" })],
    rows: [
      {
        ...{ kind: "level", indicator: "real-gdp", label: REAL_GDP, form: "own", better: "higher" },
        unit: { en: "100 million {currency}", zh: "亿{currency}" },
        cells: cells(40, 30),
      },
      {
        ...{ kind: "effect", indicator: "real-gdp", label: REAL_GDP, form: "percent", better: "higher" },
        unit: { en: "100 million {currency}", zh: "亿{currency}" },
        cells: cells(4, 3),
      },
    ],
  });
}
