import { freeze } from "immer";
import { dictionaryRows } from "../../src/measures/indicators/record.js";
import { choicesOf, policyJsonl, policyRowSchema } from "../../src/measures/results/choices.js";
import { contextJson, contextSchema, type VariantChanges } from "../../src/measures/results/context.js";
import { type EffectRow, effectRows } from "../../src/measures/results/effects.js";
import { because } from "../../src/measures/results/index.js";
import { type Manifest, manifestJson, manifestSchema } from "../../src/measures/results/manifest.js";
import type { PlaceLevel, PolicyEvent, RunRecord } from "../../src/measures/results/record.js";
import type { Summary } from "../../src/measures/results/summary.js";
import { keptRow, type Table } from "../../src/measures/results/table.js";
import {
  dictionaryCsv,
  EFFECTS,
  FLOWS,
  flowRows,
  REPLICATES,
  readDictionary,
  replicateRows,
} from "../../src/measures/results/tables.js";
import {
  type UncertainEffect,
  type Uncertainty,
  uncertaintyJson,
  uncertaintySchema,
} from "../../src/measures/results/uncertainty.js";
import type { ReportData } from "../../src/measures/views/data.js";
import { type ReportFiles, readByReplicate, readIndicators, reportData } from "../../src/report/read.js";
import { collaborationOf, collaborationReport } from "../../src/runs/experiments/collaboration.js";
import { t, textOf } from "../../src/words/index.js";
import { summed } from "../measures/results/runs.js";
import { decidedByCities, decidedByCouncil } from "./decided.js";

/**
 * A results directory with invented numbers: 27 cities at their true places, a baseline and four variants, 8 replicates,
 * 20 years. Effects grow from 2024 on; they are larger in small cities near provincial borders, and a few cities lose.
 */
type City = [
  id: string,
  label: string,
  province: string,
  longitude: number,
  latitude: number,
  gdp: number,
  residents: number,
];

const CITIES: City[] = [
  ["shanghai", "Shanghai", "shanghai", 121.48, 31.23, 43215, 24894],
  ["suzhou", "Suzhou", "jiangsu", 120.58, 31.3, 22718, 12848],
  ["nanjing", "Nanjing", "jiangsu", 118.78, 32.07, 16355, 9423],
  ["wuxi", "Wuxi", "jiangsu", 120.3, 31.57, 14003, 7480],
  ["nantong", "Nantong", "jiangsu", 120.88, 31.98, 11027, 7733],
  ["changzhou", "Changzhou", "jiangsu", 119.95, 31.78, 8808, 5350],
  ["yangzhou", "Yangzhou", "jiangsu", 119.4, 32.4, 6696, 4577],
  ["yancheng", "Yancheng", "jiangsu", 120.15, 33.35, 6617, 6713],
  ["taizhou-jiangsu", "Taizhou (Jiangsu)", "jiangsu", 119.92, 32.45, 6025, 4522],
  ["zhenjiang", "Zhenjiang", "jiangsu", 119.45, 32.2, 4763, 3217],
  ["hangzhou", "Hangzhou", "zhejiang", 120.1, 30.23, 18109, 12204],
  ["ningbo", "Ningbo", "zhejiang", 121.55, 29.88, 14595, 9544],
  ["wenzhou", "Wenzhou", "zhejiang", 120.64, 27.95, 7585, 9645],
  ["shaoxing", "Shaoxing", "zhejiang", 120.57, 30, 6795, 5337],
  ["jiaxing", "Jiaxing", "zhejiang", 120.77, 30.75, 6355, 5516],
  ["taizhou-zhejiang", "Taizhou (Zhejiang)", "zhejiang", 121.43, 28.62, 5786, 6661],
  ["jinhua", "Jinhua", "zhejiang", 119.63, 29.12, 5355, 7120],
  ["huzhou", "Huzhou", "zhejiang", 120.08, 30.83, 3645, 3407],
  ["zhoushan", "Zhoushan", "zhejiang", 122.2, 30, 1704, 1165],
  ["hefei", "Hefei", "anhui", 117.25, 31.83, 11413, 9465],
  ["wuhu", "Wuhu", "anhui", 118.38, 31.33, 4303, 3672],
  ["chuzhou", "Chuzhou", "anhui", 118.32, 32.3, 3362, 3990],
  ["anqing", "Anqing", "anhui", 117.05, 30.53, 2657, 4171],
  ["maanshan", "Maanshan", "anhui", 118.5, 31.7, 2439, 2157],
  ["xuancheng", "Xuancheng", "anhui", 118.73, 30.91, 1834, 2487],
  ["tongling", "Tongling", "anhui", 117.82, 30.88, 1166, 1306],
  ["chizhou", "Chizhou", "anhui", 117.48, 30.29, 1004, 1331],
];

/** Of the cities, in their order. */
const NAMES_ZH =
  "上海 苏州 南京 无锡 南通 常州 扬州 盐城 泰州 镇江 杭州 宁波 温州 绍兴 嘉兴 台州 金华 湖州 舟山 合肥 芜湖 滁州 安庆 马鞍山 宣城 铜陵 池州".split(
    " ",
  );
const PROVINCES_ZH = ["上海", "江苏", "浙江", "安徽"];
const SECTORS_ZH =
  "农业 采掘、金属与矿物 轻工业 石油化工 机械 汽车 电气 电子 公用事业与建筑 商贸、运输与住宿 信息服务 金融、商务与研发 房地产与公共服务".split(
    " ",
  );

const PROVINCES = ["shanghai", "jiangsu", "zhejiang", "anhui"];
const SECTORS = [
  "Agriculture",
  "Mining, metals, minerals",
  "Light industry",
  "Petroleum, chemicals",
  "Machinery",
  "Vehicles",
  "Electrical",
  "Electronics",
  "Utilities, construction",
  "Trade, transport, hotels",
  "Information services",
  "Finance, business, R&D",
  "Real estate, public",
];
const VARIANTS = [
  { id: "baseline", label: "Baseline", zh: "基准情景", strength: 0 },
  { id: "tolls", label: "No tolls between members", zh: "成员间取消通行费", strength: 0.15 },
  { id: "booths", label: "No booths at provincial borders", zh: "取消省界收费站", strength: 0.02 },
  { id: "border", label: "No administrative border", zh: "取消行政边界", strength: 0.8 },
  { id: "together", label: "Tolls, booths and border together", zh: "通行费、收费站与边界同时取消", strength: 1 },
];
const YEARS = Array.from({ length: 20 }, (_, y) => 2021 + y);
const REFORM = 2024;
/** Those that were added since: numbers depend on the place in the list, and those of others stay as they are. */
const ADDED = ["household-receipts", "real-gdp-with-entry"];
const INDICATORS = [...new Set([...readIndicators(), ...readByReplicate()])].sort(
  (a, b) => ADDED.indexOf(a) - ADDED.indexOf(b),
);
const SCOPES = ["cluster", ...PROVINCES, ...CITIES.map(([id]) => id)];
const LEVELS = SCOPES.map(
  (id, s): PlaceLevel => (s === 0 ? "cluster" : CITIES.some(([city]) => city === id) ? "city" : "province"),
);
const NODES = [...CITIES.map(([id]) => id), "rest-of-china", "rest-of-world"];

/** A number in -1..1 that depends on the arguments alone. */
function noise(...keys: number[]): number {
  const value = Math.sin(keys.reduce((sum, key, at) => sum + key * (12.9898 + 37.719 * at), 1)) * 43758.5453;
  return 2 * (value - Math.floor(value)) - 1;
}

/** Invented levels of the indicators at a place of given GDP and residents. */
function level(indicator: string, gdp: number, residents: number): number {
  const levels: Record<string, number> = {
    "real-gdp": gdp,
    "real-national-income": gdp,
    "real-consumption-per-head": (45 * gdp) / residents,
    "real-final-consumption-per-head": (60 * gdp) / residents,
    "well-being": 1,
    "real-wage-general": (70 * gdp) / residents,
    "real-wage-skilled": (140 * gdp) / residents,
    "equivalent-variation": 0,
    "own-revenue": 0.14 * gdp,
    residents,
    "toll-revenue": 0.002 * gdp,
    "lever-cost": 0,
    "net-transfers": 0,
    // No lever of these pays households.
    "household-receipts": 0,
    "real-gdp-with-entry": 1.1 * gdp,
    "central-balance": -0.03 * gdp,
  };
  return levels[indicator] ?? 0.05 + 0.4 * Math.abs(noise(indicator.length, indicator.charCodeAt(2)));
}

/** Effect of the full reform in the last year, as a share of the level. */
function response(indicator: string, place: number): number {
  const own = place < 5 ? 0.006 : 0.005 + 0.008 * noise(place, 3);
  if (indicator === "residents") return place < 5 ? 0.001 : 0.01 * noise(place, 5);
  if (indicator.startsWith("theil") || indicator.startsWith("sigma")) return -0.02;
  if (indicator === "toll-revenue") return -0.9;
  if (indicator === "central-balance") return 0.4 * own;
  if (indicator === "firm-relocation-rate") return 0.08;
  return own * (indicator === "own-revenue" ? 0.6 + noise(place, 7) : 1);
}

const MONEY_EFFECTS: Record<string, number> = { "equivalent-variation": 900, "lever-cost": 60, "net-transfers": 25 };

const AUDIT = {
  worstRow: 3.1e-16,
  worstRowKind: "profit tax",
  worstAccount: 8.2e-15,
  worstAccountName: "centre",
  peopleError: 2e-16,
  capitalError: 1e-16,
  landError: 0,
  goodsError: 4.4e-12,
  residual: 9.1e-12,
  iterations: 21,
};

function record(variant: (typeof VARIANTS)[number], replicate: number): RunRecord {
  const values = new Float64Array(YEARS.length * SCOPES.length * INDICATORS.length);
  const total = (column: 5 | 6) => CITIES.reduce((sum, city) => sum + city[column], 0);
  let cell = 0;
  for (const [y, year] of YEARS.entries())
    SCOPES.forEach((scope, place) => {
      const city = CITIES.find(([id]) => id === scope);
      const [gdp, residents] = city ? [city[5], city[6]] : [total(5), total(6)];
      const reach = Math.max(0, 1 - Math.exp((REFORM - 1 - year) / 4)) * variant.strength;
      INDICATORS.forEach((indicator, i) => {
        const luck = 1 + 0.002 * noise(replicate, y, place, i);
        const chance = 1 + 0.12 * noise(replicate, place, i) + 0.05 * noise(replicate, place, i, y);
        const share = response(indicator, place) * reach * chance;
        const money = (MONEY_EFFECTS[indicator] ?? 0) * reach * chance * (city ? 0.1 * noise(place, i) : 1);
        const missing = city !== undefined && /theil|sigma|gap|division/.test(indicator);
        values[cell++] = missing ? Number.NaN : level(indicator, gdp, residents) * luck * (1 + share) + money;
      });
    });
  return {
    variant: variant.id,
    replicate,
    years: YEARS,
    scopes: SCOPES,
    scopeLevels: LEVELS,
    indicators: INDICATORS,
    values,
    flows: {
      kinds: ["firms", "general", "skilled"],
      sectors: ["", "", ""],
      units: ["firms", "thousand persons", "thousand persons"],
      nodes: NODES,
      values: flows(variant.strength, replicate),
    },
    policyEvents: policyEvents(variant.id),
    audit: AUDIT,
  };
}

/** Cities decide in two arms, a council in a third. */
function policyEvents(variant: string): PolicyEvent[] {
  if (variant === "booths") return decidedByCouncil();
  if (variant !== "border" && variant !== "together") return [];
  return decidedByCities(
    CITIES.map(([id]) => id),
    YEARS.filter((year) => year >= REFORM),
  );
}

/** Gravity, with a reform that draws flows towards the larger place. */
function flows(strength: number, replicate: number): Float64Array {
  const size = (node: number) => CITIES[node]?.[5] ?? 60000;
  const values: number[] = [];
  for (const year of YEARS)
    for (const scale of [2, 1, 0.4])
      for (let from = 0; from < NODES.length; from++)
        for (let to = 0; to < NODES.length; to++) {
          const reach = year < REFORM ? 0 : strength;
          const pull = 1 + 0.25 * reach * noise(from, to) + 0.01 * reach * noise(from, to, replicate, year);
          values.push(from === to ? 0 : (scale * pull * Math.sqrt(size(from) * size(to))) / 1000);
        }
  return Float64Array.from(values);
}

function structure(strength: number): number[][] {
  return CITIES.map((_, c) =>
    SECTORS.map((_, s) => 2 ** (1.6 * noise(c, s) * noise(c, 1) + 0.12 * strength * noise(c, s, 2))),
  );
}

/** Made once for each number of replicates: what tests read, they do not change. */
function once<Made>(make: (replicates: number) => Made): (replicates?: number) => Made {
  const made = new Map<number, Made>();
  return (replicates = 8) => {
    if (!made.has(replicates)) made.set(replicates, make(replicates));
    return made.get(replicates)!;
  };
}

/** The accumulated runs. */
const invented = once((replicates): Summary => {
  const runs = Array.from({ length: replicates }, (_, replicate) =>
    VARIANTS.map((variant) => record(variant, replicate)),
  );
  return summed(
    VARIANTS.map(({ id }) => id),
    runs,
  );
});

const DICTIONARY = dictionaryRows(textOf("yuan", "元"));

/** Of so many replicates. */
export function manifestOf(replicates: number): Manifest {
  return {
    schemaVersion: 2,
    program: { name: "agglom", version: "0.1.0", commit: null },
    node: "v20.19.0",
    scenario: { file: "scenarios/invented.yaml", sha256: "0".repeat(64) },
    seed: 1,
    replicates,
    failed: [],
    years: [YEARS[0]!, YEARS.at(-1)!],
    variants: VARIANTS.map(({ id }) => id),
    audit: AUDIT,
    run: { command: "agglom compare", seconds: 1, host: "here" },
  };
}

/** The first ends after five years. */
function inventedLever(at: number): VariantChanges["levers"][number] {
  return {
    ...{ type: "toll", label: textOf("Toll", "通行费"), from: REFORM, to: at === 0 ? REFORM + 5 : null, agreed: false },
    ...{ decidedBy: textOf("The provinces", "各省"), places: [], cities: [], sectors: [], sets: [], terms: [] },
  };
}

const context = (summary: Summary): Parameters<typeof contextJson>[0] => ({
  schemaVersion: 2,
  title: textOf("Removing barriers in the Yangtze River Delta (invented numbers)", "长三角壁垒消除（虚构数据）"),
  question: textOf(
    "What happens to incomes, and to the gaps between cities, when tolls, booths and administrative borders fall?",
    "取消通行费、检查站与行政边界后，收入与城市差距如何变化？",
  ),
  region: textOf("Yangtze River Delta", "长三角"),
  currency: textOf("yuan", "元"),
  variants: VARIANTS.map(({ id, label, zh }) => ({
    id,
    label: textOf(label, zh),
    description:
      id === "baseline"
        ? textOf("Everything stays as it is.", "一切照旧。")
        : textOf(`${label} from ${REFORM} on.`, `自${REFORM}年起${zh}。`),
  })),
  focus: "together",
  reformYear: REFORM,
  provinces: PROVINCES.map((id, p) => ({ id, label: textOf(id[0]!.toUpperCase() + id.slice(1), PROVINCES_ZH[p]) })),
  cities: CITIES.map(([id, label, province, longitude, latitude], c) => ({
    ...{ id, province, longitude, latitude },
    label: textOf(label, NAMES_ZH[c]),
  })),
  hinterlands: [
    { id: "rest-of-china", label: textOf("Rest of China", "中国其他地区") },
    { id: "rest-of-world", label: textOf("Rest of the world", "世界其他地区") },
  ],
  chosen: [
    { lever: "tax-rates", label: textOf("Tax on profit", "利润税"), unit: textOf("share of profit", "占利润的比例") },
  ],
  players: ["shanghai", "jiangsu", "zhejiang", "anhui"],
  sectors: SECTORS.map((label, s) => ({ id: label.toLowerCase(), label: textOf(label, SECTORS_ZH[s]) })),
  labour: ["general", "skilled"],
  structure: VARIANTS.map(({ strength }) => structure(strength)),
  employment: { year: 2021, imputed: true, values: structure(1).map((row) => row.map((quotient) => 100 * quotient)) },
  changes: VARIANTS.slice(1).map(({ id }, at) => ({
    variant: id,
    levers: [inventedLever(at)],
    also: [],
  })),
  collaboration: collaborationReport(summary, collaborationOf(summary, 13)),
  limits: [
    textOf("All numbers of this page are invented; it exists to test the page.", "本页所有数字均为虚构，仅用于测试。"),
  ],
});

/** Rows, written and read again. */
const written = <Row>(table: Table<Row>, rows: Iterable<Row>): Row[] => Array.from(rows, (row) => keptRow(table, row));

/** What the files hold, written and read again as a program would. */
export const reportFiles = once((replicates): ReportFiles => {
  const summary = invented(replicates);
  return {
    replicates: written(REPLICATES, replicateRows(summary)),
    effects: written(EFFECTS, effectRows(summary)),
    flows: written(FLOWS, flowRows(summary)),
    ...(replicates > 1 ? { uncertainty: uncertaintySchema.parse(JSON.parse(uncertaintyJson(inventedStudy()))) } : {}),
    choices: choicesOf(Array.from(policyJsonl(summary), (line) => policyRowSchema.parse(JSON.parse(line)))),
    dictionary: readDictionary(dictionaryCsv(DICTIONARY)),
    manifest: manifestSchema.parse(JSON.parse(manifestJson(manifestOf(replicates)))),
    context: contextSchema.parse(JSON.parse(contextJson(context(summary)))),
  };
});

/** The same without the way over files. */
export const inventedReport = once((replicates): ReportData => {
  const summary = invented(replicates);
  const uncertainty = replicates > 1 ? inventedStudy() : undefined;
  return reportData(summary, {
    manifest: manifestOf(replicates),
    // Kept for all who ask.
    context: freeze(contextSchema.parse(context(summary)), true),
    dictionary: DICTIONARY,
    uncertainty,
  });
});

/** A study in which the last variant does most, and one figure decides how much. */
export function inventedStudy(): Uncertainty {
  const names = VARIANTS.slice(1).map(({ id }) => id);
  const courses = ["real-gdp", "real-national-income", "real-final-consumption-per-head"];
  const effect = (variant: string, strength: number, indicator: string, year: number): UncertainEffect => ({
    variant,
    year,
    place: "cluster",
    indicator,
    worlds: 60,
    effect: [10 * strength, 20 * strength, 40 * strength],
    relative: [0.01 * strength, 0.02 * strength, 0.04 * strength],
    rises: 1,
    falls: 0,
    misses: 0,
    missedBy: null,
  });
  return {
    schemaVersion: 1,
    holds: "study of uncertainty",
    program: "0.1.0",
    subject: "",
    seed: 1,
    data: {
      ...{ hash: "0", candidates: 310, failed: 2, kept: 64, asked: 254, without: [], central: 0.49 },
      moments: [
        {
          ...{ id: "goods-to-border", label: textOf("Goods to border", "货物的边界"), unit: "ln points" },
          ...{ kind: "normal", value: -0.97, error: 0.35, use: "condition", alone: 0.48, central: -1 },
          ...{ prior: [-1.2, 0.57], kept: [-1, 0.31] },
        },
        {
          ...{ id: "wages-to-density", label: textOf("Wages to density", "工资的密度弹性"), unit: "elasticity" },
          ...{ kind: "between", value: [0.04, 0.07], error: 0, use: "check", alone: 0.07, central: 0.21 },
          ...{ prior: [0.19, 0.13], kept: [0.18, 0.14] },
        },
      ],
    },
    draws: 64,
    failed: [0, 1, 2, 3].map((draw) => ({ draw, arm: null, ...because(textOf("The base year cannot be made.")) })),
    target: 0,
    held: [],
    factors: [
      {
        name: "barriers.border.1",
        label: t("parameter.administrativeBorder"),
        unit: "ad valorem",
        central: 0.2,
        drawn: [0.1, 0.2, 0.4],
      },
    ],
    probe: null,
    effects: names.flatMap((variant, v) =>
      courses.flatMap((indicator) => [2024, 2030, 2040].map((year) => effect(variant, v + 1, indicator, year))),
    ),
    ranks: [],
    drivers: names.flatMap((variant, v) =>
      courses.map((indicator) => ({
        variant,
        indicator,
        factor: "barriers.border.1",
        correlation: 0.6,
        low: 0.4,
        high: 0.75,
        atLow: 0.01 * (v + 1),
        atHigh: 0.03 * (v + 1),
      })),
    ),
    paired: [
      {
        ...{ place: "cluster", indicator: "real-gdp", from: 2040, to: 2040 },
        runs: Object.fromEntries(
          ["baseline", ...names].map((run, v) => [run, Array.from({ length: 64 }, (_, d) => 1000 + d * v)]),
        ),
      },
    ],
  };
}

/** A row of effects of a mean of 100, with an interval of so much to either side. */
export function rowOf(effect: number, half: number): EffectRow {
  const [row] = inventedReport().effects;
  return { ...row!, baselineMean: 100, effect, ciLow: effect - half, ciHigh: effect + half };
}
